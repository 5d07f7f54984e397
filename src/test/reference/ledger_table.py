"""The table of all claims in docs/results.md, from a ledger: python3 src/test/reference/ledger_table.py reports/claims/claims.json"""

import json
import sys


def number(value):
    if value is None:
        return ""
    if isinstance(value, str):  # Infinity
        return value.replace("-Infinity", "−∞").replace("Infinity", "∞")
    return f"{value:.4g}"


def row(claim):
    setting = next(
        s
        for s in claim["settings"]
        if s["setting"] == claim["setting"] and s["measured"] == claim["measured"] and s["predicted"] == claim["predicted"]
    )
    ours = not (setting.get("threshold") or "none").startswith("none")
    predicted = number(setting["predicted"])
    low, high = number(setting["low"]), number(setting["high"])
    other = setting["measuredOfCorrected"]  # where the correction is of another quantity
    verdict = claim["verdict"] if claim["verdict"] != "fails" else "**fails**"
    program = " (check of the program)" if claim.get("programCheck") else ""
    cells = [
        f"{claim['paper']} {claim['reference']}, `{claim['id']}`",
        verdict + program,
        setting["setting"],
        setting["rule"].split(":")[0],
        "" if ours else predicted,
        predicted if ours else "",
        number(setting["corrected"]),
        number(setting["measured"]) + ("" if low == high else f" ({low} to {high})")
        + ("" if other is None else f"; right instead: {number(other)}"),
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(path):
    with open(path, encoding="utf-8") as file:
        claims = json.load(file)["claims"]
    counts = {}
    for claim in claims:
        counts[claim["verdict"]] = counts.get(claim["verdict"], 0) + 1
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    print("| claim | verdict | deciding setting | rule | the paper's value | our threshold | right instead | measured (interval) |")
    print("|---|---|---|---|---|---|---|---|")
    for claim in claims:
        print(row(claim))


main(sys.argv[1])
