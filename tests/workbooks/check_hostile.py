#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Names that a spreadsheet program could take for a formula, or that could break a file: shown as text, as they are.

usage: check_hostile.py BIN ROUND

Read back with openpyxl, and with LibreOffice after it converted the file.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

NAMES = {
    "gelijk": '=HYPERLINK("http://example.org","klik")', "plus": "+1+cmd|' /C calc'!A0", "min": "-1+1", "apenstaart": "@SUM(1)",
    "tab": "voor\tna", "markering": "Zorg & <b>Zo</b> ]]> &amp;", "aanhaling": "\"dubbel\" en 'enkel'", "emoji": "zorg 🙂👩‍⚕️ thuis",
    "rechts": "מרכז טיפול", "accent": "De Èe – Fryslân", "code": "_x0041_ en _x000D_", "spaties": "twee  spaties",
    "lang": "é" * 5000, "cijfers": "0012", "fout": "#REF!",
}
FORBIDDEN = {"nul": "a\u0001b", "geen-teken": "a\ufffeb", "te-lang": "é" * 32767}


def dossier_with(dossier, name):
    service = dossier["diensten"][0]["kenmerk"]
    dossier = json.loads(json.dumps(dossier))
    dossier["diensten"][0]["naam"] = name
    provider = next(item for item in dossier["aanbieders"] if service in item["diensten"])
    return dossier, provider["kenmerk"]


def run(programs, dossier, kenmerk, folder):
    return subprocess.run([programs / "bestek-blad", "-", "--uit", folder, "--alleen", kenmerk], text=True, capture_output=True,
                          input=json.dumps(dossier, ensure_ascii=False), check=False)


def texts(path):
    workbook = openpyxl.load_workbook(path)
    return [(cell.value, cell.data_type) for cell in workbook["Tarieven"]["B"]]


def main():
    programs, round_folder = map(pathlib.Path, sys.argv[1:3])
    dossier = json.loads(subprocess.check_output([programs / "bestek-dossier", round_folder]))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = {}
        for kind, text in NAMES.items():
            hostile, kenmerk = dossier_with(dossier, text)
            done = run(programs, hostile, kenmerk, folder / kind)
            assert done.returncode == 0, f"{kind}: {done.stderr[-500:]}"
            (path,) = (folder / kind).glob("*.xlsx")
            made[kind] = path.rename(folder / f"{kind}.xlsx")
            assert any(decoded(value) == text and what == "s" for value, what in texts(made[kind])), f"{kind}: not as text"
        for kind, text in FORBIDDEN.items():
            hostile, kenmerk = dossier_with(dossier, text)
            done = run(programs, hostile, kenmerk, folder / kind)
            assert done.returncode == 1 and "fout[" in done.stderr, f"{kind} is not refused"
            assert not list(folder.glob(f"{kind}/*.xlsx")), f"{kind}: a file was made"
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
                   "--outdir", folder / "office", *made.values()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for kind, text in NAMES.items():
            found = [decoded(value) for value, what in texts(folder / "office" / f"{kind}.xlsx") if what == "s"]
            assert text in found, f"{kind}: LibreOffice shows something else"
    print(f"{len(NAMES)} names shown as they are, {len(FORBIDDEN)} refused")


def decoded(value):
    """openpyxl leaves the escape of an underscore as it stands in the file (ISO 29500-1, 22.9.2.19)."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


if __name__ == "__main__":
    main()
