"""What the benchmarks ran on, and how much memory the largest runs take."""

import os
import platform
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path


def threads():
    return len(os.sched_getaffinity(0))


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip()


def describe(home, java):
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())[1]) / 2**20
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    version = output("java", "-version").splitlines()[0]
    blas = output(*java, "org.ntkdynamics.bench.Worker", "blas").splitlines()[-1]
    commit = output("git", "-C", str(home), "describe", "--always", "--dirty")
    return (f"{date.today()}, commit {commit}: {model[1] if model else platform.processor()}, {threads()} cores, "
            f"{memory:.0f} GB, {platform.system()} {platform.release()}, {version}, Python {platform.python_version()}. "
            f"ND4J's BLAS is {blas}. "
            f"Every contender may use all {threads()} cores. Load averages at the end, this benchmark included: {load}.")  # fmt: skip


def peak(home, *arguments):
    """Runs the program and returns the largest resident memory of its process, in GB."""
    with tempfile.TemporaryDirectory() as directory:
        process = subprocess.Popen([str(home / "ntk"), *arguments, "--out", f"{directory}/run", "--quiet"])
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise RuntimeError(f"ntk {' '.join(arguments)} ended with status {status}")
        return usage.ru_maxrss / 2**20


def memory(home):
    """The two largest pieces of work: a step on 60000 images, a kernel of 5000."""
    runs = {
        "full-batch steps on 60000 images": ["training.steps=2", "network.sigmaW2=[2.0]", "data.testSize=0", "kernel.steps=[2]"],
        "trace kernel of 5000 images": ["training.steps=1", "network.sigmaW2=[2.0]", "data.trainSize=5000", "data.testSize=0",
                                        "kernel.samplesPerClass=500", "kernel.steps=[1]"],
    }  # fmt: skip
    rows = ["| | command | peak resident memory, GB |", "|---|---|---|"]
    for name, sets in runs.items():
        words = ["run", "experiments/figure-4.yaml"] + [word for s in sets for word in ("--set", s)]
        rows.append(f"| {name} | `./ntk {' '.join(words)}` | {peak(home, *words):.2f} |")
    return "### Memory\n\n" + "\n".join(rows)
