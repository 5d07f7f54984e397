"""Kernel regression and gradient flow on a tiny problem in closed form, for FrozenKernelTest.

Run with Python 3.11 and numpy 2.3.5:

    python3 src/test/reference/kernel_regression.py
"""

import numpy as np

TRAIN = np.array([0.0, 0.5, 1.3, 2.0, 2.2])
TEST = np.array([0.2, 1.7])
Y = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
F0, F0_TEST = np.outer(TRAIN, [0.3, -0.2]), np.outer(TEST, [0.3, -0.2])
RIDGE, TIME = 1e-3, 7.0


def kernel(x, z):
    return 1 + np.exp(-((x[:, None] - z[None, :]) ** 2) / 2)


gram, cross = kernel(TRAIN, TRAIN), kernel(TEST, TRAIN)
n = len(TRAIN)
shift = RIDGE * np.trace(gram) / n
weights = np.linalg.solve(gram + shift * np.eye(n), Y)
print("regression, train", (gram @ weights).tolist())
print("regression, test", (cross @ weights).tolist())

values, vectors = np.linalg.eigh(gram)
decay = vectors @ np.diag(np.exp(-values * TIME / n)) @ vectors.T
train = Y - decay @ (Y - F0)
print("flow, train", train.tolist())
print("flow, test", (F0_TEST + cross @ np.linalg.solve(gram, (np.eye(n) - decay) @ (Y - F0))).tolist())
print("flow, train loss", (((train - Y) ** 2).sum() / 2 / n).tolist())
