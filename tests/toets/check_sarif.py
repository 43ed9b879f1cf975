#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Checks `bestek toets --formaat sarif` against the SARIF 2.1.0 schema, for a good round and for wrong ones.

usage: check_sarif.py --bin DIR --schema FILE
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


def sarif(programs, round_folder, cwd, *options):
    command = [programs / "bestek-toets", round_folder, "--formaat", "sarif", *options]
    first, second = (subprocess.run(command, cwd=cwd, capture_output=True, check=False) for _ in range(2))
    if first.stdout != second.stdout:
        sys.exit("two runs on the same round differ")
    if first.stderr or first.returncode not in (0, 1):
        sys.exit(f"{command}: code {first.returncode}: {first.stderr.decode()}")
    return json.loads(first.stdout)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"{path.name} has no {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--schema", type=pathlib.Path, required=True)
    options = parser.parse_args()
    schema = json.loads(options.schema.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())

    with tempfile.TemporaryDirectory(prefix="bestek-sarif-") as temporary:
        folder = pathlib.Path(temporary)
        name = "rondes/één ronde"
        subprocess.run([options.bin / "bestek-nieuw", name], cwd=folder, check=True, capture_output=True)
        results = {"good": sarif(options.bin, name, folder)}

        replace(folder / name / "volumes.yaml", "gemeente: voorbeelddorp", "gemeente: voorbeelddrop")
        replace(folder / name / "tarieven.yaml", "tarief: 40.80, datum: 2027-06-22}",
                "tarief: 41.40, datum: 2027-06-22}  # bestek: negeer B031 besluit volgt")
        results["rules"] = sarif(options.bin, name, folder)
        results["ignored"] = sarif(options.bin, name, folder, "--negeer", "B020")
        results["absolute"] = sarif(options.bin, str(folder / name), pathlib.Path("/"))

        replace(folder / name / "ronde.yaml", "\n  titel:", "\n  titl:")
        results["structure"] = sarif(options.bin, name, folder)

    for case, document in results.items():
        problems = sorted(validator.iter_errors(document), key=str)
        for problem in problems:
            print(f"{case}: {list(problem.path)}: {problem.message}", file=sys.stderr)
        if problems:
            sys.exit(1)
        for result in document["runs"][0]["results"]:
            rule = document["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"], case
            for location in result["locations"]:
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                assert not uri.startswith("/") and " " not in uri and "\\" not in uri, uri

    by_rule = {result["ruleId"]: result for result in results["rules"]["runs"][0]["results"]}
    place = by_rule["B020"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "rondes/%C3%A9%C3%A9n%20ronde/volumes.yaml", place
    assert by_rule["B020"]["level"] == "error" and by_rule["B020"]["suppressions"] == []
    assert by_rule["B031"]["suppressions"] == [{"kind": "inSource", "justification": "besluit volgt"}]
    region = place["region"]
    assert region["endColumn"] - region["startColumn"] == len("voorbeelddrop"), region
    print(f"{len(results)} documents fit the SARIF 2.1.0 schema")


if __name__ == "__main__":
    main()
