"""Sweeps on Spark's own standalone cluster, workers of one core, beside this machine alone."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
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
        for jar in {jar.name: jar for folder in ("lib", "lib-spark") for jar in (home / "target" / folder).glob("*.jar")}.values():
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


def measured(home, words, workers, rounds):
    """Medians of rounds in turn: this machine alone, each number of workers, and the CPU of the driver of most."""
    results = []
    with ExitStack() as stack:
        masters = [stack.enter_context(standing(home, count)) for count in workers]
        for _ in range(rounds):
            times = [seconds(home, words)]
            times += [seconds(home, words, "--engine", "spark", "--master", master) for master in masters]
            results.append([wall for wall, _ in times] + [times[-1][1]])
    return [statistics.median(column) for column in zip(*results)]


def divided(workers, walls):
    """Least squares for wall clock = s + p / workers."""
    x = [1 / count for count in workers]
    mean_x, mean_y = statistics.mean(x), statistics.mean(walls)
    shared = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, walls)) / sum((a - mean_x) ** 2 for a in x)
    return mean_y - shared * mean_x, shared


def cluster(home, options):
    build(home)
    rounds, workers = min(options.rounds, 3), options.workers
    rows = []
    for name, words in SWEEPS.items():
        alone, *walls, driver = measured(home, words, workers, rounds)
        serial, shared = divided(workers, walls)
        cells = [name, *(f"{value:.1f}" for value in (alone, *walls)), f"{walls[0] / walls[-1]:.2f}", f"{serial:.1f}", f"{shared:.1f}", f"{driver:.1f}"]
        rows.append("| " + " | ".join(cells) + " |")
    counts = " | ".join(f"{count} worker{'s' if count > 1 else ''}, s" for count in workers)
    head = (f"| sweep | local, all cores, s | {counts} | {workers[0]} / {workers[-1]} | serial s, s | shared p, s | CPU of the driver, s |\n"
            + "|---" * (len(workers) + 6) + "|\n")  # fmt: skip
    return (f"### Apache Spark\n\nStandalone master and workers of one core each on this machine; medians of {rounds} in turn, start of the "
            "executors and report included. s and p by least squares from wall clock = s + p / workers.\n\n" + head + "\n".join(rows))  # fmt: skip
