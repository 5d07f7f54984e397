"""Neural collapse, block means and the invariant of random features, for NeuralCollapseTest.

Run with Python 3.11 and NumPy 2.4.6 from the root of the repository:

    python src/test/reference/collapse.py

Writes features, weights, a kernel as .npy files and the numbers as a CSV file, each by its
definition: the within-class part in an explicit orthonormal basis, the pseudo-inverse by NumPy.
"""

import pathlib

import numpy as np

C, M, N_FEATURES = 4, 5, 7
OUT = pathlib.Path("src/test/resources/org/ntkdynamics/metrics")


def block_means(kernel, labels):
    same = labels[:, None] == labels[None, :]
    off = ~np.eye(len(labels), dtype=bool)
    y = same.astype(float)
    return {
        "d": np.diag(kernel).mean(),
        "c": kernel[same & off].mean(),
        "n": kernel[~same].mean(),
        "distance": 1 - (kernel * y).sum() / np.linalg.norm(kernel) / np.linalg.norm(y),
    }


def collapse(h, w, labels, answers):
    """h is [n, N], class by class."""
    means = np.stack([h[:, labels == c].mean(axis=1) for c in range(C)], axis=1)
    overall = h.mean(axis=1, keepdims=True)
    m = means - overall
    rest = h - means[:, labels]
    sigma_w = rest @ rest.T / h.shape[1]
    sigma_b = m @ m.T / C
    deviations = [h[:, labels == c].std(axis=1).mean() for c in range(C)]
    simplex = (np.eye(C) - 1 / C) / np.sqrt(C - 1)
    gram = m.T @ m
    nearest = np.argmin(np.linalg.norm(h[:, :, None] - means[:, None, :], axis=0), axis=1)
    return {
        "nc1": np.trace(np.linalg.pinv(sigma_b, rcond=1e-12) @ sigma_w) / C,
        "nc1_deviation": np.mean(deviations),
        "nc2": np.linalg.norm(gram / np.linalg.norm(gram) - simplex),
        "nc3": np.linalg.norm(m / np.linalg.norm(m) - w.T / np.linalg.norm(w)),
        "nc4": (nearest == answers).mean(),
    }


def invariant(h, w, labels, kappa):
    d, c, n = kappa["d"], kappa["c"], kappa["n"]
    lambda_0 = d - c
    lambda_c = lambda_0 + M * (c - n)
    alpha = n / (lambda_0 / M + c + (C - 1) * n)
    h_1 = np.stack([h[:, labels == k].mean(axis=1) for k in range(C)], axis=1)
    basis = np.linalg.qr(np.column_stack([np.ones(M), np.eye(M)[:, 1:]]))[0][:, 1:]
    h_2 = np.concatenate([h[:, labels == k] @ basis for k in range(C)], axis=1)
    mean = h_1.mean(axis=1)
    left = w.T @ w
    right = (
        M / lambda_c * h_1 @ h_1.T
        + h_2 @ h_2.T / lambda_0
        - alpha * C**2 * M / lambda_c * np.outer(mean, mean)
    )
    return {
        "lambda_0": lambda_0,
        "lambda_c": lambda_c,
        "alpha": alpha,
        "invariant_weights": np.linalg.norm(left),
        "invariant_features": np.linalg.norm(right),
        "invariant_difference": np.linalg.norm(left - right),
        "invariant_cosine": (left * right).sum() / np.linalg.norm(left) / np.linalg.norm(right),
    }


def main():
    rng = np.random.default_rng(2023)
    labels = np.repeat(np.arange(C), M)
    centres = rng.normal(size=(N_FEATURES, C))
    h = np.maximum(0, centres[:, labels] + 0.6 * rng.normal(size=(N_FEATURES, C * M)))
    h[3] = 0  # A dead unit.
    w = rng.normal(size=(C, N_FEATURES))
    answers = np.argmax(w @ h, axis=0)
    same = labels[:, None] == labels[None, :]
    noise = rng.normal(size=(C * M, 40))
    kernel = 2 + 1.5 * same + 3 * np.eye(C * M) + noise @ noise.T / 100
    kappa = block_means(kernel, labels)
    numbers = {f"kappa_{name}": value for name, value in kappa.items()}
    numbers |= collapse(h, w, labels, answers) | invariant(h, w, labels, kappa)
    OUT.mkdir(parents=True, exist_ok=True)
    np.save(OUT / "collapse-features.npy", np.ascontiguousarray(h.T))
    np.save(OUT / "collapse-weights.npy", w)
    np.save(OUT / "collapse-kernel.npy", kernel)
    with open(OUT / "collapse.csv", "w") as file:
        for name, value in numbers.items():
            file.write(f"{name},{float(value)!r}\n")


main()
