"""Holds experiments/schema.json against an outside validator.

Versions: Python 3.11 to 3.13, jsonschema 4.26.0, PyYAML 6.0.3.
Run from the repository's root: python3 src/test/reference/spec_schema.py
Every spec that ships, and every `ntk new KIND` given as a file on the command line, must be valid;
each wrong one below must be refused at its key.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2's numbers: 1e-4 is one."""


Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+0123456789."),
)
Loader.yaml_implicit_resolvers = {
    first: sorted(pairs, key=lambda pair: pair[0].endswith("float"))
    for first, pairs in Loader.yaml_implicit_resolvers.items()
}

WRONG = {
    "kind": "kind: drifts",
    "network.widht": "kind: drift\nnetwork: {widht: 3}",
    "network.hiddenLayers": "kind: drift\nnetwork: {hiddenLayers: 501}",
    "network.sigmaW2": "kind: drift\nnetwork: {sigmaW2: [2.0, 0]}",
    "network.width": "kind: drift\nnetwork: {width: 3y}",
    "training.optimizer": "kind: drift\ntraining: {optimizer: adams}",
    "training.steps": "kind: drift\ntraining: {steps: 1.5}",
    "training.batchSize": "kind: drift\ntraining: {batchSize: half}",
    "seed": "kind: dispersion\nseed: []",
    "ensemble.draws": "kind: dispersion\nensemble: {draws: 2}",
    "network.law": "kind: expected-ntk\nnetwork: {law: cauchy}",
    "data.dataset": "kind: drift\ndata: {dataset: {images: a}}",
    "data.scaling": "kind: drift\ndata: {scaling: z-score}",
    "comparison": "kind: label-awareness\ncomparison: {steps: [1]}",
}
RIGHT = [
    "kind: drift\nseed: 0..31\nzip: [network.width, network.hiddenLayers]",
    "kind: drift\nseed: [0, 3..7]\nnetwork: {width: '512,256x3', hiddenLayers: 4}",
    "kind: expected-ntk\nnetwork: {law: [gaussian, student-5]}",
    "kind: drift\ndata: {dataset: {images: a, labels: b}}",
    "kind: drift\ndata: {dataset: {folder: a, testFolder: b}, scaling: standardised}",
    "kind: drift\ndata: {dataset: {csv: a, label: species}, scaling: none}",
    "kind: drift\ndata: {dataset: {csv: a, label: 4, header: true, testCsv: b}}",
    "kind: drift\ndata: {dataset: {inputs: a, labels: b, testInputs: c, testLabels: d}}",
]


def errors(validator, text):
    return list(validator.iter_errors(yaml.load(text, Loader)))


def main():
    schema = json.loads(pathlib.Path("experiments/schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(pathlib.Path("experiments").glob("*.yaml")) + [pathlib.Path(f) for f in sys.argv[1:]]
    for file in files:
        assert not errors(validator, file.read_text()), (file, errors(validator, file.read_text()))
    for text in RIGHT:
        assert not errors(validator, text), (text, errors(validator, text))
    for key, text in WRONG.items():
        found = errors(validator, text)
        assert found, text
        leaf = key.split(".")[-1]
        assert any(leaf in [str(p) for p in e.absolute_path] or leaf in e.message for e in found), (key, found)
    print(f"{len(files)} specs valid, {len(RIGHT)} forms valid, {len(WRONG)} wrong ones refused")


main()
