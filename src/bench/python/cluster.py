"""Sweeps on Spark's own standalone cluster, one and two workers of one core, beside this machine alone."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

LOOPBACK = "127.0.0.1"
# Of so many tasks that two workers share them evenly.
SWEEPS = {
    "12 trainings of quickstart, 60 steps": ["experiments/quickstart.yaml", "seed=0..3", "training.steps=60", "kernel.steps=[0, 60]"],
    "Figure 1, 20 000 draws a point": ["experiments/figure-1.yaml", "ensemble.draws=20000"],
}


def build(home):
    """The launcher builds what is outdated with Spark once lib-spark is there."""
    if not (home / "target/lib-spark").is_dir():
        subprocess.run(["mvn", "-B", "-ntp", "-q", "-Pspark", "-DskipTests", "-Dspotless.check.skip", "package"],
                       cwd=home, check=True, stdout=sys.stderr)  # fmt: skip


def free_port():
    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        return server.getsockname()[1]


@contextmanager
def standing(home, workers):
    """A cluster of processes on the loopback; its address."""
    jars = f"{home}/target/lib-spark/*:{home}/target/lib/*"
    with tempfile.TemporaryDirectory() as directory:
        environment = {**os.environ, "SPARK_HOME": directory, "SPARK_SCALA_VERSION": "2.13", "SPARK_LOCAL_IP": LOOPBACK}
        Path(directory, "jars").mkdir()
        for folder in ("lib-spark", "lib"):
            for jar in (home / "target" / folder).glob("*.jar"):
                Path(directory, "jars", jar.name).symlink_to(jar)
        port, processes = free_port(), []
        address = f"spark://{LOOPBACK}:{port}"

        def start(role, *arguments):
            command = ["java", "-cp", jars, f"org.apache.spark.deploy.{role.lower()}.{role}", "--host", LOOPBACK, "--webui-port", "0"]
            processes.append(subprocess.Popen([*command, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

        try:
            start("Master", "--port", str(port))
            for i in range(workers):
                start("Worker", "--cores", "1", "--memory", "4g", "--work-dir", f"{directory}/work-{i}", address)
            time.sleep(15)  # until all are registered
            yield address
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait()


def seconds(home, words, *engine):
    """Wall clock of a run, its report included, and what the driver itself computed."""
    spec, *settings = words
    with tempfile.TemporaryDirectory() as directory:
        command = [str(home / "ntk"), "run", spec, "--out", f"{directory}/run", "--quiet", *engine]
        command += [word for setting in settings for word in ("--set", setting)]
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=home, env={**os.environ, "SPARK_LOCAL_IP": LOOPBACK})
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise RuntimeError(f"{' '.join(command)} ended with status {status}")
        return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def measured(home, words, rounds):
    """Medians of rounds in turn: this machine alone, one worker, two workers, CPU of the driver of two."""
    results = []
    with standing(home, 1) as one, standing(home, 2) as two:
        for _ in range(rounds):
            alone, _ = seconds(home, words)
            first, _ = seconds(home, words, "--engine", "spark", "--master", one)
            second, driver = seconds(home, words, "--engine", "spark", "--master", two)
            results.append((alone, first, second, driver))
    return [statistics.median(column) for column in zip(*results)]


def cluster(home, options):
    build(home)
    rounds = min(options.rounds, 3)
    rows = []
    for name, words in SWEEPS.items():
        alone, one, two, driver = measured(home, words, rounds)
        shared = 2 * (one - two)  # W = s + p / workers
        rows.append(f"| {name} | {alone:.1f} | {one:.1f} | {two:.1f} | {one / two:.2f} | {shared:.1f} | {one - shared:.1f} | {driver:.1f} |")
    head = ("| sweep | local, all cores, s | 1 worker, s | 2 workers, s | 1 / 2 | shared p, s | serial s, s | CPU of the driver, s |\n"
            "|---|---|---|---|---|---|---|---|\n")  # fmt: skip
    return (f"### Apache Spark\n\nStandalone master and workers of one core each on this machine; medians of {rounds} in turn, start of the "
            "executors and report included. From wall clock = s + p / workers.\n\n" + head + "\n".join(rows))  # fmt: skip
