#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Names that a spreadsheet program could take for a formula, or that could break a file: shown as text, as they are.

usage: check_hostile.py BIN ROUND

As the name of a service in every tariff sheet, and in every place of a sheet where a template can put a text. Read back
with openpyxl, and with LibreOffice after it converted the file.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import openpyxl

NAMES = {
    "gelijk": '=HYPERLINK("http://example.org","klik")', "plus": "+1+cmd|' /C calc'!A0", "min": "-1+1", "apenstaart": "@SUM(1)",
    "tab": "voor\tna", "markering": "Zorg & <b>Zo</b> ]]> &amp;", "aanhaling": "\"dubbel\" en 'enkel'", "emoji": "zorg 🙂👩‍⚕️ thuis",
    "rechts": "מרכז טיפול", "accent": "De Èe – Fryslân", "code": "_x0041_ en _x000D_", "spaties": "twee  spaties",
    "lang": "é" * 5000, "cijfers": "0012", "fout": "#REF!",
}
FORBIDDEN = {"nul": "a\u0001b", "geen-teken": "a\ufffeb", "te-lang": "é" * 32768, "te-veel-emoji": "🙂" * 16384}
PLACES = {"gelijk": "=1+1", "verwijzing": "=Blad!$A$1", "plus": "+1", "min": "-1+1", "apenstaart": "@SUM(1)", "ampersand": "&P && &amp; Zo",
          "haken": "<b>Zorg</b> ]]>", "aanhaling": "\"dubbel\" en 'enkel'", "emoji": "zorg 🙂", "cijfers": "12 uur"}
TEMPLATE = """per: dienst
klasse: deelbaar
bestand: gevaar-{{dienst.kenmerk}}
titel: "{{dienst.naam}}"
auteur: "{{dienst.naam}}"
koptekst_links: "{{dienst.naam}}"
koptekst_rechts: "{{dienst.naam}}"
voettekst_links: "{{dienst.naam}}"
kleuren: {invoer: "FFF2CC", let_op: "FFC7CE"}
bladen:
  - naam: Blad
    regels:
      - titel: "{{dienst.naam}}"
      - {gegeven: "{{dienst.naam}}", tekst: "{{dienst.naam}}"}
    tabel:
      rijen: gemeenten
      totaalregel: "{{dienst.naam}}"
      kolommen:
        - {kenmerk: wie, titel: "{{dienst.naam}}", tekst: "{{dienst.naam}}"}
        - kenmerk: aantal
          titel: Aantal
          opmaak: getal
          totaal: som
          invoer: {titel: "{{dienst.naam}}", uitleg: "{{dienst.naam}}", fouttitel: "{{dienst.naam}}", fout: "{{dienst.naam}}",
                   lees: "overig/{{kenmerk}}/{{dienst.naam}}"}
    noten: [noot: "{{dienst.naam}}"]
    grafieken:
      - {soort: balk, titel: "{{dienst.naam}}", waarde_titel: "{{dienst.naam}}", beschrijving: "{{dienst.naam}}", rubrieken: wie,
         reeksen: [{kolom: aantal, titel: "{{dienst.naam}}"}, {kolom: aantal, titel: "{{dienst.naam}}"}]}
"""


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


def sheet_with_places(programs, folder, name):
    """A workbook with the name in every place where a template can put a text."""
    folder.mkdir()
    text = (pathlib.Path(__file__).with_name("ronde.yaml")).read_text(encoding="utf-8")
    shown = json.dumps(name, ensure_ascii=False)
    (folder / "ronde.yaml").write_text(text.replace("naam: Begeleiding individueel", f"naam: {shown}"), encoding="utf-8")
    (folder / "sjablonen").mkdir()
    (folder / "sjablonen" / "gevaar.yaml").write_text(TEMPLATE, encoding="utf-8")
    subprocess.run([programs / "bestek-blad", folder, "--sjabloon", "gevaar", "--alleen", "begeleiding", "--uit", folder, "--stil"], check=True)
    return folder / "gevaar-begeleiding.xlsx"


def chart_texts(path):
    """The texts of the charts, and their formulas."""
    with zipfile.ZipFile(path) as archive:
        trees = [ElementTree.fromstring(archive.read(part)) for part in archive.namelist() if re.match("xl/charts/chart[0-9]", part)]
    elements = [element for tree in trees for element in tree.iter()]
    texts = [element.text.lstrip("\u200b") for element in elements if element.tag.endswith("}t") and element.text]
    series = [value.text.lstrip("\u200b") for element in elements if element.tag.endswith("}tx") for value in element.iter()
              if value.tag.endswith("}v") and value.text]
    return texts + series, [element.text for element in elements if element.tag.endswith("}f")]


def check_sheet_with_places(path, name):
    book = openpyxl.load_workbook(path)
    sheet = book["Blad"]
    values = [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert values.count((name, "s")) >= 6, f"{name}: {values}"
    assert not [value for value, kind in values if kind == "f" and "SUM" not in value], name
    texts, formulas = chart_texts(path)
    assert texts.count(name) >= 2, f"{name}: {texts}"
    assert all(re.fullmatch(r"'?Blad'?!\$[AB]\$\d+:\$[AB]\$\d+", formula) for formula in formulas), f"{name}: {formulas}"
    assert book.properties.title == name and book.properties.creator == name, name
    with zipfile.ZipFile(path) as archive:  # openpyxl takes a quote in the text for the end of the font
        tree = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    pages = [element.text for element in tree.iter() if element.tag.endswith(("}oddHeader", "}oddFooter"))]
    assert "".join(pages).count('Regular"' + name.replace("&", "&&")) == 3, f"{name}: {pages}"
    (check,) = sheet.data_validations.dataValidation
    assert {check.promptTitle, check.prompt, check.errorTitle, check.error} == {name}, name


def check_places(programs):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        made = {kind: sheet_with_places(programs, folder / kind, name).rename(folder / f"{kind}.xlsx") for kind, name in PLACES.items()}
        for kind, path in made.items():
            check_sheet_with_places(path, PLACES[kind])
        subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
                        "--outdir", folder / "office", *made.values()], check=True, capture_output=True, timeout=300)
        for kind, name in PLACES.items():
            values = [cell.value for row in openpyxl.load_workbook(folder / "office" / f"{kind}.xlsx")["Blad"].iter_rows() for cell in row]
            assert values.count(name) >= 6, f"LibreOffice shows something else for {name}"


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
    check_places(programs)
    print(f"{len(NAMES)} names shown as they are, {len(FORBIDDEN)} refused")


def decoded(value):
    """openpyxl leaves the escape of an underscore as it stands in the file (ISO 29500-1, 22.9.2.19)."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


if __name__ == "__main__":
    main()
