"""Kernels of a small network by automatic differentiation, for JaxReferenceTest.

Run with Python 3.11, jax 0.10.2 and numpy 2.4.6 from the root of the repository:

    python src/test/reference/kernel.py

Writes parameters (in the order of a DL4J dense network: each layer's weights column by column, then
its biases), inputs, outputs and kernels as .npy files of 64-bit numbers.
"""

import pathlib

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)

WIDTHS = [6, 16, 12, 9, 3]
SAMPLES = 7
OUT = pathlib.Path("src/test/resources/org/ntkdynamics/kernel")


def network(parameters, x, activation):
    """f(x) of the papers: hidden layers with an activation, linear output."""
    for i, (w, b) in enumerate(parameters):
        x = x @ w + b
        if i < len(parameters) - 1:
            x = activation(x)
    return x


def unflatten(flat):
    parameters, at = [], 0
    for n_in, n_out in zip(WIDTHS, WIDTHS[1:]):
        w = flat[at : at + n_in * n_out].reshape(n_out, n_in).T
        at += n_in * n_out
        parameters.append((w, flat[at : at + n_out]))
        at += n_out
    return parameters


def main():
    rng = np.random.default_rng(2022)
    flat = np.concatenate(
        [
            part
            for n_in, n_out in zip(WIDTHS, WIDTHS[1:])
            for part in (
                rng.normal(0, np.sqrt(2 / n_in), n_in * n_out),
                rng.normal(0, 0.3, n_out),
            )
        ]
    )
    x = rng.normal(size=(SAMPLES, WIDTHS[0]))
    OUT.mkdir(parents=True, exist_ok=True)
    np.save(OUT / "jax-parameters.npy", flat)
    np.save(OUT / "jax-inputs.npy", x)
    kernels(flat, x, jax.nn.relu, "jax-")
    kernels(flat, x, jnp.tanh, "jax-tanh-")


def kernels(flat, x, activation, prefix):
    f = lambda theta: network(unflatten(theta), x, activation)
    jacobian = jax.jacrev(f)(jnp.asarray(flat))  # [N, K, P]
    full = jnp.einsum("ikp,jlp->klij", jacobian, jacobian)
    np.save(OUT / (prefix + "outputs.npy"), np.asarray(f(flat)))
    np.save(OUT / (prefix + "full.npy"), np.asarray(full))
    np.save(OUT / (prefix + "trace.npy"), np.ascontiguousarray(jnp.einsum("kkij->ij", full)))


main()
