"""neural-tangents: `kernel REDUCTION IMPLEMENTATION BATCH`, all its implementations of the empirical NTK."""

import sys

import jax
import jax.numpy as jnp
import neural_tangents as nt

from jax_peer import apply
from worker import Problem, obey


def kernel(problem, reduction, implementation, batch):
    layers = jax.device_put(problem.layers)
    images = jnp.asarray(problem.kernel_images)
    trace = reduction == "TRACE"
    ntk = nt.empirical_ntk_fn(
        lambda p, x: apply(p, x),
        trace_axes=(-1,) if trace else (),
        vmap_axes=0,
        implementation=nt.NtkImplementation[implementation],
    )
    block = jax.jit(lambda x, y: ntk(x, y, layers))
    whole = jax.jit(lambda x: ntk(x, None, layers))
    chunks = jnp.split(images, len(images) // batch)

    def work():
        rows = [[whole(x) if x is y else block(x, y) for y in chunks] for x in chunks]
        result = jnp.concatenate([jnp.concatenate(row, 1) for row in rows], 0)
        result.block_until_ready()
        # It divides the trace by the number of outputs, and has the outputs last.
        return lambda: result * problem.widths[-1] if trace else result.transpose(2, 3, 0, 1)

    return work


def prepare(task, reduction, implementation, batch):
    return kernel(problem, reduction, implementation, int(batch))


if __name__ == "__main__":
    jax.config.update("jax_platforms", "cpu")
    problem = Problem(sys.argv[1])
    obey(f"neural-tangents {nt.__version__}, JAX {jax.__version__}", prepare)
