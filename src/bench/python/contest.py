"""Contenders that are asked in turn, and the table of their medians."""

import array
import os
import random
import statistics
import struct
import subprocess
import sys
import tempfile
import time

SETTLE = 0.2  # seconds after an answer in which thread pools stop spinning
BUDGET = 60  # seconds that one contender's rounds may take; slow ones get fewer, down to their first call


class Contender:
    def __init__(self, label, command, tasks, same=True):
        """`command` is (words, environment), or None for a peer that is missing; `same`: it computes what ours does."""
        self.label, self.command, self.tasks, self.same = label, command, tasks, same
        self.seconds = []
        self.processor = []
        self.deviation = None

    def start(self):
        words, environment = self.command
        self.process = subprocess.Popen(words, env={**os.environ, **environment}, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
        self.name = self.answer()

    def answer(self):
        for line in self.process.stdout:
            if line.startswith("@"):
                return line[1:].strip()
        raise RuntimeError(f"{self.label} ended with code {self.process.wait()}")

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer()

    def time(self):
        """The seconds that its task takes: on the clock, and of all processors together."""
        before = self.processor_seconds()
        seconds = float(self.ask("time"))
        spent = self.processor_seconds() - before
        time.sleep(SETTLE)
        return seconds, spent

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def calibrate(self):
        """Warms up with each task and keeps the fastest."""
        trials = {}
        for task in self.tasks:
            self.ask(f"prepare {task}")
            first = self.time()
            if first[0] > BUDGET and len(self.tasks) == 1:
                self.task, self.limit = task, 0
                self.seconds, self.processor = [first[0]], [first[1]]
                return
            trials[task] = self.time()[0]
        self.task = min(trials, key=trials.get)
        if len(trials) > 1:
            self.ask(f"prepare {self.task}")
            self.time()
        self.limit = max(1, int(BUDGET / trials[self.task]))
        print(f"{self.label}: {trials}", file=sys.stderr)

    def save(self, file):
        self.ask(f"save {file}")
        return load(file)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()

    def median(self):
        return statistics.median(self.seconds)


def load(file):
    """The numbers of a .npy file of float64 in C order."""
    with open(file, "rb") as stream:
        stream.seek(8)
        stream.seek(struct.unpack("<H", stream.read(2))[0], os.SEEK_CUR)
        return array.array("d", stream.read())


def distance(values, reference):
    """‖a − b‖/‖b‖."""
    square = sum((a - b) ** 2 for a, b in zip(values, reference))
    return (square / sum(b * b for b in reference)) ** 0.5


def contest(contenders, options, tolerance, ours=None):
    """Times the contenders in turn. Ours, or else the first, is the standard of both speed and numbers."""
    standard = ours or contenders[0]
    present = [c for c in contenders if c.command and not any(text in c.label for text in options.skip)]
    with tempfile.TemporaryDirectory() as directory:
        for contender in present:
            contender.start()
            contender.calibrate()
            values = contender.save(f"{directory}/values.npy") if contender.same else None
            if contender is standard:
                reference = values
            elif contender.same:
                contender.deviation = distance(values, reference)
                if len(values) != len(reference) or not contender.deviation < tolerance:
                    raise RuntimeError(f"{contender.label} computes something else: {contender.deviation}")
    for turn in range(options.rounds):
        for contender in present:
            if turn < contender.limit:
                seconds, spent = contender.time()
                contender.seconds.append(seconds)
                contender.processor.append(spent)
    for contender in present:
        contender.stop()
    return present


def interval(ours, theirs):
    """The 95 % bootstrap interval of the ratio of medians."""
    rng = random.Random(0)
    ratios = sorted(
        statistics.median(rng.choices(theirs, k=len(theirs))) / statistics.median(rng.choices(ours, k=len(ours)))
        for _ in range(2000)
    )
    return ratios[50], ratios[-51]


def table(results, speed=None, unit=None, ours=None):
    ours = ours or results[0]
    head = ["", "version", "fastest with", "median s", "processor s"] + ([unit] if unit else []) + ["rounds", "ours is faster by", "differs by"]
    rows = []
    for c in results:
        ratio = "1"
        if c is not ours:
            low, high = interval(ours.seconds, c.seconds)
            ratio = f"{c.median() / ours.median():.2f}"
            ratio += f" ({low:.2f}–{high:.2f})" if len(c.seconds) > 1 else " (one call)"
        deviation = "" if c.deviation is None else f"{c.deviation:.0e}"
        row = [c.label, c.name, f"`{c.task}`", f"{c.median():.3f}", f"{statistics.median(c.processor):.2f}"] + ([speed(c.median())] if speed else [])
        rows.append(row + [str(len(c.seconds)), ratio, deviation])
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head)] + rows)
