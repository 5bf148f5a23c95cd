"""Every export is opened by the tool that it is for, and holds what the records hold: no more, no less."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import icalendar
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest
import rdflib
from followthemoney import model

from mahdar.errors import ExportError
from mahdar.exports import FORMATS, Dataset, export
from mahdar.exports.polecat import COLUMNS, intensity
from mahdar.exports.tables import TABLES, rows
from mahdar.intake import open_sources
from mahdar.reading import Reader, Report
from mahdar.record import MODES_OF, Event, Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def records(reader: Reader) -> list[Record]:
    reports = [one for one in open_sources(sorted(EXAMPLES.glob("*.txt"))) if isinstance(one, Report)]
    return [reader.read(report) for report in reports]


@pytest.fixture
def dataset(records: list[Record]) -> Dataset:
    return Dataset(lambda: iter(records), filters={"country": "JOR"})


def written(dataset: Dataset, name: str, folder: Path) -> Path:
    target = folder / f"out{FORMATS[name].suffix}"
    export(dataset, name, target)
    return target


def counts(records: list[Record], kind: str) -> int:
    return sum(len(getattr(record, kind)) for record in records)


def test_parquet_is_read_by_duckdb_and_pandas_row_for_row(
    dataset: Dataset, records: list[Record], tmp_path: Path
) -> None:
    folder = written(dataset, "parquet", tmp_path)
    for table in TABLES:
        expected = [row for record in records for name, row in rows(record, dataset) if name == table]
        found = duckdb.sql(f"select * from '{folder}/{table}.parquet'").fetchall()
        assert found == [tuple(row.get(column) for column in TABLES[table]) for row in expected]
        assert len(pd.read_parquet(folder / f"{table}.parquet")) == len(expected)
    about = json.loads(pq.read_schema(folder / "contacts.parquet").metadata[b"mahdar"])
    assert about["readers"][0]["words"] == records[0].report.reader.words
    assert about["filters"] == {"country": "JOR"} and about["counts"]["contacts"] == counts(records, "contacts")


def test_csv_is_read_by_pandas_and_duckdb_as_its_data_package_says(
    dataset: Dataset, records: list[Record], tmp_path: Path
) -> None:
    folder = written(dataset, "csv", tmp_path)
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert package["mahdar"]["readers"][0]["version"] == records[0].report.reader.version
    for resource in package["resources"]:
        table = pd.read_csv(folder / resource["path"])
        assert list(table.columns) == [one["name"] for one in resource["schema"]["fields"]]
    statements = duckdb.sql(f"select count(*), count(distinct speaker_name) from '{folder}/statements.csv'").fetchall()
    assert statements[0][0] == counts(records, "statements") and statements[0][1] > 5


def test_a_text_that_a_spreadsheet_would_run_is_quoted(records: list[Record], tmp_path: Path) -> None:
    class Sly(Dataset):
        def words(self, text: str | None) -> str | None:
            return '=HYPERLINK("http://x")' if text else text

    folder = written(Sly(lambda: iter(records)), "csv", tmp_path)
    with (folder / "reports.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["title"] for row in csv.DictReader(file)} == {'\'=HYPERLINK("http://x")'}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib of itself
def test_jsonld_is_read_by_rdflib(dataset: Dataset, records: list[Record], tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(written(dataset, "jsonld", tmp_path), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")

    def nodes(kind: str) -> int:
        return len(set(graph.subjects(rdflib.RDF.type, schema[kind])))

    assert nodes("NewsArticle") == len(records) and nodes("Person") == counts(records, "people")
    assert nodes("Quotation") == counts(records, "statements")
    assert nodes("Event") == counts(records, "contacts") + counts(records, "upcoming")
    speakers = {str(name) for q in graph.objects(None, schema.creator) for name in graph.objects(q, schema.name)}
    assert {one.name for record in records for one in record.people} & speakers


def test_followthemoney_accepts_every_entity_and_every_link_leads_somewhere(
    dataset: Dataset, records: list[Record], tmp_path: Path
) -> None:
    lines = written(dataset, "ftm", tmp_path).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    entities = {raw["id"]: model.get_proxy(raw, cleaned=False) for raw in told}
    assert len(entities) == len(told)
    for raw in told:
        proxy = entities[raw["id"]]
        proxy.schema.validate(raw)
        for prop, values in raw["properties"].items():  # a value that FtM cannot clean would be dropped silently
            assert len(proxy.get(prop)) == len(set(values)), (raw["schema"], prop, values)
            if proxy.schema.properties[prop].type.name == "entity":
                assert all(value in entities for value in values), (raw["schema"], prop)
    schemata = {raw["schema"] for raw in told}
    assert {"Person", "Position", "Occupancy", "Organization", "Event", "Mention", "Article"} <= schemata
    assert sum(raw["schema"] == "Event" for raw in told) == counts(records, "contacts")


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_who_met_whom_is_read_by_networkx(name: str, read: Any, dataset: Dataset, tmp_path: Path) -> None:
    graph = read(written(dataset, name, tmp_path))
    labels = {node: data["label"] for node, data in graph.nodes(data=True)}
    pairs = {frozenset((labels[a], labels[b])) for a, b in graph.edges()}
    assert frozenset(("سامر الحلبي", "مازن الطراونة")) in pairs
    assert frozenset(("سامر الحلبي", "ليلى درويش")) not in pairs  # of one side


def test_one_who_is_the_same_in_two_reports_is_one_node(records: list[Record], tmp_path: Path) -> None:
    twice = [records[0], records[0]]
    dataset = Dataset(lambda: iter(twice), who=lambda _report, entry: entry)
    graph = nx.read_graphml(written(dataset, "graphml", tmp_path))
    assert {data["weight"] for _, _, data in graph.edges(data=True)} == {2}


def test_plover_rows_carry_polecats_columns(dataset: Dataset, records: list[Record], tmp_path: Path) -> None:
    table = pd.read_csv(written(dataset, "plover", tmp_path), sep="\t", keep_default_na=False)
    assert tuple(table.columns) == COLUMNS and len(table) == counts(records, "events")
    assert set(table["Quad Code"]) <= {1, 2, 3, 4} and table["Version"].str.contains("words").all()
    assert {"CONSULT", "PROTEST"} <= set(table["Event Type"])


def test_every_plover_type_and_mode_has_an_intensity_of_its_quad() -> None:
    for kind, modes in MODES_OF.items():
        for mode in ((), *((mode,) for mode in modes)):
            event = Event(id="e1", type=kind, modes=mode, actors=("p1",), confidence=0.5, rule="r", evidence=((0, 1),))
            assert -10 <= intensity(event) <= 10


def test_the_calendar_holds_every_upcoming_item_and_invents_no_day(
    dataset: Dataset, records: list[Record], tmp_path: Path
) -> None:
    calendar = icalendar.Calendar.from_ical(written(dataset, "ical", tmp_path).read_bytes())
    items = [item for record in records for item in record.upcoming]
    assert len(calendar.subcomponents) == len(items)
    days = sorted(item.when for item in items if item.when and len(item.when) == 10)
    assert sorted(one["DTSTART"].dt.isoformat() for one in calendar.walk("VEVENT")) == days
    assert all("DUE" not in one and "DTSTART" not in one for one in calendar.walk("VTODO"))


@pytest.mark.parametrize("name", FORMATS)
def test_without_text_no_sentence_of_the_newsroom_leaves(name: str, records: list[Record], tmp_path: Path) -> None:
    target = written(Dataset(lambda: iter(records), text=False), name, tmp_path)
    files = [target] if target.is_file() else sorted(target.iterdir())
    written_text = "".join(
        str(pq.read_table(file).to_pydict()) if file.suffix == ".parquet" else file.read_text(encoding="utf-8-sig")
        for file in files
    ).replace("\r\n ", "")
    for record in records:
        assert record.report.title not in written_text
        for said in (*record.statements, *record.upcoming):
            assert len(said.text.split()) < 5 or said.text not in written_text


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_written_over_and_nothing_half_written_stays(name: str, dataset: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="is there already"):
        export(dataset, name, target)
    assert target.read_text(encoding="utf-8") == "mine"

    def broken() -> Any:
        yield from list(dataset)[:1]
        raise ExportError("source", "gone")

    with pytest.raises(ExportError, match="gone"):
        export(Dataset(broken), name, tmp_path / "half")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_bad_wishes_get_one_line(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no format «xls» \(formats: csv, parquet"):
        export(dataset, "xls", tmp_path / "a")
    with pytest.raises(ExportError, match="its folder is not there"):
        export(dataset, "csv", tmp_path / "no" / "a")
