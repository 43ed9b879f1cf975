#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Makes sheets for many providers: killed at random moments, and in four shares by GNU parallel. Whatever happens,
the files are those of an undisturbed run, byte for byte.

usage: check_batch.py BIN ROUND
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

PROVIDERS = 500
KILLS = 20


def many_providers(programs, round_folder):
    """The dossier of the example with copies of one provider; agreed tariffs left out."""
    dossier = json.loads(subprocess.check_output([programs / "bestek-dossier", round_folder]))
    known = {provider["kenmerk"] for provider in dossier["aanbieders"]}
    pattern = next(provider for provider in dossier["aanbieders"] if provider["rechtsvorm"] == "stichting")
    for number in range(PROVIDERS - len(known)):
        copy = {key: value for key, value in pattern.items() if key not in ("agb", "rsin", "iban", "email")}
        copy.update(kenmerk=f"nagemaakt-{number}", naam=f"Stichting Nagemaakt {number}", kvk=f"{90000000 + number}")
        dossier["aanbieders"].append(copy)
    return json.dumps(dossier)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_whole(folder):
    for path in folder.glob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None, path


def run(programs, dossier, folder, *arguments):
    return subprocess.Popen([programs / "bestek-blad", dossier, "--uit", folder, "--stil", "-j", "2", *arguments],
                            start_new_session=True, stderr=subprocess.PIPE, text=True)


def finish(process):
    _, errors = process.communicate()
    assert process.returncode == 0, errors


def killed_at_random(programs, dossier, folder, duration):
    moments = random.Random(2014)
    for _ in range(KILLS):
        process = run(programs, dossier, folder)
        time.sleep(moments.uniform(0, duration / 8))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        check_whole(folder)
    finish(run(programs, dossier, folder))
    return contents(folder)


def in_four_shares(programs, dossier, folder):
    command = f"{programs}/bestek-blad {dossier} --uit {folder} --stil -j 1 --deel {{}}/4"
    subprocess.run(["parallel", "--will-cite", "-j", "2", command, ":::", "1", "2", "3", "4"], check=True)
    made = {name: data for name, data in contents(folder).items() if name.endswith(".xlsx")}
    manifests = sorted(path.name for path in folder.glob("manifest*"))
    assert manifests == [f"manifest-deel-{k}-van-4.json" for k in (1, 2, 3, 4)], manifests
    listed = [item["bestand"] for name in manifests for item in json.loads((folder / name).read_text())["bestanden"]]
    assert sorted(set(listed)) == sorted(made), "the shares are not the whole"
    finish(run(programs, dossier, folder))
    return contents(folder)


def main():
    programs, round_folder = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        dossier = folder / "dossier.json"
        dossier.write_text(many_providers(programs, round_folder))
        start = time.monotonic()
        finish(run(programs, dossier, folder / "ongestoord"))
        duration = time.monotonic() - start
        undisturbed = contents(folder / "ongestoord")
        assert len(undisturbed) == PROVIDERS + 1, len(undisturbed)
        (folder / "gestoord").mkdir()
        assert killed_at_random(programs, dossier, folder / "gestoord", duration) == undisturbed
        assert in_four_shares(programs, dossier, folder / "delen") == undisturbed
    print(f"{PROVIDERS} sheets, killed {KILLS} times and in four shares: the same bytes")


if __name__ == "__main__":
    main()
