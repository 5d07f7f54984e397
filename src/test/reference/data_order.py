"""Which samples a run trains on and in which order, from its seed, without the program.

Run with Python 3.9 or newer, nothing else, from the root of the repository:

    python3 src/test/reference/data_order.py             the numbers of BatchOrderTest and DatasetsTest
    python3 src/test/reference/data_order.py RUN         checks split.csv and subsample.csv of a run on MNIST
    python3 src/test/reference/data_order.py RUN UNIT STEP    the dataset indices that a step sees

The rules are those of docs/formats.md: a stream is xoshiro256++ with SHA-256 of its name as its state;
a shuffle is Fisher-Yates from the end, two positions a number below 32769 (commons-rng 1.7).
"""

import csv
import gzip
import hashlib
import pathlib
import re
import struct
import sys

MASK32, MASK64 = 2**32 - 1, 2**64 - 1
BATCHED_UP_TO = 32768


class Stream:
    """The random stream of a master seed and a key."""

    def __init__(self, seed, *key):
        name = struct.pack(">q", seed)
        for part in key:
            text = part.encode()
            name += struct.pack(">i", len(text)) + text
        self.state = list(struct.unpack(">4Q", hashlib.sha256(name).digest()))
        self.half = None

    def next64(self):
        s = self.state
        result = (rotate((s[0] + s[3]) & MASK64, 23) + s[0]) & MASK64
        t = (s[1] << 17) & MASK64
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def next32(self):
        """The lower half of a 64-bit number, then its upper half."""
        if self.half is None:
            word = self.next64()
            self.half = word >> 32
            return word & MASK32
        half, self.half = self.half, None
        return half

    def below(self, n):
        """A number of 0 ... n - 1 (Lemire 2019)."""
        m = self.next32() * n
        while (m & MASK32) < 2**32 % n:
            m = self.next32() * n
        return m >> 32

    def two_below(self, n):
        """A number of 0 ... n - 1 and one of 0 ... n - 2 from one draw (Brackett-Rozinsky, Lemire 2024)."""
        while True:
            m = self.next32() * n
            rest = (m & MASK32) * (n - 1)
            if (rest & MASK32) >= 2**32 % (n * (n - 1)):
                return m >> 32, rest >> 32


def rotate(word, by):
    return ((word << by) | (word >> (64 - by))) & MASK64


def shuffled(stream, size):
    """0 ... size - 1, shuffled."""
    order = list(range(size))

    def swap(i, j):
        order[i], order[j] = order[j], order[i]

    while size > BATCHED_UP_TO:
        swap(size - 1, stream.below(size))
        size -= 1
    while size > 1:
        first, second = stream.two_below(size)
        swap(size - 1, first)
        swap(size - 2, second)
        size -= 2
    return order


def balanced(stream, pools, size):
    """Of each class its share, ascending; the first classes have one more if there is a rest."""
    drawn = []
    for label, pool in enumerate(pools):
        share = size // len(pools) + (label < size % len(pools))
        drawn.append(sorted(pool[i] for i in shuffled(stream, len(pool))[:share]))
    return drawn


def by_class(indices, labels):
    return [[i for i in indices if labels[i] == label] for label in range(max(labels) + 1)]


def subset(seed, which, size, labels):
    """The dataset indices of the training ("train") or test ("test") set, ascending."""
    if size == len(labels):
        return list(range(size))
    pools = by_class(range(len(labels)), labels)
    return sorted(sum(balanced(Stream(seed, "data", which), pools, size), []))


def subsample(seed, train, per_class, labels):
    """The dataset indices of the kernel's samples, class by class."""
    pools = by_class(train, labels)
    return sum(balanced(Stream(seed, "kernel", "subsample"), pools, per_class * len(pools)), [])


def batch(seed, stream, step, samples, size):
    """The positions in the training set that a step sees; a step of 0 is the first update."""
    batches = -(-samples // size)
    order = shuffled(Stream(seed, stream, "order", "epoch=%d" % (step // batches)), samples)
    at = step % batches * size
    return order[at : at + size]


def mnist_labels(part):
    with gzip.open("datasets/mnist/%s-labels-idx1-ubyte.gz" % part) as file:
        return list(file.read()[8:])


def digest(numbers):
    return hashlib.sha256(",".join(map(str, numbers)).encode()).hexdigest()


def golden():
    unit = "sw2=1.0_seed=0"
    for step in range(6):
        print("7 samples, batches of 3, step %d:" % step, batch(0, unit, step, 7, 3))
    for step in (0, 468, 469):
        whole = batch(-5, unit, step, 60000, 128)
        print("60000, 128, seed -5, step %d:" % step, len(whole), whole[:5], digest(whole))
    labels = mnist_labels("train")
    train = subset(0, "train", 103, labels)
    test = subset(0, "test", 52, mnist_labels("t10k"))
    print("103 of 60000:", train[:5], digest(train))
    print("52 of 10000:", test[:5], digest(test))
    print("1 a class of these:", subsample(0, train, 1, labels))


def split(run):
    """The dataset indices of each set, by split.csv."""
    sets = {"train": [], "test": []}
    with open(run / "split.csv") as file:
        for row in csv.DictReader(file):
            sets[row["set"]] += range(int(row["first_index"]), int(row["last_index"]) + 1)
    return sets


def value(spec, key):
    """The number behind a key of run.yaml that occurs once in it."""
    return int(re.search(r"\b%s: *\[?(-?\d+)" % key, spec).group(1))


def check(run):
    spec = (run / "run.yaml").read_text()
    seed, labels, sets = value(spec, "seed"), mnist_labels("train"), split(run)
    assert sets["train"] == subset(seed, "train", value(spec, "trainSize"), labels)
    assert sets["test"] == subset(seed, "test", value(spec, "testSize"), mnist_labels("t10k"))
    with open(run / "subsample.csv") as file:
        kept = [int(row["dataset_index"]) for row in csv.DictReader(file)]
    assert kept == subsample(seed, sets["train"], value(spec, "samplesPerClass"), labels)
    print("%s: split.csv and subsample.csv are those of seed %d" % (run, seed))


def show(run, unit, step):
    train = split(run)["train"]
    seed = int(re.search(r"_seed=(-?\d+)", unit).group(1))
    spec = (run / "run.yaml").read_text()
    if re.search(r"\bbatchSize: *full\b", spec):
        print(*train)  # Every step sees all.
        return
    stream = re.sub(r"_scale=.*", "", unit)
    places = batch(seed, stream, step, len(train), value(spec, "batchSize"))
    print(*[train[place] for place in places])


if __name__ == "__main__":
    if len(sys.argv) == 1:
        golden()
    elif len(sys.argv) == 2:
        check(pathlib.Path(sys.argv[1]))
    else:
        show(pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
