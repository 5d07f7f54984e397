"""The part that the Python peers share: the problem, and the loop that obeys src/bench/compare."""

import sys
import time

import numpy as np


class Problem:
    """A network and images, as org.ntkdynamics.bench.Problem wrote them."""

    def __init__(self, directory):
        def load(name):
            return self.load(directory, name)

        self.widths = [int(n) for n in load("widths")]
        self.images = load("images").astype(np.float32)
        labels = load("labels").astype(int)
        self.targets = np.eye(self.widths[-1], dtype=np.float32)[labels]
        self.kernel_images = self.images[:100]
        flat = load("parameters").astype(np.float32).ravel()
        self.layers = []
        start = 0
        for n_in, n_out in zip(self.widths, self.widths[1:]):
            end = start + n_in * n_out
            # Deeplearning4j's [in, out] in Fortran order is [out, in] in C order.
            self.layers.append((flat[start:end].reshape(n_out, n_in), flat[end : end + n_out]))
            start = end + n_out

    @staticmethod
    def load(directory, name):
        return np.load(f"{directory}/{name}.npy")

    def batches(self, size):
        return [
            (self.images[i : i + size], self.targets[i : i + size])
            for i in range(0, len(self.images), size)
        ]


def flatten(layers):
    """Gradients in the order of our own flat vector."""
    return np.concatenate([np.asarray(part, np.float64).ravel() for pair in layers for part in pair])


def obey(name, prepare):
    """prepare(*task) returns the work; the work returns what gives a NumPy array when called."""
    print(f"@{name}", flush=True)
    work = result = None
    for line in sys.stdin:
        command, *words = line.split()
        if command == "prepare":
            work = prepare(*words)
            print("@prepared", flush=True)
        elif command == "time":
            start = time.perf_counter()
            result = work()
            print(f"@{time.perf_counter() - start}", flush=True)
        elif command == "save":
            np.save(words[0], np.asarray(result(), np.float64))
            print("@saved", flush=True)
        else:
            raise ValueError(f"no such command: {line}")
