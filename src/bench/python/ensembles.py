"""The NTK at initialisation: draws a second, and Figure 1 beside the papers' scheme."""

import json
import subprocess
import tempfile
import time
from types import SimpleNamespace

from contest import Contender, contest

SIGMAS, DRAWS = 16, 500
WIDTHS = (100, 200, 500)


def samplers(java, quick):
    """Runs the JMH benchmarks of the samplers."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        size = ["-wi", "1", "-i", "3", "-r", "1"] if quick else ["-wi", "2", "-i", "5", "-r", "2"]
        subprocess.run(java + ["org.openjdk.jmh.Main", "NormChain|Sampler", "-f", "1", *size, "-rf", "json", "-rff", file.name],
                       check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        results = json.load(file)
    scores = {}
    for result in results:
        key = (result["benchmark"].split(".")[-1], *result.get("params", {}).values())
        scores[key] = result["primaryMetric"]["score"]
    lines = ["### Samplers on one core (JMH)", ""]
    for key, score in scores.items():
        if len(key) == 1:
            lines.append(f"Norm chain, `{key[0]}`: {score / 1e6:.1f} million layer-draws a second.\n")
    lines += ["Θ on two inputs, one network:", "", "| width M | depth L | dense ms | deferred ms | dense / deferred |", "|---|---|---|---|---|"]
    for size in [key[1] for key in scores if key[0] == "dense"]:
        dense, deferred = scores["dense", size], scores["deferred", size]
        width, depth = size.split("x")
        lines.append(f"| {width} | {depth} | {dense:.1f} | {deferred:.3f} | {dense / deferred:.0f} |")
    return "\n".join(lines)


def figure1(home, jax, options):
    """Figure 1 at every depth with 500 networks a point: ours, and the papers' scheme extrapolated."""
    command = ["run", "experiments/figure-1.yaml", "--set", f"ensemble.draws={DRAWS}", "--set", "network.depth.points=0"]
    with tempfile.TemporaryDirectory() as directory:
        start = time.perf_counter()
        subprocess.run([str(home / "ntk"), *command, "--out", f"{directory}/run", "--quiet"], cwd=home, check=True)
        ours = time.perf_counter() - start
    networks = sum(w // 2 - 1 for w in WIDTHS) * SIGMAS * DRAWS
    text = (f"### Figure 1 with every depth from 2 to M/2, {networks / 1e6:.1f} million networks\n\n"
            f"`./ntk {' '.join(command)}`: {ours:.1f} s, report included.")  # fmt: skip
    if not jax:
        return text
    total, rows = 0.0, []
    for width in WIDTHS:
        shallow, deep = (draw_seconds(jax, options, width, depth) for depth in (10, 40))
        slope = (deep - shallow) / 30
        seconds = sum(shallow + (depth - 10) * slope for depth in range(2, width // 2 + 1)) * SIGMAS * DRAWS
        total += seconds
        rows.append(f"| {width} | {shallow * 1e3:.2f} | {deep * 1e3:.2f} | {seconds / 3600:.1f} |")
    return (f"{text}\n\nThe papers' scheme (JAX, dense weights, Jacobian by automatic differentiation, JIT excluded), measured at "
            f"two depths and extrapolated on a straight line to all; {total / 3600:.0f} hours together, {total / ours:.0f} times ours:\n\n"
            "| width M | L = 10, ms a network | L = 40, ms a network | extrapolated, hours |\n|---|---|---|---|\n" + "\n".join(rows))  # fmt: skip


def draw_seconds(jax, options, width, depth):
    count = 20
    contender = Contender("", jax, [f"draws {width} {depth} {count}"], same=False)
    contest([contender], SimpleNamespace(rounds=3 if options.quick else 5, skip=[]), 0)
    return contender.median() / count
