"""How the cost of ours grows with each size alone."""

import math

from contest import Contender, contest

BASE = {"N": 100, "width": 300, "hidden layers": 20, "K": 10}
KERNEL = {"N": [100, 200, 400, 800], "width": [150, 300, 600, 1200], "hidden layers": [10, 20, 40, 80], "K": [5, 10, 20, 40]}
STEP = {"N": [1000, 2000, 4000, 8000], "width": [150, 300, 600, 1200], "hidden layers": [10, 20, 40, 80], "K": [5, 10, 20, 40]}


def exponent(sizes, seconds):
    """The slope of the least-squares line through the logarithms."""
    x, y = ([math.log(v) for v in values] for values in (sizes, seconds))
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def scaling(command, options):
    rows = []
    for task, grid, base in (("kernel-of", KERNEL, BASE), ("step-of", STEP, {**BASE, "N": 2000})):
        for name, sizes in grid.items():
            contenders = [
                Contender(f"{task} {size}", command, [" ".join(map(str, [task, *{**base, name: size}.values()]))], same=False)
                for size in sizes
            ]
            seconds = [c.median() for c in contest(contenders, options, 0)]
            points = ", ".join(f"{size}: {s:.3f}" for size, s in zip(sizes, seconds))
            fixed = ", ".join(f"{key} {value}" for key, value in base.items() if key != name)
            rows.append(f"| {task[:-3]} | {name} | {fixed} | {points} | {exponent(sizes, seconds):.2f} |")
    head = "| | varied | fixed | size: median s | exponent |\n|---|---|---|---|---|\n"
    return "### Growth with each size\n\nTrace kernel in float64; step in float32.\n\n" + head + "\n".join(rows)
