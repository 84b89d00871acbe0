"""Parquet: every row of every table reads back, with its types."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from scripts.publish.formats.parquet import arrow_type, parquet
from scripts.publish.rows import FILES
from tests.cli import run_scripts
from tests.published import rows_of


@pytest.mark.parametrize("table", FILES)
def test_every_row_reads_back(toy_site: Path, table: str) -> None:
    held = rows_of(toy_site, table)
    read = pyarrow.parquet.read_table(io.BytesIO(parquet(table, held)))
    assert read.column_names == list(FILES[table].model_fields)
    assert read.to_pylist() == held


def test_types_are_those_of_the_contract() -> None:
    fields = FILES["passages"].model_fields
    assert arrow_type(fields["n"].annotation) == pyarrow.int64()
    assert pyarrow.types.is_list(arrow_type(fields["topics"].annotation))
    assert pyarrow.types.is_struct(arrow_type(fields["source"].annotation))
    with pytest.raises(TypeError):
        arrow_type(complex)


def test_the_command_writes_a_file_a_table(toy_site: Path, tmp_path: Path) -> None:
    done = run_scripts("parquet", "--site", toy_site, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert {path.stem for path in (tmp_path / "out").glob("*.parquet")} == set(FILES)
    assert len((tmp_path / "out/checksums.txt").read_text("utf-8").splitlines()) == len(FILES)


def test_without_a_site_it_says_so(tmp_path: Path) -> None:
    done = run_scripts("parquet", "--site", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "scripts build" in done.stdout + done.stderr
