import random
import time

import pytest

from fuzz.listing import load, names
from fuzz.mutations import MAX_BYTES, mutated

MUTATIONS = {"page_worker": 20, "warc": 60, "source": 80, "backup": 30, "times": 80, "page": 80}


@pytest.fixture(scope="module", autouse=True)
def _close_worker():
    yield
    from dragoman import ingest

    ingest.close()


@pytest.mark.parametrize("name", names())
def test_some_hundred_mutated_inputs(name):
    target, chance = load(name), random.Random(name)
    target.run(b"")
    for seed in target.seeds:
        target.run(seed)
    for _ in range(MUTATIONS.get(name, 150)):
        data = mutated(chance.choice(target.seeds), target.seeds, target.words, chance)
        started = time.monotonic()
        target.run(data)
        assert time.monotonic() - started < 10, data


def test_the_same_seed_makes_the_same_bytes():
    made = [[mutated(b"abc" * 50, [b"xyz"], [b"w"], random.Random(seed)) for seed in range(50)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 40
    assert max(map(len, made[0])) <= MAX_BYTES
