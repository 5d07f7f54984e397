"""JAX on the CPU: `step BATCH`, and `kernel TRACE BATCH` and `draws M L N` by the scheme of the
papers' programs: the Jacobians of a pair of inputs, multiplied and summed, vmapped over all pairs."""

import sys

import jax
import jax.numpy as jnp
import numpy as np

from worker import Problem, flatten, obey


def apply(layers, x):
    for weights, bias in layers[:-1]:
        x = jnp.maximum(x @ weights.T + bias, 0)
    weights, bias = layers[-1]
    return x @ weights.T + bias


def step(problem, batch):
    layers = jax.device_put(problem.layers)
    batches = jax.device_put(problem.batches(batch))

    @jax.jit
    def first(layers, x, y):
        return jax.grad(lambda p: 0.5 * jnp.sum((apply(p, x) - y) ** 2))(layers)

    def add(total, layers, x, y):
        return jax.tree_util.tree_map(jnp.add, total, first(layers, x, y))

    more = jax.jit(add, donate_argnums=0)

    def work():
        total = first(layers, *batches[0])
        for x, y in batches[1:]:
            total = more(total, layers, x, y)
        total = jax.block_until_ready(total)
        return lambda: flatten(total) / len(problem.images)

    return work


def pairwise(f):
    """The kernel of all pairs: Jacobians multiplied entry by entry, summed, vmapped twice."""

    def pair(layers, x, y):
        left = jax.jacobian(f)(layers, x)
        right = jax.jacobian(f)(layers, y)
        products = jax.tree_util.tree_map(lambda a, b: jnp.sum(a * b), left, right)
        return sum(jax.tree_util.tree_leaves(products))

    return jax.jit(jax.vmap(jax.vmap(pair, (None, None, 0)), (None, 0, None)))


def kernel(problem, batch):
    layers = jax.device_put(problem.layers)
    images = jnp.split(jnp.asarray(problem.kernel_images), len(problem.kernel_images) // batch)
    block = pairwise(apply)

    def work():
        result = jnp.block([[block(layers, x, y) for y in images] for x in images])
        result.block_until_ready()
        return lambda: result

    return work


def draws(width, depth, count):
    """Θ(x,x) of random networks of one output, drawn dense, σw² = 2."""
    widths = [width] * depth + [1]
    block = pairwise(apply)

    @jax.jit
    def draw(key):
        keys = jax.random.split(key, depth + 1)
        layers = [
            (jax.random.normal(k, (n_out, n_in)) * jnp.sqrt(2 / n_in), jnp.zeros(n_out))
            for k, n_in, n_out in zip(keys, widths, widths[1:])
        ]
        x = jax.random.normal(keys[-1], (1, width))
        return layers, x / jnp.linalg.norm(x)

    keys = jax.random.split(jax.random.PRNGKey(0), count)

    def work():
        values = []
        for key in keys:
            layers, x = draw(key)
            values.append(float(block(layers, x, x)[0, 0]))
        return lambda: np.array(values)

    return work


def prepare(task, *arguments):
    if task == "step":
        return step(problem, int(arguments[0]))
    if task == "kernel":
        return kernel(problem, int(arguments[1]))
    return draws(*map(int, arguments))


if __name__ == "__main__":
    jax.config.update("jax_platforms", "cpu")
    problem = Problem(sys.argv[1])
    obey(f"JAX {jax.__version__}", prepare)
