"""Ray on this machine: slow to start, so all that it must do is asked of one cluster."""

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from dragoman.batch.files import GO_ON
from dragoman.batch.job import Job, Limits
from dragoman.batch.run import Plan, run
from dragoman.errors import BatchError
from tests.batch.disks import enlarge, small_disk
from tests.batch.readers import HarmedSetup
from tests.batch.test_run import fingerprint, reports

ray = pytest.importorskip("ray", reason="needs the extra 'batch'")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
QUICK = {"health_check_initial_delay_ms": 500, "health_check_period_ms": 500, "health_check_timeout_ms": 2000, "health_check_failure_threshold": 3}
"""A node is given up after seconds instead of half a minute."""
ROOT = str(Path(__file__).resolve().parents[2])


@pytest.fixture(scope="module")
def cluster():
    """Two nodes of one core, as the workers would be machines of their own."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False, "_system_config": QUICK})
    cluster.add_node(num_cpus=1)
    # tests/batch/readers.py must be importable on the workers
    ray.init(address=cluster.address, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": os.pathsep.join([ROOT, f"{ROOT}/src"])}})
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def code(out: Path, documents, engine: str, seconds: float = 0.0, workers: int = 2):
    job = Job(out, HarmedSetup(seconds=seconds), Limits(deaths=50))
    return run(job, documents, ["corpus"], Plan(engine=engine, workers=workers, shard_size=3))


def test_the_output_is_that_of_the_local_engine(cluster, tmp_path):
    outcome = code(tmp_path / "ray", reports(14, harm=(5,)), "ray")
    assert (outcome.documents, outcome.dead) == (14, 1)
    code(tmp_path / "local", reports(14, harm=(5,)), "local")
    assert fingerprint(tmp_path / "ray") == fingerprint(tmp_path / "local")


def test_actors_that_are_killed_do_not_show(cluster, tmp_path):
    over, kills = threading.Event(), []

    def kill() -> None:
        chance = random.Random(4)
        while not over.wait(chance.uniform(0.5, 2.0)) and len(kills) < 4:
            actors = _shard_coders()
            if actors:
                kills.append(chance.choice(actors))
                os.kill(kills[-1], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        code(tmp_path / "ray", reports(30), "ray", seconds=0.1)
    finally:
        over.set()
        thread.join()
    assert kills
    code(tmp_path / "local", reports(30), "local")
    assert fingerprint(tmp_path / "ray") == fingerprint(tmp_path / "local")


def test_a_node_that_dies_does_not_show(cluster, tmp_path):
    """Its actor has no node to go to afterwards; the others take its shards."""
    node, out = cluster.add_node(num_cpus=1), tmp_path / "ray"
    killed = threading.Event()

    def kill() -> None:
        while not list(out.glob("shards/*.json")):
            time.sleep(0.1)
        cluster.remove_node(node, allow_graceful=False)
        killed.set()

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    code(out, reports(30), "ray", seconds=0.2, workers=3)
    assert killed.wait(60)
    code(tmp_path / "local", reports(30), "local")
    assert fingerprint(out) == fingerprint(tmp_path / "local")


def test_the_error_of_a_worker_is_told_and_the_run_goes_on_later(cluster, tmp_path):
    disk = tmp_path / "disk"
    with small_disk(disk, "160k"):
        with pytest.raises(BatchError, match=f"^{disk}.* No space left on device; {GO_ON}$"):
            code(disk / "ray", reports(14), "ray")
        enlarge(disk, "20m")
        code(disk / "ray", reports(14), "ray")
        code(tmp_path / "local", reports(14), "local")
        assert fingerprint(disk / "ray") == fingerprint(tmp_path / "local")


def _shard_coders() -> list[int]:
    """The processes of Ray's actors that code."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and b"_ShardCoder" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found
