from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.export.snapshot import write_snapshot
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.store.sqlite import SqliteStore
from tests.builders import full_reading
from tests.contracts.store_contract import add
from tests.export.record import varied_readings, varied_store

TABLES = ("events", "claims", "relations", "quantities", "documents")


def snapshot(store, path):
    with store.view() as view:
        return write_snapshot(view, path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("snapshot") / "world"
    return folder, snapshot(varied_store(), folder)


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_duckdb_counts_what_the_store_counts(made):
    folder, rows = made
    with varied_store().view() as view:
        documents = list(view.documents(DocumentFilter()))
        there = {
            "events": sum(1 for _ in view.events(EventFilter())),
            "claims": sum(1 for _ in view.claims(ClaimFilter())),
            "relations": sum(1 for _ in view.relations(RelationFilter())),
            "quantities": sum(len(entry.reading.resolution.quantities) for entry in documents),
            "documents": len(documents),
        }
    with duckdb.connect() as connection:
        counted = {
            name: connection.execute(f"SELECT count(*) FROM read_parquet('{folder}/{glob}')").fetchone()[0]
            for name, glob in {name: f"{name}.parquet" for name in TABLES[1:]}.items()
            | {("events", "events/**/*.parquet")}
        }
        by_year = connection.execute(
            f"SELECT year, count(*) FROM read_parquet('{folder}/events/**/*.parquet', hive_partitioning = true) "
            "GROUP BY year ORDER BY year NULLS LAST"
        ).fetchall()
    assert counted == rows == there
    assert by_year == [(2023, 1), (2024, 8), (None, 2)]


def test_the_manifest_has_the_hash_of_each_file(made):
    folder, rows = made
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    listed = {part["path"]: part for table in manifest["tables"].values() for part in table["files"]}
    there = files(folder)
    assert listed.keys() == there.keys() - {"manifest.json", "datapackage.json"}
    for path, part in listed.items():
        assert (part["bytes"], part["sha256"]) == (len(there[path]), hashlib.sha256(there[path]).hexdigest())
    assert {name: table["rows"] for name, table in manifest["tables"].items()} == rows
    assert manifest["made_by"] == {
        "model": ["model-test"], "gazetteer": ["gazetteer-test"], "codebook": ["codebook-test"], "own_codebooks": [],
    }  # fmt: skip


def test_the_data_package_describes_the_columns(made):
    folder, _ = made
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    with duckdb.connect() as connection:
        for resource in package["resources"]:
            paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
            assert all((folder / path).is_file() for path in paths)
            described = connection.execute(
                f"DESCRIBE SELECT * FROM read_parquet('{folder / paths[0]}', hive_partitioning = false)"
            ).fetchall()
            assert [row[0] for row in described] == [field["name"] for field in resource["schema"]["fields"]]


def test_the_same_record_gives_the_same_bytes(made, tmp_path):
    folder, _ = made
    store = SqliteStore(":memory:")
    add(store, *reversed(list(varied_readings())))
    snapshot(store, tmp_path / "again")
    assert files(tmp_path / "again") == files(folder)


def test_an_empty_record(tmp_path):
    assert snapshot(SqliteStore(":memory:"), tmp_path / "none") == dict.fromkeys(TABLES, 0)
    package = json.loads((tmp_path / "none" / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES[1:])


def test_what_is_there_stays(tmp_path):
    (tmp_path / "world").mkdir()
    snapshot(varied_store(), tmp_path / "world")
    with pytest.raises(StoreError, match="is there already"):
        snapshot(varied_store(), tmp_path / "world")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already"):
        snapshot(varied_store(), tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "world"]


KILLED = """
import sys
from pathlib import Path
from dragoman.export import snapshot
from tests.export.record import varied_store
real = snapshot.write_table
def slow(table, entries, file):
    if table.name == "relations":
        print("half", flush=True)
        sys.stdin.read()
    return real(table, entries, file)
snapshot.write_table = slow
with varied_store().view() as view:
    snapshot.write_snapshot(view, Path(sys.argv[1]))
"""


def test_a_killed_snapshot_leaves_no_folder_of_its_name(tmp_path):
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / "world")], cwd=root, env=environ,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    assert process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdin.close()
    process.stdout.close()
    (left,) = tmp_path.iterdir()
    assert left.name.endswith(".part") and not (tmp_path / "world").exists()
    assert sum(snapshot(varied_store(), tmp_path / "world").values()) > 0


def test_what_a_report_says_of_itself_names_no_file(tmp_path):
    store = SqliteStore(":memory:")
    out = "../../out/\0=x\\..\\y"
    add(store, full_reading(title=out, publisher=out, url=f"https://paper.example/{out}"))
    snapshot(store, tmp_path / "in" / "world")
    inside = set(files(tmp_path / "in" / "world"))
    assert {f"in/world/{name}" for name in inside} == set(files(tmp_path))
    assert {Path(name).name for name in inside} <= {f"{t}.parquet" for t in TABLES} | {"manifest.json", "datapackage.json"}
