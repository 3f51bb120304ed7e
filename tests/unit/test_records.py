"""The open data files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from startup_cards.model import Term, Vocabularies, Vocabulary
from startup_cards.records import COLUMNS, record, records, to_csv, to_json

from .conftest import startup

DAY = date(2026, 8, 20)
LISTS = Vocabularies(
    incubators=Vocabulary("incubators", {"dinum": Term("dinum", "La DINUM")})
)


def test_a_record_has_iso_dates_labels_and_what_is_derived() -> None:
    found = record(
        startup(
            phases=[("construction", "2022-01-10"), ("transfere", "2024-01-10")],
            sponsors=["/organisations/x"],
            fast={"promotion": "13", "montant": "300000"},
        ),
        DAY,
        LISTS,
    )
    assert found["incubators"] == [{"id": "dinum", "label": "La DINUM"}]
    assert found["sponsors"] == [{"id": "x", "label": "x"}]
    assert found["phases"][0] == {"name": "construction", "start": "2022-01-10"}
    assert (found["phase"], found["phase_start"]) == ("transfere", "2024-01-10")
    assert (found["entry"], found["exit"]) == ("2022-01-10", "2024-01-10")
    assert found["months_in_incubation"] == 23
    assert found["fast"] == {"promotion": 13, "montant": 300000}


def test_json_is_sorted_stable_and_dated_by_the_data() -> None:
    cards = [startup("zam", title="Zam"), startup("eco", title="École</script>")]
    text = to_json(records(cards, DAY, LISTS), DAY)
    assert text == to_json(records(cards[::-1], DAY, LISTS), DAY)
    data = json.loads(text)
    assert (data["version"], data["as_of"]) == (1, "2026-08-20")
    assert [s["id"] for s in data["startups"]] == ["eco", "zam"]
    assert "École" in text


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    card = startup(title="=1+1", techno=["a", "b"], mission='Dire "oui", vite')
    rows = list(csv.DictReader(io.StringIO(to_csv(records([card], None, LISTS)))))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["title"] == "'=1+1"
    assert rows[0]["techno"] == "a|b"
    assert rows[0]["mission"] == 'Dire "oui", vite'
    assert rows[0]["incubators"] == "dinum"
