"""What differs between two ledgers: python3 src/test/reference/ledger_difference.py reports/claims/claims.json runs/claims-full/claims.json

A row for each claim with another verdict or another deciding setting. A setting that both ledgers have is held against
itself: what is said of the statement there must be the same, and the two intervals must overlap.
"""

import json
import re
import sys

ROUNDING = 1e-9


def claims(path):
    with open(path, encoding="utf-8") as file:
        return {claim["id"]: claim for claim in json.load(file)["claims"]}


def name(setting):
    """A setting's name without how many seeds it was measured with, which is effort."""
    return re.sub(r"\d+( and \d+)? seeds", "seeds", setting)


def settings(claim):
    return {name(setting["setting"]): setting for setting in claim["settings"]}


def overlap(first, second):
    low = max(float(first["low"]), float(second["low"]))
    high = min(float(first["high"]), float(second["high"]))
    return low - high <= ROUNDING * max(abs(low), abs(high), 1)


def number(value):
    return f"{float(value):.4g}".replace("inf", "∞")


def cell(claim, setting):
    measured = number(setting["measured"])
    low, high = number(setting["low"]), number(setting["high"])
    interval = "" if low == high else f" ({low} to {high})"
    return f"{setting['setting']}: {measured}{interval}".replace("|", "\\|")


def reason(one, two):
    """Why the second ledger is decided elsewhere than the first."""
    both = settings(one).keys() & settings(two).keys()
    before, after = name(one["setting"]), name(two["setting"])
    if after not in both:
        return "looked at at full effort only" + ("" if before in both else "; that of the standard effort is not looked at")
    again = settings(two).get(before)
    return "the other is looked at too" + (": " + cell(two, again).split(": ")[-1] if again else "")


def main(first, second):
    standard, full = claims(first), claims(second)
    verdicts = [i for i in full if full[i]["verdict"] != standard[i]["verdict"]]
    deciding = [i for i in full if name(full[i]["setting"]) != name(standard[i]["setting"])]
    pairs = [
        (i, settings(standard[i])[key], settings(full[i])[key])
        for i in full
        for key in settings(standard[i]).keys() & settings(full[i]).keys()
    ]
    said = [p for p in pairs if (p[1]["printed"], p[1]["amended"]) != (p[2]["printed"], p[2]["amended"])]
    apart = [p for p in pairs if not overlap(p[1], p[2])]
    print(f"{len(full)} of {len(standard)} claims, {len(verdicts)} with another verdict, {len(deciding)} with another deciding setting;")
    print(f"{len(pairs)} settings that both have, {len(said)} of which something else is said, {len(apart)} whose intervals do not overlap")
    for i, one, two in said + apart:
        print(f"  {i}: {cell(standard[i], one)}; {cell(full[i], two)}")
    print("| claim | verdict | decides at standard effort | decides at full effort | why |")
    print("|---|---|---|---|---|")
    for i in full:
        if i in verdicts or i in deciding:
            one, two = standard[i], full[i]
            verdict = " → ".join(dict.fromkeys([one["verdict"], two["verdict"]]))
            cells = [f"`{i}`", verdict, *(cell(c, settings(c)[name(c["setting"])]) for c in (one, two)), reason(one, two)]
            print("| " + " | ".join(cells) + " |")


main(*sys.argv[1:])
