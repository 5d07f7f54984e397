"""A label-awareness run on MNIST trained anew with PyTorch, from its own directory.

Run with Python 3.9 or newer, NumPy and PyTorch 2.7 or newer, from the root of the repository; a GPU is used where there is one:

    python3 src/test/reference/label_awareness.py RUN OUT               every network of the run, from its checkpoint of step 0
    python3 src/test/reference/label_awareness.py RUN OUT --seeds 1 2   other networks like them, drawn by PyTorch
    python3 src/test/reference/label_awareness.py RUN OUT --compare     OUT/UNIT.csv beside the run's own metrics.csv

Writes OUT/UNIT.csv with the columns of metrics.csv that it has. Of the run it takes run.yaml, split.csv, subsample.csv and the
parameters of step 0 (ReLU, standard parametrisation, textbook Adam, full batches); the losses are in float32 by autograd
without TF32, the kernel is the Gram matrix of Jacobians in float64.
"""

import argparse
import csv
import gzip
import io
import pathlib
import re
import struct
import time
import zipfile

import numpy as np
import torch

COLUMNS = ["step", "train_loss", "test_loss", "train_accuracy", "test_accuracy", "theta_d", "theta_c", "theta_n"]
SLICE = 20  # samples whose Jacobians are held at a time


def mnist(part):
    with gzip.open("datasets/mnist/%s-images-idx3-ubyte.gz" % part) as file:
        images = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 784)
    with gzip.open("datasets/mnist/%s-labels-idx1-ubyte.gz" % part) as file:
        return images, np.frombuffer(file.read()[8:], np.uint8)


class Data:
    def __init__(self, run, device):
        (images, labels), (test_images, test_labels) = mnist("train"), mnist("t10k")
        sets = {"train": [], "test": []}
        for row in rows(run / "split.csv"):
            sets[row["set"]] += range(int(row["first_index"]), int(row["last_index"]) + 1)
        sample = [int(row["dataset_index"]) for row in rows(run / "subsample.csv")]
        self.x, self.labels = on(device, images[sets["train"]], labels[sets["train"]])
        self.test_x, self.test_labels = on(device, test_images[sets["test"]], test_labels[sets["test"]])
        self.sample, self.sample_labels = on(device, images[sample], labels[sample], torch.float64)


def on(device, images, labels, dtype=torch.float32):
    return torch.tensor(images / 255.0, dtype=dtype, device=device), torch.tensor(labels.astype(np.int64), device=device)


def rows(file):
    with open(file) as stream:
        return list(csv.DictReader(stream))


def number(spec, key):
    return float(re.search(r"\b%s: *\[?([-+.\dEe]+)" % key, spec).group(1))


def steps(spec):
    """The kernel steps, and those at which the losses are known."""
    kernel = re.search(r"kernel:.*?steps: *\[(.*?)\]", spec, re.S).group(1)
    kernel = {int(step) for step in kernel.split(",")}
    return kernel, kernel | set(range(0, int(number(spec, "steps")) + 1, int(number(spec, "every"))))


def coefficients(checkpoint):
    """The parameters of ND4J's binary form: a buffer of shapes, then one of float32, each behind its kind, length and type."""
    with zipfile.ZipFile(checkpoint) as file:
        stream = io.BytesIO(file.read("coefficients.bin"))

    def buffer():
        stream.read(struct.unpack(">H", stream.read(2))[0])
        (length,) = struct.unpack(">q", stream.read(8))
        kind = stream.read(struct.unpack(">H", stream.read(2))[0]).decode()
        dtype = {"LONG": ">i8", "FLOAT": ">f4", "DOUBLE": ">f8"}[kind]
        return np.frombuffer(stream.read(length * np.dtype(dtype).itemsize), dtype)

    buffer()
    return buffer().astype(np.float32)


def network(widths, device):
    layers = []
    for n_in, n_out in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(n_in, n_out, device=device), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def stored(model, flat):
    """Each layer's weights [in, out] column by column, which are PyTorch's [out, in] row by row, then its biases."""
    at = 0
    with torch.no_grad():
        for parameter in model.parameters():
            values = flat[at : at + parameter.numel()].reshape(parameter.shape)
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)))
            at += parameter.numel()
    assert at == len(flat)


def drawn(model, sigma_w2, seed):
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
            if parameter.dim() == 2:
                parameter.normal_(0, (sigma_w2 / parameter.shape[1]) ** 0.5)


