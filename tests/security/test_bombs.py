import json
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 64
"""MB by which the memory may rise while a megabyte that says it is a gigabyte is read."""


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the peak of memory is told by Linux only")
def test_no_bomb_makes_the_memory_rise():
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("bombs.py"))], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    rises = json.loads(done.stdout)
    assert len(rises) == 18
    assert {name: rise for name, rise in rises.items() if rise >= LIMIT} == {}
