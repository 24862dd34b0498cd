from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.export.whole_file import whole_file, whole_folder


def test_a_file_is_there_whole_or_as_it_was(tmp_path):
    path = tmp_path / "out"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="stop"), whole_file(path) as file:
        file.write(b"half")
        raise ValueError("stop")
    assert path.read_text(encoding="utf-8") == "before" and list(tmp_path.iterdir()) == [path]
    with whole_file(path) as file:
        file.write(b"after")
    assert path.read_text(encoding="utf-8") == "after" and list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_and_stays(tmp_path):
    """A rename would put a file where the device was."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as file:
        file.write(b"through")
    assert os.read(reader, 100) == b"through" and stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)
    with pytest.raises(StoreError, match="No space left"), whole_file(Path("/dev/full")) as file:
        file.write(b"too much")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_a_link_goes_on_leading_where_it_led(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with whole_file(tmp_path / "link") as file:
        file.write(b"whole")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "file").read_bytes() == b"whole"


def test_a_folder_is_there_whole_or_not_at_all(tmp_path):
    path = tmp_path / "made" / "out"
    with pytest.raises(ValueError, match="stop"), whole_folder(path) as folder:
        (folder / "one").write_text("half", encoding="utf-8")
        raise ValueError("stop")
    assert not path.exists() and list(path.parent.iterdir()) == []
    with whole_folder(path) as folder:
        (folder / "one").write_text("whole", encoding="utf-8")
    assert [each.name for each in path.iterdir()] == ["one"] and list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"), whole_file(tmp_path / "no" / "out"):
        pass
    with pytest.raises(StoreError, match="cannot be written"), whole_folder(tmp_path / "file" / "out"):
        pass