def mse(outputs, labels):
    targets = torch.nn.functional.one_hot(labels, outputs.shape[1]).to(outputs.dtype)
    return ((outputs - targets) ** 2).sum(1).mean() / 2


def judged(model, x, labels):
    with torch.no_grad():
        outputs = model(x)
        return mse(outputs, labels).item(), (outputs.argmax(1) == labels).double().mean().item()


def kernel(model, x):
    """The trace kernel [N, N], Σ_k J_k J_kᵀ."""
    parameters = {name: p.detach().double() for name, p in model.named_parameters()}

    def jacobians(part):
        def one(p, sample):
            return torch.func.functional_call(model, p, (sample,))

        each = torch.func.vmap(torch.func.jacrev(one), (None, 0))(parameters, part)
        return {name: j.flatten(2) for name, j in each.items()}

    theta = torch.zeros(len(x), len(x), dtype=torch.float64, device=x.device)
    for i in range(0, len(x), SLICE):
        left = jacobians(x[i : i + SLICE])
        for j in range(i, len(x), SLICE):
            right = left if i == j else jacobians(x[j : j + SLICE])
            block = sum(torch.einsum("ikp,jkp->ij", left[name], right[name]) for name in left)
            theta[i : i + SLICE, j : j + SLICE] = block
            theta[j : j + SLICE, i : i + SLICE] = block.T
    return theta


def block_means(theta, labels):
    same = labels[:, None] == labels[None, :]
    off = ~torch.eye(len(labels), dtype=torch.bool, device=theta.device)
    return theta.diagonal().mean().item(), theta[same & off].mean().item(), theta[~same].mean().item()


def trained(model, data, spec, file):
    """Trains by full-batch steps of Adam and writes a row at each step whose losses are known."""
    adam = torch.optim.Adam(model.parameters(), lr=number(spec, "learningRate"), eps=number(spec, "epsilon"),
                            betas=(number(spec, "beta1"), number(spec, "beta2")), fused=data.x.is_cuda)  # fmt: skip
    kernel_steps, known = steps(spec)
    last = int(number(spec, "steps"))
    with open(file, "w") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for step in range(last + 1):
            if step in known:
                (train, accuracy), (test, test_accuracy) = judged(model, data.x, data.labels), judged(model, data.test_x, data.test_labels)
                means = block_means(kernel(model, data.sample), data.sample_labels) if step in kernel_steps else ["", "", ""]
                writer.writerow([step, train, test, accuracy, test_accuracy, *means])
                stream.flush()
            if step < last:
                adam.zero_grad(set_to_none=True)
                mse(model(data.x), data.labels).backward()
                adam.step()


def compare(run, out):
    for file in sorted(out.glob("*.csv")):
        own = run / "units" / file.stem / "metrics.csv"
        if own.exists():
            there = {row["step"]: row for row in rows(file)}
            print(file.stem)
            for row in rows(own):
                theirs = there[row["step"]]
                print("  step %5s" % row["step"], *("%s %.5g / %.5g" % (c, float(row[c]), float(theirs[c])) for c in COLUMNS[1:] if theirs[c]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, nargs="*", default=[], help="draw networks of these seeds instead")
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    if options.compare:
        return compare(options.run, options.out)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    spec = (options.run / "run.yaml").read_text()
    data = Data(options.run, device)
    options.out.mkdir(parents=True, exist_ok=True)
    units = sorted(unit.name for unit in (options.run / "units").iterdir())
    widths = [784] + [int(number(spec, "width"))] * int(number(spec, "hiddenLayers")) + [int(number(spec, "outputs"))]
    for name, seed in [(unit, None) for unit in units] if not options.seeds else [(u, s) for s in options.seeds for u in units]:
        model = network(widths, device)
        if seed is None:
            stored(model, coefficients(options.run / "units" / name / "checkpoints/step-000000.zip"))
        else:
            drawn(model, float(re.search(r"sw2=([\d.]+)", name).group(1)), seed)
            name = re.sub(r"seed=-?\d+", "seed=torch%d" % seed, name)
        start = time.time()
        trained(model, data, spec, options.out / (name + ".csv"))
        print("%s: %.0f s on %s, PyTorch %s" % (name, time.time() - start, torch.cuda.get_device_name() if device == "cuda" else device, torch.__version__), flush=True)


if __name__ == "__main__":
    main()
