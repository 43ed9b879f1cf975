#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Runs `bestek-blad` on a round and on a round of edge cases, and checks the files that come out.

usage: check_blad.py BIN ROUND [--schemas DIR]

BIN holds the programs, ROUND is the example round. See check_xlsx.py for what is asked of a sheet.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FEW = ["kanaalkwartier", "handlicht"]  # with a bandwidth and with a fixed tariff


def run(program, *arguments, **more):
    return subprocess.run([str(program), *map(str, arguments)], check=True, text=True, capture_output=True, **more)


def make(options, folder, *arguments, **environment):
    run(options.bin / "bestek-blad", options.round, "--uit", folder, "--stil", *arguments, env={**os.environ, **environment})
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edge_cases(dossier):
    """Half cents, a band without a multiple of 60 cents, an uneven fixed tariff, no quantity, hostile names."""
    tariffs = {tariff["dienst"]: tariff for tariff in dossier["tarieven"]}
    tariffs["bgi-vb"]["bandbreedte"] = {"minimum": 60.15, "maximum": 60.45}
    tariffs["bgi-psy"]["bandbreedte"] = {"minimum": 59.41, "maximum": 65.87}
    tariffs["bgi-zintuiglijk"]["vast"] = 76.85
    for tariff in tariffs.values():
        tariff.pop("onderhandeld", None)
    dossier["volumes"] = [v for v in dossier["volumes"] if v["dienst"] != "bgi-ouderen"]
    for volume in dossier["volumes"]:
        volume["hoeveelheid"] += 0.5
    for service, name, code in (("bgi-vb", '=HYPERLINK("http://example.org")', "02123"), ("bgi-psy", "+31 & <zorg>", "02000"),
                                ("bgg-vb", "-1+1", "07100")):
        next(s for s in dossier["diensten"] if s["kenmerk"] == service).update(naam=name, productcode=code)
    for provider in dossier["aanbieders"]:
        provider["naam"] = "=1+1 " + provider["naam"]
    dossier["ronde"]["versie"]["status"] = "vastgesteld"
    return dossier


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("round", type=pathlib.Path)
    parser.add_argument("--schemas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        here = make(options, folder / "here", "-j", 1)
        there = make(options, folder / "there", "-j", 3, TZ="Asia/Tokyo", LC_ALL="nl_NL.UTF-8", LANG="nl_NL.UTF-8")
        assert here == there, "another time zone, language or -j gives other bytes"
        dossier = edge_cases(json.loads(run(options.bin / "bestek-dossier", options.round).stdout))
        run(options.bin / "bestek-blad", "-", "--uit", folder / "edge", input=json.dumps(dossier))
        files = [folder / place / f"tariefblad-{kenmerk}.xlsx" for place in ("here", "edge") for kenmerk in FEW]
        for path in files[len(FEW):]:  # the check converts all into one folder
            path.rename(path.with_stem(path.stem + "-rand"))
        files[len(FEW):] = [path.with_stem(path.stem + "-rand") for path in files[len(FEW):]]
        others = ["volumes", "tarievenbijlage", "overzicht"]
        make(options, folder / "others", *(word for name in others for word in ("--sjabloon", name)),
             *(word for name in ("haren", FEW[0]) for word in ("--alleen", name)))
        files += sorted((folder / "others").glob("*.xlsx"))
        assert len(files) == 2 * len(FEW) + len(others), files
        check = [sys.executable, pathlib.Path(__file__).with_name("check_xlsx.py"), *files]
        if options.schemas:
            check += ["--schemas", options.schemas]
        return subprocess.run(check, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
