"""Writes the .npy files that NpyFileTest compares with. Run with NumPy 2.4.6 from the repository's root."""

import pathlib

import numpy

target = pathlib.Path("src/test/resources/org/ntkdynamics/store")
values = numpy.array([[1, 2, numpy.nan], [-4, 1e-300, 6]])
numpy.save(target / "numpy-2x3.npy", values)
numpy.save(target / "numpy-fortran.npy", numpy.asfortranarray(values))
