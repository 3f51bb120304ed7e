"""The open data keep the shape that was last released, unless the version moves.

`tests/cases/contract/NAME.json` holds that shape: each field and its type. After a
change that is meant, write them again with
`PYTHONPATH=_ext python -m tests.build.test_contract`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from playbook.open_data import FIELDS, schema
from startup_cards.figures import stay_schema, year_schema
from startup_cards.shapes import records_schema, row_schema

from .conftest import Build, Project

CONTRACT = Path(__file__).parents[1] / "cases" / "contract"
Shape = dict[str, Any]


def fields(schema: Shape, whole: Shape, path: str = "") -> dict[str, str]:
    """Each path of a schema with the types it may hold."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    found: dict[str, str] = {}
    for choice in schema.get("anyOf", []):
        for name, types in fields(choice, whole, path).items():
            both = {*found.get(name, types).split("|"), *types.split("|")}
            found[name] = "|".join(sorted(both))
    if "type" in schema:
        types = schema["type"]
        found[path] = types if isinstance(types, str) else "|".join(sorted(types))
    for name, part in schema.get("properties", {}).items():
        found |= fields(part, whole, f"{path}.{name}")
    if "items" in schema:
        found |= fields(schema["items"], whole, f"{path}[]")
    return found


def shape(schema: Shape) -> Shape:
    version = schema.get("properties", {}).get("version", {}).get("const")
    if version is None:
        version = int(schema["$comment"].removeprefix("version "))
    return {"version": version, "fields": fields(schema, schema)}


def now() -> dict[str, Shape]:
    """The shape of each file, as the code has it."""
    schemas = {
        "startups": records_schema(),
        "startups.csv": row_schema(),
        "flow.csv": year_schema(),
        "flow-stays.csv": stay_schema(),
        **{name: schema(name) for name in FIELDS},
    }
    return {name: shape(schema) for name, schema in schemas.items()}


def broken(released: Shape, current: Shape) -> list[str]:
    """The promises that a change breaks: none when it has a new version."""
    if current["version"] > released["version"]:
        return []
    return sorted(
        name
        for name, types in released["fields"].items()
        if current["fields"].get(name) != types
    )


@pytest.mark.parametrize("name", now())
def test_the_released_shape_still_holds(name: str) -> None:
    released = json.loads((CONTRACT / f"{name}.json").read_text("utf-8"))
    assert broken(released, now()[name]) == []


def test_every_released_file_is_still_published() -> None:
    assert {path.stem for path in CONTRACT.glob("*.json")} == set(now())


def test_a_break_is_seen_and_an_addition_is_none() -> None:
    released = {"version": 1, "fields": {".a": "string", ".b": "integer"}}
    renamed = {"version": 1, "fields": {".a": "string", ".c": "integer"}}
    retyped = {"version": 1, "fields": {".a": "string", ".b": "string"}}
    added = {"version": 1, "fields": {**released["fields"], ".c": "string"}}  # type: ignore[dict-item]
    assert broken(released, renamed) == [".b"]
    assert broken(released, retyped) == [".b"]
    assert broken(released, added) == []
    assert broken(released, {**renamed, "version": 2}) == []


def known(value: object, path: str = "") -> set[str]:
    """Every path that data really hold."""
    found = {path}
    if isinstance(value, dict):
        for name, part in value.items():
            found |= known(part, f"{path}.{name}")
    if isinstance(value, list):
        for part in value:
            found |= known(part, f"{path}[]")
    return found


def check(folder: Path, name: str) -> Shape:
    """Judge a published file by the schema published beside it."""
    data: Shape = json.loads((folder / f"{name}.json").read_text("utf-8"))
    published = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(published)
    Draft202012Validator(published).validate(data)
    assert known(data) <= fields(published, published).keys() | {".version"}
    return data


def test_what_a_site_publishes_fits_its_schemas(project: Project) -> None:
    built = project.build(html_baseurl="https://exemple.org/site")
    folder = built.outdir
    assert check(folder, "startups")["startups"]
    feed = ElementTree.fromstring(built.read("atom.xml"))
    links = [node.get("href", "") for node in feed.findall(".//{*}link")]
    assert links[0] == "https://exemple.org/site/atom.xml"
    for link in links[1:]:
        name = unquote(link.removeprefix("https://exemple.org/site/"))
        assert (folder / name).is_file()
    again = project.build()
    assert not (again.outdir / "atom.xml").exists()


def test_each_table_fits_the_schema_beside_it(project: Project) -> None:
    flow = "---\norphan: true\n---\n# Flux\n\n```{startup-flow}\n```\n"
    (project / "flux.md").write_text(flow, "utf-8")
    folder = project.build().outdir
    tables = sorted(folder.glob("*.csv"))
    assert "startups.csv" in {path.name for path in tables}
    assert len(tables) == 3
    for path in tables:
        schema = json.loads(Path(f"{path}.schema.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        text = path.read_bytes().decode()
        assert text.startswith(",".join(schema["required"]) + "\r\n")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert rows
        for row in rows:
            validator.validate(row)
    (project / "flux.md").unlink()
    again = project.build().outdir
    assert {path.name for path in again.glob("*.csv")} == {"startups.csv"}
    assert {path.name for path in again.glob("*.csv.*")} == {"startups.csv.schema.json"}


def announced(build: Build, page: str) -> list[str]:
    """The feeds that the head of a page names."""
    head = build.read(page).partition("</head>")[0]
    mark = r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="'
    return re.findall(mark + r'([^"]+)">', head)


def test_each_page_announces_the_feed_of_a_site_with_an_address(
    project: Project,
) -> None:
    built = project.build(html_baseurl="https://exemple.org/site/")
    assert announced(built, "index.html") == ["atom.xml"]
    assert announced(built, "startups/cantine.html") == ["../atom.xml"]
    assert announced(project.build(), "index.html") == []


if __name__ == "__main__":
    for name, current in now().items():
        text = json.dumps(current, ensure_ascii=False, indent=1, sort_keys=True)
        (CONTRACT / f"{name}.json").write_text(text + "\n", "utf-8")
