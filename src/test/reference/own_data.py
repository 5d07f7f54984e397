"""Writes the images, arrays and tables that OwnDataFilesTest reads, and what other programs read from them.

Run with NumPy 2.1.3 and Pillow 11.0.0 from the root of the repository:

    python3 src/test/reference/own_data.py
"""

import csv
import pathlib

import numpy
from PIL import Image

TARGET = pathlib.Path("src/test/resources/org/ntkdynamics/data")
random = numpy.random.default_rng(12)
smooth = numpy.add.outer(numpy.arange(16) * 9, numpy.arange(12) * 8)
colours = numpy.stack([smooth, 255 - smooth, smooth // 2], axis=2)

images = TARGET / "images"
images.mkdir(parents=True, exist_ok=True)
noise = random.integers(0, 256, (5, 4), dtype="uint8")
Image.fromarray(noise).save(images / "grey.png")
Image.fromarray(noise > 127).save(images / "one-bit.png")
Image.fromarray(random.integers(0, 256, (5, 4, 3), dtype="uint8")).save(images / "colour.png")
Image.fromarray(random.integers(0, 256, (5, 4, 3), dtype="uint8")).quantize(7).save(images / "palette.png")
Image.fromarray(smooth.astype("uint8")).save(images / "grey.jpg", quality=95)
Image.fromarray(colours.astype("uint8")).save(images / "colour.jpg", quality=95)
with open(images / "pixels.csv", "w") as file:
    for path in sorted(images.glob("*.[pj]*g")):
        image = Image.open(path)
        plain = numpy.asarray(image.convert("L" if image.mode in "1L" else "RGB"))
        print(path.name, *plain.shape[:2], 1 if plain.ndim == 2 else 3, *plain.ravel(), sep=",", file=file)

arrays = TARGET / "arrays"
arrays.mkdir(exist_ok=True)
values = random.integers(0, 100, (6, 2, 3))
for name in ["uint8", "int8", "uint16", "int16", "int32", "int64", "float32", "float64"]:
    numpy.save(arrays / (name + ".npy"), values.astype(name))
numpy.save(arrays / "labels.npy", numpy.array([0, 1, 2, 0, 1, 2]))
numpy.savetxt(arrays / "values.csv", values.reshape(6, 6), fmt="%d", delimiter=",")

table = TARGET / "table"
table.mkdir(exist_ok=True)
rows = random.normal(3, [1, 20, 0.01, 0], (9, 4)) * [1, 1, 1, 0] + [0, 0, 0, 0.1]
with open(table / "train.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["length", "width", "class", "height", "constant"])
    for i, row in enumerate(rows):
        writer.writerow([repr(float(x)) for x in row[:2]] + [i % 3] + [repr(float(x)) for x in row[2:]])
scaled = (rows - rows.mean(0)) / rows.std(0).clip(1e-9)
scaled[:, 3] = 0
numpy.savetxt(table / "standardised.csv", scaled, fmt="%.17g", delimiter=",")
