#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Runs commands and compares exit code, standard output and standard error, whole, with what a transcript says.

usage: run_transcripts.py [--bin DIR] [--update] FILE.test...

A transcript is one case, run in a fresh folder:

    # What this case shows.                          comment, only at the top
    --- kopie tests/cli/rondes/klein ronde           copy of a folder or file of the repository
    --- sed ronde/ronde.yaml s/wet: wmo/wet: wom/    an edit with sed; it must change the file
    --- doe truncate -s 100M ronde/groot.yaml        any other preparation, in bash
    --- bestand ronde/extra.yaml                     a file, up to the next marker
    bestek: 1
    $ bestek toets ronde                             a command, in bash
    --- uit                                          its standard output; nothing when left out
    --- fout                                         its standard error; nothing when left out
    --- code 1                                       its exit code; 0 when left out

Text that does not end in a newline is followed by the line "\\ geen regeleinde". --update rewrites what was expected to
what came out: read the difference before you keep it.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKER = re.compile(r"--- (kopie|sed|doe|bestand|uit|fout|code)(?: (.*))?$")
NO_NEWLINE = "\\ geen regeleinde"
SECONDS = 60


class Transcript:
    def __init__(self, path):
        self.path = path
        self.preparation = []  # (kind, argument, lines)
        self.commands = []  # {command, uit, fout, code}
        # Split on "\n" alone: other line ends belong to the text.
        text = path.read_bytes().decode("utf-8")
        lines = text.removesuffix("\n").split("\n")
        count = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
        self.comment = lines[:count]
        sink = None
        for number, line in enumerate(lines[count:], count + 1):
            marker = MARKER.match(line)
            if line.startswith("$ "):
                self.commands.append({"command": line[2:], "uit": [], "fout": [], "code": 0})
                sink = None
            elif marker:
                sink = self.start(marker[1], marker[2] or "", number)
            elif sink is None:
                if line:
                    raise SystemExit(f"{path}:{number}: a line that belongs to nothing: {line}")
            else:
                sink.append(line)
        if not self.commands:
            raise SystemExit(f"{path}: no command")

    def start(self, kind, argument, number):
        if kind in ("kopie", "sed", "doe", "bestand"):
            if self.commands:
                raise SystemExit(f"{self.path}:{number}: {kind} after a command")
            self.preparation.append((kind, argument, []))
            return self.preparation[-1][2] if kind == "bestand" else None
        if not self.commands:
            raise SystemExit(f"{self.path}:{number}: {kind} before a command")
        if kind == "code":
            self.commands[-1]["code"] = int(argument)
            return None
        return self.commands[-1][kind]

    def text(self):
        lines = list(self.comment)
        for kind, argument, content in self.preparation:
            lines += [f"--- {kind} {argument}", *content]
        for command in self.commands:
            lines.append("$ " + command["command"])
            for kind in ("uit", "fout"):
                if command[kind]:
                    lines += [f"--- {kind}", *command[kind]]
            if command["code"]:
                lines.append(f"--- code {command['code']}")
        return "\n".join(lines) + "\n"


def as_lines(output):
    text = output.decode("utf-8", errors="backslashreplace")
    if not text:
        return []
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines + [NO_NEWLINE]


def inside(folder, name):
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise SystemExit(f"outside the folder of the case: {name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def prepare(transcript, folder, environment):
    for kind, argument, lines in transcript.preparation:
        if kind == "kopie":
            source, target = argument.split()
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            copy(ROOT / source, inside(folder, target))
        elif kind == "bestand":
            inside(folder, argument).write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="")
        elif kind == "sed":
            name, script = argument.split(" ", 1)
            path = inside(folder, name)
            before = path.read_bytes()
            subprocess.run(["sed", "-i", script, path], check=True, env=environment)
            if path.read_bytes() == before:
                raise SystemExit(f"{transcript.path}: sed changes nothing in {name}: {script}")
        else:
            subprocess.run(["bash", "-euo", "pipefail", "-c", argument], cwd=folder, env=environment, check=True)


def run(transcript, programs):
    """What came out, in the shape of transcript.commands."""
    with tempfile.TemporaryDirectory(prefix="bestek-cli-") as temporary:
        folder = pathlib.Path(temporary).resolve()
        work = folder / "werk"
        work.mkdir()
        environment = {"PATH": f"{programs}:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
                       "HOME": str(folder)}
        prepare(transcript, work, environment)
        results = []
        for command in transcript.commands:
            done = subprocess.run(["bash", "-o", "pipefail", "-c", command["command"]], cwd=work, env=environment, timeout=SECONDS,
                                  stdin=subprocess.DEVNULL, capture_output=True, check=False)
            results.append({"command": command["command"], "uit": as_lines(done.stdout),
                            "fout": as_lines(done.stderr), "code": done.returncode})
        return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", metavar="DIR", default=ROOT / "build/bin", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE.test", type=pathlib.Path)
    arguments = parser.parse_args()
    programs = arguments.bin.resolve()
    if not os.access(programs / "bestek", os.X_OK):
        sys.exit(f"no program {programs / 'bestek'}; build first")
    failures = 0
    for path in arguments.files:
        transcript = Transcript(path)
        expected = transcript.text()
        transcript.commands = run(transcript, programs)
        actual = transcript.text()
        if arguments.update:
            path.write_bytes(actual.encode("utf-8"))
        elif actual != expected:
            failures += 1
            sys.stdout.writelines(line if line.endswith("\n") else line + "\n" for line in difflib.unified_diff(
                expected.splitlines(True), actual.splitlines(True), f"{path} (expected)", f"{path} (actual)"))
    if failures:
        sys.exit(f"{failures} of {len(arguments.files)} transcripts differ")


if __name__ == "__main__":
    main()
