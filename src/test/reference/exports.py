"""Holds what `ntk export` writes against the programs that it is for.

Versions: Python 3.11.7, tensorboard 2.21.0, numpy 2.4.6, Pillow 13.0.0.
Run after, for a training run RUN with kernels (reports/figure-4-laptop has some):
  ./ntk export RUN --to tensorboard --out x-tensorboard
  ./ntk export RUN --to npz --out x-npz
  ./ntk export RUN --to csv --out x-csv
  python3 src/test/reference/exports.py RUN x-tensorboard x-npz x-csv
TensorBoard's own reader checks the checksums of each record; scalars must be those of the tables,
pictures as large as the kernels, histograms those of numpy's eigenvalues, archives equal to the
.npy files and tables.
"""

import csv
import io
import pathlib
import sys

import numpy
from PIL import Image
from tensorboard.backend.event_processing import event_accumulator


def table(file):
    with open(file, newline="") as opened:
        return list(csv.DictReader(opened))


def close(a, b):
    return a == b or abs(a - b) <= 1e-6 * max(abs(a), abs(b)) or (a != a and b != b)


def check_events(unit, directory):
    guidance = {event_accumulator.IMAGES: 0, event_accumulator.HISTOGRAMS: 0,
                event_accumulator.SCALARS: 0, event_accumulator.TENSORS: 0}
    events = event_accumulator.EventAccumulator(str(directory), size_guidance=guidance)
    events.Reload()
    scalars = 0
    for name in ("loss", "metrics"):
        rows = table(unit / f"{name}.csv")
        for column in rows[0]:
            if column == "step":
                continue
            expected = [(int(r["step"]), float(r[column])) for r in rows if r[column] != ""]
            if not expected:
                continue
            found = [(e.step, e.value) for e in events.Scalars(f"{name}/{column}")]
            assert len(found) == len(expected), (name, column)
            for (s, a), (t, b) in zip(expected, found):
                assert s == t and close(numpy.float32(a), b), (name, column, s, a, b)
            scalars += len(found)
    kernels = sorted(f for f in (unit / "kernels").glob("step-*.npy") if f.name.count(".") == 1)
    images = events.Images("kernel")
    histograms = events.Histograms("eigenvalues")
    assert len(images) == len(histograms) == len(kernels)
    for file, image, histogram in zip(kernels, images, histograms):
        kernel = numpy.load(file)
        step = int(file.stem.split("-")[1])
        assert image.step == histogram.step == step
        picture = Image.open(io.BytesIO(image.encoded_image_string))
        assert picture.size == kernel.shape == (image.width, image.height)
        values = numpy.linalg.eigvalsh(kernel)
        buckets = histogram.histogram_value
        assert buckets.num == len(values) == sum(buckets.bucket)
        assert close(buckets.max, values[-1])
        assert abs(buckets.sum - values.sum()) <= 1e-9 * abs(values).sum()
        assert all(a < b for a, b in zip(buckets.bucket_limit, buckets.bucket_limit[1:]))
        below = numpy.cumsum(buckets.bucket)
        for limit, count in zip(buckets.bucket_limit, below):
            if limit > 1e-6 * values[-1] and abs(values / limit - 1).min() > 1e-6:
                assert (values < limit).sum() == count, (step, limit)
    return scalars, len(kernels)


def check_archive(unit, file):
    archive = numpy.load(file)
    steps = archive["kernel_steps"]
    for step in steps:
        kernel = numpy.load(unit / "kernels" / f"step-{int(step):06d}.npy")
        assert (archive[f"kernel_{int(step):06d}"] == kernel).all()
    for path in unit.glob("*.csv"):
        rows = table(path)
        for column in rows[0]:
            found = archive[f"{path.stem}.{column}"]
            assert len(found) == len(rows)
            for row, value in zip(rows, found):
                text = row[column]
                assert value == text or close(float(text or "nan"), float(value)), (path, column)
    return len(archive.files)


def main():
    run, events, archives, tables = map(pathlib.Path, sys.argv[1:])
    units = sorted((run / "units").iterdir())
    for unit in units:
        scalars, kernels = check_events(unit, events / unit.name)
        arrays = check_archive(unit, archives / f"{unit.name}.npz")
        print(f"{unit.name}: {scalars} scalars, {kernels} kernels, {arrays} arrays")
    for file in tables.glob("*.csv"):
        expected = [{"unit": u.name, **r} for u in units for r in table(u / file.name)]
        assert table(file) == expected, file
        print(f"{file.name}: {len(expected)} rows")


main()
