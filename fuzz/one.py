"""``python -m fuzz.one TARGET --seconds N [--seed S] [--engine own|atheris]``: one target in this process.

Prints a line of JSON: inputs tried, the longest time of one, the finds. A find is also a file in ``fuzz/found/``.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import json
import signal
import sys
import time
import traceback
from pathlib import Path
from random import Random

from fuzz.listing import CORPUS, Target, load
from fuzz.mutations import MAX_BYTES, mutated

FOUND = Path(__file__).parent / "found"
SLOW = 10.0
_KINDS = 5
"""So many different finds of one target are enough to mend for one run."""


class TooSlow(BaseException):
    """No Exception, so that no parser takes it for a fault of its input."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutated inputs for one parser.")
    parser.add_argument("target")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("own", "atheris"), default="own")
    chosen = parser.parse_args()
    faulthandler.enable()
    if chosen.engine == "atheris":
        return _with_atheris(chosen.target, chosen.seconds)
    told = _run(load(chosen.target), chosen.seconds, chosen.seed)
    print(json.dumps(told))
    return 1 if told["finds"] else 0


def _run(target: Target, seconds: float, seed: int) -> dict[str, object]:
    chance = Random(f"{target.name} {seed}")
    signal.signal(signal.SIGALRM, _too_slow)
    last = FOUND.parent / f".last-{target.name}"
    finds: dict[str, str] = {}
    inputs, slowest, end = 0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end and len(finds) < _KINDS:
        data = mutated(chance.choice(target.seeds), target.seeds, target.words, chance)
        last.write_bytes(data)  # where it kills the process, this is what did it
        started = time.monotonic()
        fault = _fault(target, data)
        slowest = max(slowest, time.monotonic() - started)
        inputs += 1
        if fault and fault not in finds:
            finds[fault] = _kept(target.name, data)
    last.unlink(missing_ok=True)
    return {"target": target.name, "inputs": inputs, "slowest": round(slowest, 2), "finds": finds}


def _fault(target: Target, data: bytes) -> str | None:
    signal.setitimer(signal.ITIMER_REAL, SLOW)
    try:
        target.run(data)
    except TooSlow:
        return f"more than {SLOW:g} seconds"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a find
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}: {str(error)[:100]}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def _too_slow(*_: object) -> None:
    raise TooSlow


def _kept(name: str, data: bytes) -> str:
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return str(path.relative_to(FOUND.parent.parent))


def _with_atheris(name: str, seconds: float) -> int:
    """Guided by which lines are reached; libFuzzer itself says how many inputs it tried."""
    import atheris

    with atheris.instrument_imports(include=["dragoman"]):
        target = load(name)
    grown = FOUND / f"grown-{name}"  # what reaches new lines is kept there, not among our seeds
    grown.mkdir(parents=True, exist_ok=True)
    options = [
        sys.argv[0], f"-max_total_time={seconds:.0f}", f"-timeout={SLOW:.0f}", f"-max_len={MAX_BYTES}", "-rss_limit_mb=4096",
        "-print_final_stats=1", f"-artifact_prefix={FOUND}/{name}-", "-verbosity=1", str(grown), str(CORPUS / name),
    ]  # fmt: skip
    atheris.Setup(options, target.run)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
