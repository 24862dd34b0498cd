"""What is committed for the browser is what its source builds."""

from __future__ import annotations

import shutil
import subprocess
from importlib.resources import files

import pytest

from tests.web.browser import WEB

STATIC = files("dragoman.web").joinpath("static")
pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (WEB / "node_modules").exists(), reason="node or its packages are missing: cd web && npm ci"
)


@pytest.mark.parametrize(("command", "name"), [("build.mjs", "dragoman.js"), ("map.mjs", "world.svg")])
def test_committed_files_are_what_their_source_builds(tmp_path, command, name):
    subprocess.run(["node", command, str(tmp_path / name)], cwd=WEB, check=True, capture_output=True)
    assert (tmp_path / name).read_bytes() == STATIC.joinpath(name).read_bytes()


def test_the_script_has_sound_types():
    subprocess.run(["node_modules/.bin/tsc", "--noEmit"], cwd=WEB, check=True, capture_output=True)
