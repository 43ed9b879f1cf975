#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Reads what `bestek score` makes as others would: schemas, LibreOffice, an XML parser, a screen of 80 columns.

usage: check_score_files.py BIN
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

import jsonschema
import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/groninger-gemeenten-2015"
BIDS = ROOT / "tests/cli/rondes/mini-competitie"
BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build/bin")
RANKS = [3, 8, 1, 8, 5, 4, 5, 8, 8, 8, 1, 8, 5]  # oracles/scoring.yaml, results.gelijk.wsm
SCORES = [0.5, 0.1, 0.8, 0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0.1, 0.8, 0.1, 0.2]


def score(*arguments):
    done = subprocess.run([str(BIN / "bestek-score"), *map(str, arguments)], capture_output=True, text=True,
                          timeout=60, check=True)
    return done.stdout


def recalculated(path, folder):
    """The first sheet as rows of text, after LibreOffice computed every formula again."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1", "--outdir",
                    str(folder), str(path)], capture_output=True, timeout=120, check=True)
    made = sorted(folder.glob("*.csv"))[0]
    with made.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    made.unlink()
    return rows


def models_of(rows):
    start = next(i for i, row in enumerate(rows) if row[0] == "Contractmodel") + 2
    return rows[start:start + len(RANKS)]


class Score(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def check_schema(self, name, text):
        schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").glob("*.json")}
        resolver = jsonschema.RefResolver("", schemas[name], store=schemas)
        jsonschema.Draft7Validator(schemas[name], resolver=resolver).validate(json.loads(text))

    def test_json_fits_its_schema(self):
        for more in ([], ["--kruiscontrole"], ["--steekproef", "1000"], ["--gewichten", "inwoner-voorop", "--theta", "1"]):
            self.check_schema("score.schema.json", score(EXAMPLE, "--formaat", "json", *more))
        self.check_schema("score_inschrijvingen.schema.json",
                          score(BIDS, "--wat", "inschrijvingen", "--formaat", "json", "--methode", "laagste_prijs"))

    def test_text_fits_a_screen_of_80_columns(self):
        outputs = [score(EXAMPLE, "--kruiscontrole"),
                   score(BIDS, "--wat", "inschrijvingen", "--methode", "logaritmisch", "--methode", "laagste_prijs")]
        for line in "\n".join(outputs).splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_pictures_are_well_formed_and_say_what_they_show(self):
        score(EXAMPLE, "--formaat", "svg", "--uit", self.folder)
        for path in self.folder.glob("*.svg"):
            root = ElementTree.parse(path).getroot()
            tags = [child.tag.split("}")[1] for child in root]
            self.assertIn("title", tags)
            self.assertIn("desc", tags)
            text = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("}text"))
            self.assertIn("Inkoopsamenwerking", text)

    def test_the_workbook_recalculates_to_the_numbers_of_the_tool(self):
        score(EXAMPLE, "--formaat", "xlsx", "--uit", self.folder)
        rows = models_of(recalculated(self.folder / "contractmodellen.xlsx", self.folder))
        for row, number, rank in zip(rows, SCORES, RANKS):
            live, live_rank, own, own_rank = row[6:10]
            self.assertAlmostEqual(float(live.replace(",", ".")), number, 6)
            self.assertEqual(live, own)
            self.assertEqual((int(live_rank), int(own_rank)), (rank, rank))

    def test_a_council_member_changes_a_weight_and_sees_another_order(self):
        score(EXAMPLE, "--formaat", "xlsx", "--uit", self.folder)
        path = self.folder / "contractmodellen.xlsx"
        workbook = openpyxl.load_workbook(path)
        sheet = workbook.worksheets[0]
        weights = next(row for row in sheet.iter_rows() if row[0].value == "Gewicht")
        self.assertFalse(weights[2].protection.locked)
        weights[2].value = 2  # inkoopsamenwerking
        workbook.save(path)
        rows = models_of(recalculated(path, self.folder))
        self.assertEqual([int(rows[2][7]), int(rows[10][7])], [1, 2])
        self.assertAlmostEqual(float(rows[2][6].replace(",", ".")), 5 / 6, 6)


if __name__ == "__main__":
    unittest.main()
