"""Plays, claims and patterns as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from playbook.open_data import FIELDS

if TYPE_CHECKING:
    from .conftest import Built, Site


@pytest.fixture(scope="module")
def built(shared: Site) -> Built:
    return shared.build()


def records(built: Built, name: str) -> list[dict[str, Any]]:
    data = json.loads(built.read(f"{name}.json"))
    return list(data[name])


@pytest.mark.parametrize("name", FIELDS)
def test_each_file_fits_the_schema_beside_it(built: Built, name: str) -> None:
    schema = json.loads(built.read(f"{name}.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(built.read(f"{name}.json")))
    found = records(built, name)
    assert found
    assert all(list(record) == list(FIELDS[name]) for record in found)


def test_addresses_lead_to_what_they_name(built: Built) -> None:
    addresses = [claim["passages"] for claim in records(built, "claims")]
    addresses += [[p["page"]] for p in records(built, "patterns") if p["page"]]
    flat = [address for group in addresses for address in group]
    assert flat
    for address in flat:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in built.read(page)
    for play in records(built, "plays"):
        assert play["title"] in built.read(play["page"])
