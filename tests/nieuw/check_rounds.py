#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Makes a new round for every contract model and every law, and shows that each is whole: no errors and no warnings,
files that fit the schemas beside them, facts as in the example round, documents and sheets that can be made at once.

usage: check_rounds.py --bin DIR
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAWS = ["wmo", "jeugd", "participatie"]
# The law forbids to award on the lowest price alone, and an auction does: that warning is no mistake of the template.
TRUE_WARNINGS = {("veilingmodel", "wmo"): {"B225"}, ("veilingmodel", "jeugd"): {"B225"}}


class Text(yaml.SafeLoader):
    """YAML 1.2 as the schemas see it: a date is text."""


Text.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def run(cwd, *command, code=0):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != code:
        sys.exit(f"{command}: code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Text)


def check_against_its_schemas(round_folder):
    for path in sorted(round_folder.rglob("*.yaml")):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        if not named:
            sys.exit(f"{path.name} names no schema")
        schema_path = (path.parent / named[1]).resolve(strict=True)
        if round_folder.resolve() not in schema_path.parents:
            sys.exit(f"{path.name} names a schema outside the round")
        resolver = jsonschema.RefResolver(schema_path.as_uri(), json.loads(schema_path.read_text(encoding="utf-8")))
        jsonschema.Draft7Validator(resolver.referrer, resolver=resolver).validate(read(path))


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    programs = parser.parse_args().bin.resolve()
    example = read(ROOT / "examples" / "groninger-gemeenten-2015" / "criteria.yaml")["contractmodellen"]
    models = [model["kenmerk"] for model in example["modellen"]]
    assert len(models) == 13

    with tempfile.TemporaryDirectory(prefix="bestek-nieuw-") as temporary:
        folder = pathlib.Path(temporary)
        for law in LAWS:
            for model in models:
                name = f"{law}-{model}"
                run(folder, programs / "bestek-nieuw", name, "--wet", law, "--contractmodel", model)
                found = json.loads(run(folder, programs / "bestek-toets", name, "--formaat", "json"))
                wrong = {finding["code"] for finding in found["bevindingen"] if finding["ernst"] != "advies"}
                if wrong - TRUE_WARNINGS.get((model, law), set()):
                    sys.exit(f"{name}: {found['bevindingen']}")
                head = json.loads(run(folder, programs / "bestek-dossier", name))["ronde"]
                assert (head["wet"], head["contractmodel"]) == (law, model), name
                for path, text in contents(folder / name).items():
                    if path.endswith(".yaml") and (b"{{" in text or b"\n\n\n" in text):
                        sys.exit(f"{name}/{path}: a tag or an empty place was left")
            check_against_its_schemas(folder / name)

            plain = folder / f"{law}-vol"
            run(folder, programs / "bestek-nieuw", plain, "--wet", law, "--kenmerk", f"{law}-vol")
            check_against_its_schemas(plain)
            made = read(plain / "criteria.yaml")["contractmodellen"]
            for ours, theirs in zip(made["modellen"], example["modellen"], strict=True):
                for key in ("kenmerk", "titel", "juridische_titel", "beoordeling"):
                    assert ours[key] == theirs[key], (law, ours, theirs)
            assert [c["kenmerk"] for c in made["criteria"]] == [c["kenmerk"] for c in example["criteria"]]

            again = folder / "nog-eens" / f"{law}-vol"
            run(folder, programs / "bestek-nieuw", again, "--wet", law)
            assert contents(plain) == contents(again), law

            # What comes after on a good day, for the programs that are there.
            for command in (["score"], ["opstel", "--uit", f"uit-{law}"], ["blad", "--uit", f"uit-{law}"]):
                program = programs / f"bestek-{command[0]}"
                if program.exists():
                    run(folder, program, plain, *command[1:])
        print(f"{len(LAWS) * (len(models) + 1)} rounds are whole")


if __name__ == "__main__":
    main()
