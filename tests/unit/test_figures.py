"""Figures: what they say, the numbers they show, and where their shapes stand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from startup_cards.card import Context
from startup_cards.figure import Figure, Lives, Source, Span, Stays, decimal, percent
from startup_cards.flow import OUTCOMES, Flow, flow_of, read_flow
from startup_cards.flow_figure import years_figure
from startup_cards.life_figure import life_figure, lives_figure
from startup_cards.marked import plain
from startup_cards.model import Phase
from startup_cards.reading import parse
from startup_cards.rendering.charts import step
from startup_cards.rendering.shapes import Drawing, Shape, beside, thinned
from startup_cards.rendering.svg import draw, swatch
from startup_cards.rules import check_card
from startup_cards.stay_figure import stays_csv, stays_figure
from startup_cards.vocabulary import Vocabularies

from .conftest import startup
from .test_timeline import EVENTS, STAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from startup_cards.model import Event, Startup, Stay

ROOT = Path(__file__).parents[2]
HARD = ROOT / "tests" / "cases" / "hard"
DAY = date(2024, 7, 1)
NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
SOURCES = (Source("les fiches"),)


def plain_text(text: str) -> str:
    return text.replace(NO_BREAK, " ").replace(NARROW, " ")


def cells(figure: Figure) -> list[list[str]]:
    return [[plain_text(cell.text) for cell in row] for row in figure.table.rows]


def shapes(drawing: Drawing) -> Iterator[Shape]:
    """Every shape that is placed in the drawing itself."""
    yield from drawing.shapes


def drawn(figure: Figure, looks: str) -> list[dict[str, str]]:
    """The attributes of the shapes of a look."""
    found = [dict(s.attributes) for s in shapes(draw(figure, "url(#hatch)"))]
    return [s for s in found if looks in s.get("class", "").split()]


def number(text: str) -> float:
    return float(text.removesuffix("%").removesuffix("em"))


# -- lives -----------------------------------------------------------------------


def hard_case(name: str) -> Startup:
    text = (HARD / f"{name}.yaml").read_text("utf-8")
    nothing = Vocabularies(None, None, None, None, None, None)
    context = Context(nothing, None, as_of=DAY, root=HARD)
    card = check_card(text, f"{name}.yaml", context)
    if card.startup is None:
        pytest.skip("no record: the page tells the mistake, and has no drawing")
    return card.startup


def test_overlap_is_two_bars_each_over_its_own_days() -> None:
    figure = life_figure(hard_case("phases-chevauchement"), date(2024, 6, 1), "fr")
    assert cells(figure) == [
        ["Accélération", "3 octobre 2022", "1er janvier 2025", "26 mois"],
        ["Consolidation", "1er janvier 2024", "en cours", "4 mois au 1er juin 2024"],
    ]
    first, second = drawn(figure, "sf-bar")
    assert number(first["x"]) < number(second["x"])
    assert number(second["x"]) < number(first["x"]) + number(first["width"])
    assert first["y"] != second["y"]


def test_a_phase_come_back_to_is_drawn_twice() -> None:
    figure = life_figure(hard_case("phase-repetee"), DAY, "fr")
    assert [row[0] for row in cells(figure)] == [
        "Construction",
        "Arrêté",
        "Construction",
    ]
    assert len(drawn(figure, "sf-bar")) == 2
    assert len(drawn(figure, "sf-stay")) == 1


def test_an_end_that_is_given_has_a_mark_and_a_gap_a_line_of_its_own() -> None:
    product = startup(
        phases=[
            ("investigation", "2022-01-01", "2022-03-01"),
            ("construction", "2022-09-01"),
        ]
    )
    figure = life_figure(product, DAY, "fr")
    assert cells(figure)[1] == [
        "Période sans phase renseignée",
        "1er mars 2022",
        "1er septembre 2022",
        "6 mois",
    ]
    assert len(drawn(figure, "sf-end")) == 1
    assert len(drawn(figure, "sf-gap")) == 1


def test_an_unknown_length_a_future_phase_and_an_event_are_said() -> None:
    product = startup(
        phases=[
            ("investigation", "2022-01-01"),
            ("construction", "2022-01-01"),
            ("transfere", "2025-01-01"),
        ],
        events=[
            {"name": "national_impact", "date": "2023-01-01", "comment": "Partout."}
        ],
    )
    figure = life_figure(product, DAY, "fr")
    assert cells(figure) == [
        ["Investigation", "1er janvier 2022", "date inconnue", "durée inconnue"],
        ["Construction", "1er janvier 2022", "en cours", "29 mois au 1er juillet 2024"],
        ["Impact national", "1er janvier 2023", "–", "–"],
        ["Transféré", "1er janvier 2025", "à venir", "–"],
    ]
    assert figure.table.rows[2][0].note == "Partout."
    assert len(drawn(figure, "sf-thin")) == 1
    assert len(drawn(figure, "sf-future")) == 1
    today = number(drawn(figure, "sf-today")[0]["x1"])
    assert number(drawn(figure, "sf-future")[0]["x1"]) > today
    assert isinstance(figure.drawn, Lives)
    assert figure.drawn.words[3] == ("Transféré", "à venir")


def test_without_a_day_nothing_is_counted_to_it() -> None:
    figure = life_figure(startup(phases=[("construction", "2022-01-15")]), None, "fr")
    assert cells(figure) == [["Construction", "15 janvier 2022", "en cours", "–"]]
    assert figure.dated == ""
    assert drawn(figure, "sf-today") == []


def test_several_products_have_a_legend_of_what_is_drawn_and_links() -> None:
    products = [
        startup("a", title="Alpha", phases=[("investigation", "2022-01-01")]),
        startup("b", title="Bêta", phases=[("abandon", "2021-01-01")]),
    ]
    figure = lives_figure(products, DAY, "fr")
    assert [swatch.look for swatch in figure.legend] == ["investigation", "abandon"]
    assert [row[0].startup for row in figure.table.rows] == ["a", "b"]
    assert plain_text(figure.title) == "2 produits, de phase en phase"
    assert plain_text(figure.description).startswith(
        "Alpha : entrée le 1er janvier 2022 ; Investigation depuis"
    )


def test_every_entry_of_a_legend_has_a_drawing_of_its_own() -> None:
    looks = [*Phase, "thin", "future", "gap", "event"]
    assert len({swatch(look, "").shapes for look in looks}) == len(looks)
    ways = ["succeeded", "stopped", "dropped"]
    assert len({swatch(way, "url(#hatch)").shapes for way in ways}) == len(ways)


def bounds(shape: Shape) -> Iterator[float]:
    """How far a shape reaches, across."""
    places = dict(shape.attributes)
    x = number(places.get("x", "0%"))
    yield x
    if places.get("width", "").endswith("%"):
        yield x + number(places["width"])
    yield from (number(places[name]) for name in ("x1", "x2") if name in places)


@settings(deadline=None, max_examples=60)
@given(data=EVENTS.flatmap(lambda event: STAYS.map(lambda stay: (event, stay))))
def test_any_life_is_drawn_within_the_frame(data: tuple[Event, Stay]) -> None:
    event, stay = data
    product = startup().model_copy(update={"phases": (stay,), "events": (event,)})
    for figure in (
        life_figure(product, DAY, "fr"),
        lives_figure([product, startup("other")], DAY, "en"),
    ):
        drawing = draw(figure, "")
        for shape in shapes(drawing):
            assert all(-0.01 <= x <= 100.01 for x in bounds(shape)), shape
        assert number(drawing.height) > 0


@pytest.mark.parametrize(
    ("left", "right", "letters", "place"),
    [
        (0, 100, 20, (0, "")),
        (70, 100, 20, (100, "end")),
        (60, 61, 40, (0, "")),
        (40, 45, 30, (100 - 30 * 0.63 / 22 * 100, "")),
    ],
)
def test_words_stand_where_they_have_room(
    left: float, right: float, letters: int, place: tuple[float, str]
) -> None:
    x, anchor = beside(left, right, letters)
    assert (round(x, 4), anchor) == (round(place[0], 4), place[1])


def test_of_many_labels_the_last_is_always_kept() -> None:
    kept = [i for i in range(14) if thinned(i, 14, 4)]
    assert kept == [1, 5, 9, 13]


@pytest.mark.parametrize(
    ("most", "lines"), [(1, 1), (5, 2), (9, 5), (111, 50), (800, 200), (0, 1)]
)
def test_the_lines_of_an_axis_are_round(most: int, lines: int) -> None:
    assert step(most) == lines


# -- the flow ----------------------------------------------------------------------


@pytest.fixture
def portfolio() -> list[Startup]:
    """Ten products: the answers below are counted by hand."""
    made = [
        startup(f"in-{n}", phases=[("construction", f"202{n}-01-01")]) for n in range(4)
    ]
    gone = [
        ("transfere", "2022-01-01"),
        ("opere", "2022-01-01"),
        ("abandon", "2021-01-01"),
        ("abandon", "2023-01-01"),
    ]
    made += [
        startup(f"out-{n}", phases=[("construction", "2020-01-01"), left])
        for n, left in enumerate(gone)
    ]
    made += [
        startup(
            f"dropped-{n}",
            phases=[
                ("investigation", "2021-01-01"),
                ("abandon-investigation", "2021-06-01"),
            ],
        )
        for n in range(2)
    ]
    return made


@pytest.fixture
def flow(portfolio: list[Startup]) -> Flow:
    return flow_of(portfolio, DAY)


def test_the_years_are_those_counted_by_hand(flow: Flow) -> None:
    figure = years_figure(flow, SOURCES, "flow.csv", "fr")
    assert cells(figure) == [
        ["2020", "5", "5", "0", "0", "0", "0", "0", "5"],
        ["2021", "3", "1", "0", "0", "1", "2", "3", "5"],
        ["2022", "1", "1", "1", "1", "0", "0", "2", "4"],
        ["2023", "1", "1", "0", "0", "1", "0", "1", "4"],
        ["2024, au 1er juillet", "0", "0", "0", "0", "0", "0", "0", "4"],
    ]
    assert len(figure.table.head) == 9
    assert [plain_text(entry.text) for entry in figure.legend] == [
        "Entrés : 10",
        "Transférés ou opérés : 2",
        "Arrêtés : 2",
        "Investigations non concluantes : 2",
        "En cours à la fin de l’année",
    ]
    assert plain_text(figure.description) == (
        "De 2020 à 2024 : 10 entrées, 6 sorties, 4 en cours. "
        "Le plus d’entrées en 2020 : 5, pour 0 sortie. "
        "En 2023 : 1 entrée, 1 sortie, 4 en cours à la fin."
    )
    assert [plain_text(note) for note in figure.notes] == [
        "L’année 2024 s’arrête au 1er juillet 2024."
    ]


def test_entries_stand_above_the_axis_and_exits_below(flow: Flow) -> None:
    figure = years_figure(flow, SOURCES, "", "fr")
    axis = number(drawn(figure, "sf-axis")[0]["y1"])
    entered = drawn(figure, "sf-entered")
    assert len(entered) == 4
    for bar in entered:
        assert number(bar["y"]) + number(bar["height"]) == pytest.approx(axis, abs=0.01)
    unit = number(entered[0]["height"]) / 5
    for way, counts in {
        "sf-succeeded": [2],
        "sf-stopped": [1, 1],
        "sf-dropped": [2],
    }.items():
        bars = drawn(figure, way)
        assert [round(number(bar["height"]) / unit) for bar in bars] == counts
        assert all(number(bar["y"]) >= axis - 0.01 for bar in bars)
    assert {bar.get("fill") for bar in drawn(figure, "sf-stopped")} == {"url(#hatch)"}
    assert len(drawn(figure, "sf-in-progress")) == 5
    assert drawn(figure, "sf-partial") != []


def test_the_stays_are_those_counted_by_hand(flow: Flow) -> None:
    span = Span(12, 36, "« un à trois ans »")
    figure = stays_figure(flow, SOURCES, "", "fr", span=span, exact=True)
    assert figure is not None
    assert "depuis la construction" in figure.title
    # From entry: of ten, two leave after five months (8/10), one of the eight seen for
    # a year (7/8), two of the six seen for two years (4/6). From construction: one of
    # eight, two of six, then one of the three seen for three years.
    assert cells(figure)[:4] == [
        ["12 mois", "80,0 %", "0,0 %", "20,0 %", "100,0 %", "0,0 %", "0,0 %"],
        ["24 mois", "70,0 %", "0,0 %", "30,0 %", "87,5 %", "0,0 %", "12,5 %"],
        ["36 mois", "46,7 %", "23,3 %", "30,0 %", "58,3 %", "29,2 %", "12,5 %"],
        ["48 mois", "31,1 %", "23,3 %", "45,6 %", "38,9 %", "29,2 %", "31,9 %"],
    ]
    assert isinstance(figure.drawn, Stays)
    assert figure.drawn.median == pytest.approx(1096 / 30.4375)
    assert plain_text(" ".join(figure.drawn.median_words)) == (
        "La moitié est partie après 36 mois"
    )
    assert figure.drawn.span is not None
    assert [plain_text(words) for _, words in figure.drawn.span.shares] == [
        "100 %",
        "58,3 %",
    ]
    assert figure.drawn.exact
    assert plain_text(figure.description).startswith(
        "Sur 8 produits, part encore en incubation : 100 % après 12 mois ;"
    )


def test_nothing_is_said_beyond_the_longest_stay_seen(flow: Flow) -> None:
    figure = stays_figure(flow, SOURCES, "", "fr", span=Span(60, 120, "x"), exact=True)
    assert figure is not None
    assert [row[0] for row in cells(figure)][-1] == "48 mois"
    assert isinstance(figure.drawn, Stays)
    assert figure.drawn.span is not None
    assert [words for _, words in figure.drawn.span.shares] == ["", ""]
    drawing = draw(figure, "")
    for shape in shapes(drawing):
        assert all(-0.01 <= x <= 100.01 for x in bounds(shape)), shape


def test_no_product_at_all_is_an_empty_figure() -> None:
    nothing = flow_of([], DAY)
    assert stays_figure(nothing, SOURCES, "", "fr") is None
    figure = years_figure(nothing, SOURCES, "", "fr")
    assert [row[1] for row in cells(figure)] == ["0"]
    assert draw(figure, "").shapes


def test_a_catalogue_without_exits_has_no_half() -> None:
    flow = flow_of([startup(phases=[("construction", "2022-01-01")])], DAY)
    figure = stays_figure(flow, SOURCES, "", "fr", exact=True)
    assert figure is not None
    assert isinstance(figure.drawn, Stays)
    assert figure.drawn.median is None
    assert "Moins de la moitié sont partis." in figure.description
    assert drawn(figure, "sf-half") == []


def test_the_site_s_own_figures_file_gives_the_numbers_it_holds() -> None:
    text = (ROOT / "docs" / "_data" / "flow.yaml").read_text("utf-8")
    root, problems = parse(text, "flow.yaml", limit=100_000)
    assert problems == []
    assert root is not None
    data = plain(root)
    assert isinstance(data, dict)
    flow = read_flow(data)
    years = years_figure(flow, SOURCES, "", "fr")
    total = [sum(int(row[n]) for row in cells(years)) for n in (1, 2, 7)]
    assert total == [flow.entered, flow.launched, flow.exited]
    stays = stays_figure(flow, SOURCES, "", "fr")
    assert stays is not None
    assert cells(stays)[2] == ["36 mois", "45,1 %", "59,1 %", "15,3 %", "25,6 %"]
    assert cells(stays)[5][1] == "–"
    assert isinstance(stays.drawn, Stays)
    assert plain_text(stays.drawn.median_words[1]) == "après 46 mois"


def test_the_table_of_stays_for_a_spreadsheet(flow: Flow) -> None:
    rows = list(csv.DictReader(io.StringIO(stays_csv(flow))))
    last = [row for row in rows if row["from"] == "construction"][-1]
    assert float(last["months"]) == pytest.approx(36.008, abs=0.001)
    shares = [
        float(last[f"{name}_pct"]) for name in ("still_in", "succeeded", "stopped")
    ]
    assert shares == [38.8889, 29.1667, 31.9444]


def test_years_without_stays_are_shown_alone(flow: Flow) -> None:
    alone = replace(flow, from_entry=None, from_construction=None)
    assert stays_figure(alone, SOURCES, "", "fr") is None
    assert len(OUTCOMES) == 4


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(46.0, "46", "46"), (70.9, "70,9", "70.9"), (1234.56, "1 234,6", "1,234.6")],
)
def test_decimals(value: float, french: str, english: str) -> None:
    assert plain_text(decimal(value, "fr")) == french
    assert decimal(value, "en") == english
    assert percent(value, "en") == f"{english}%"
