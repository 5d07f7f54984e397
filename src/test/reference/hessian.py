"""The Hessian of a small network's loss by automatic differentiation, for LossHessianTest.

Run with Python 3.11, jax 0.10.2 and numpy 2.4.6 from the root of the repository, after kernel.py,
whose network it is:

    python src/test/reference/hessian.py

Writes the largest eigenvalues and a product of the Hessian of the mean of ½‖f - y‖².
"""

import pathlib

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)

WIDTHS = [6, 16, 12, 9, 3]
NETWORK = pathlib.Path("src/test/resources/org/ntkdynamics/kernel")
OUT = pathlib.Path("src/test/resources/org/ntkdynamics/training")


def network(flat, x):
    at = 0
    for i, (n_in, n_out) in enumerate(zip(WIDTHS, WIDTHS[1:])):
        w = flat[at : at + n_in * n_out].reshape(n_out, n_in).T
        at += n_in * n_out
        x = x @ w + flat[at : at + n_out]
        at += n_out
        if i < len(WIDTHS) - 2:
            x = jax.nn.relu(x)
    return x


def main():
    flat = np.load(NETWORK / "jax-parameters.npy")
    x = np.load(NETWORK / "jax-inputs.npy")
    y = np.eye(3)[np.arange(len(x)) % 3]
    loss = lambda theta: 0.5 * jnp.sum((network(theta, x) - y) ** 2) / len(x)
    hessian = np.asarray(jax.hessian(loss)(jnp.asarray(flat)))
    OUT.mkdir(parents=True, exist_ok=True)
    np.save(OUT / "jax-hessian-top.npy", np.linalg.eigvalsh(hessian)[::-1][:5].copy())
    np.save(OUT / "jax-hessian-product.npy", hessian @ np.sin(np.arange(len(flat))))


main()
