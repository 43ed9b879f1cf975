#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Runs the ```console blocks of a Markdown file, in order, and compares what comes out with what the file shows.

usage: run_doc_examples.py [--bin DIR] [--update] FILE.md

A block whose fence names a file, as in "```markdown proef/brief.md", is written to that file.

A line that starts with "$ " is a command (a backslash at its end continues it); the lines after it are what a terminal
shows, standard output and standard error together. A line of only "…" stands for any lines. All commands of a file run
in one folder, with a copy of the examples, schemas and templates; cd carries over. --update rewrites the output shown to
what came out: read the difference before you keep it.

The two commands that set everything up are not run here: tests/run is what runs this, and examples/run is a test of its
own. They must be there and be executable.
"""

import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SET_UP = ("examples/run", "tests/run")
ELLIPSIS = "…"
SECONDS = 60


class Example:
    """One command in a file: lines[first:last] is the output that is shown."""

    def __init__(self, command, number, first):
        self.command = command
        self.number = number
        self.first = first
        self.last = first


def examples_in(lines, path):
    found = []
    fence = None
    index = 0
    while index < len(lines):
        line = lines[index]
        if fence is None:
            if line.lstrip().startswith("```"):
                fence = line.strip()
                last_is_open = False
                words = fence.split()
                if len(words) == 2:
                    end = lines.index("```", index + 1)
                    text = "\n".join(lines[index + 1:end])
                    found.append(Example(f"cat > {words[1]} <<'EINDE'\n{text}\nEINDE", index + 1, end))
        elif line.strip() == "```":
            fence = None
        elif fence == "```console":
            if line.startswith("$ "):
                number = index + 1
                command = line[2:]
                while command.endswith("\\"):
                    index += 1
                    command = command[:-1] + lines[index].strip()
                found.append(Example(command, number, index + 1))
                last_is_open = True
            elif last_is_open:
                found[-1].last = index + 1
            else:
                sys.exit(f"{path}:{index + 1}: output without a command")
        index += 1
    if fence is not None:
        sys.exit(f"{path}: a fenced block is not closed")
    return found


def matches(expected, actual):
    """Lines against lines, where an ellipsis stands for any lines."""
    if ELLIPSIS not in expected:
        return expected == actual
    at = expected.index(ELLIPSIS)
    if expected[:at] != actual[:at]:
        return False
    rest = expected[at + 1:]
    return any(matches(rest, actual[start:]) for start in range(at, len(actual) + 1))


class Session:
    def __init__(self, folder, programs):
        self.folder = folder
        self.here = folder / "werk"
        self.here.mkdir()
        for name in ("examples", "schemas", "templates"):
            shutil.copytree(ROOT / name, self.here / name)
        self.environment = {"PATH": f"{programs}:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
                            "COLUMNS": "80", "HOME": str(folder)}

    def run(self, command):
        """The lines that a terminal would show, and the exit code."""
        after = self.folder / "map"
        done = subprocess.run(["bash", "-o", "pipefail", "-c", f"trap 'pwd > {after}' EXIT\n{command}"], cwd=self.here,
                              env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
        self.here = pathlib.Path(after.read_text(encoding="utf-8").rstrip("\n"))
        return done.stdout.decode("utf-8", errors="backslashreplace").splitlines(), done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", metavar="DIR", default=ROOT / "build/bin", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("file", metavar="FILE.md", type=pathlib.Path)
    arguments = parser.parse_args()
    lines = arguments.file.read_text(encoding="utf-8").splitlines()
    examples = examples_in(lines, arguments.file)
    if not examples:
        sys.exit(f"{arguments.file}: no ```console block with a command")
    failures = 0
    updated = []
    done = 0
    with tempfile.TemporaryDirectory(prefix="bestek-docs-") as temporary:
        session = Session(pathlib.Path(temporary).resolve(), arguments.bin.resolve())
        for example in examples:
            expected = lines[example.first:example.last]
            if example.command in SET_UP:
                actual, code = expected, 0 if os.access(ROOT / example.command, os.X_OK) else 127
            else:
                actual, code = session.run(example.command)
            where = f"{arguments.file}:{example.number}"
            if code >= 4:
                failures += 1
                print(f"{where}: exit code {code}: {example.command}", *actual, sep="\n")
            elif not matches(expected, actual):
                failures += 1
                print(f"{where}: $ {example.command}")
                print("\n".join(difflib.unified_diff(expected, actual, "shown", "what comes out", lineterm="")))
                expected = actual
            updated += lines[done:example.first] + expected
            done = example.last
    if arguments.update:
        arguments.file.write_text("\n".join(updated + lines[done:]) + "\n", encoding="utf-8")
    elif failures:
        sys.exit(f"{failures} of {len(examples)} examples differ")


if __name__ == "__main__":
    main()
