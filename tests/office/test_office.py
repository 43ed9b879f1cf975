#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Makes all documents and sheets of the example and looks at them as their readers would.

usage: test_office.py [unittest arguments]

BESTEK_BIN is the folder with the programs (build/bin), BESTEK_OOXML_XSD the one with the ISO 29500 schemas.
"""

import decimal
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

import docx
import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BESTEK_BIN") or ROOT / "build/bin").resolve()
SCHEMAS = os.environ.get("BESTEK_OOXML_XSD") or str(ROOT.parent / "shared/ooxml-xsd")
EXAMPLE = ROOT / "examples/groninger-gemeenten-2015"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PER_ROUND = ("keuzenota-contractmodel", "onderhandelingsdocument", "hoofdconvenant", "bijlage-aanbieders", "publicatietekst")
PER_PROVIDER = ("convenant", "tarievenbijlage", "toetredingsverklaring", "gunningsbericht")
TEMPLATES = PER_ROUND + PER_PROVIDER


def bestek(*arguments, code=0, **environment):
    """Runs a command in a fixed environment; fails unless it ends with this exit code."""
    known = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"} | environment
    done = subprocess.run([str(BIN / "bestek"), *map(str, arguments)], env=known, capture_output=True, text=True,
                          timeout=120, check=False)
    if done.returncode != code:
        raise AssertionError(f"bestek {' '.join(map(str, arguments))}: exit code {done.returncode} instead of {code}\n"
                             f"{done.stdout}{done.stderr}")
    return done


def make(round_folder, folder, *more, code=0, **environment):
    wanted = [word for name in TEMPLATES for word in ("--sjabloon", name)]
    outcomes = [bestek("opstel", round_folder, *wanted, "--uit", folder, *more, code=code, **environment),
                bestek("blad", round_folder, "--uit", folder, *more, **environment)]
    return "".join(outcome.stdout + outcome.stderr for outcome in outcomes)


def follow_schema(manifest):
    store = {}
    for path in (ROOT / "schemas").glob("*.json"):
        store["https://bestek.invalid/" + path.name] = json.loads(path.read_text(encoding="utf-8"))
    schema = {"$id": "https://bestek.invalid/manifest.schema.json", **store["https://bestek.invalid/manifest.schema.json"]}
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=store)
    jsonschema.Draft7Validator(schema, resolver=resolver).validate(manifest)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def read_yaml(name):
    # BaseLoader keeps every scalar as it was written: amounts stay exact.
    return yaml.load((EXAMPLE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def texts_of(path):
    """All text in a .docx or .xlsx, of every part, however well it is hidden; and all numbers of cells."""
    texts = []
    numbers = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            tree = ElementTree.fromstring(archive.read(name))
            # A paragraph's runs belong together, a cell's or property's text stands alone.
            paragraphs = [e for e in tree.iter() if e.tag.endswith("}p") or e.tag.endswith("}si")] or list(tree)
            texts += ["".join(p.itertext()) for p in paragraphs]
            texts += [value for e in tree.iter() for value in e.attrib.values()]
            for cell in tree.iter(SHEET + "c"):
                value = cell.find(SHEET + "v")
                if value is not None and cell.get("t", "n") == "n":  # not an index of a shared string
                    numbers.add(decimal.Decimal(value.text))
    return "\n".join(texts), numbers


def says_amount(text, numbers, amount):
    """True when the text holds the amount in any way of writing it: 61,20 or 61.20, or a cell its number."""
    fixed = f"{amount:.2f}"
    whole, cents = fixed.split(".")
    pattern = rf"(?<![\d.,]){whole}[.,]{cents}(?!\d)"
    return amount in numbers or re.search(pattern, text) is not None


class Example(unittest.TestCase):
    """The example, made once for all tests; a test that changes files works on a copy."""

    temporary = None

    @classmethod
    def setUpClass(cls):
        if Example.temporary is None:
            Example.temporary = tempfile.TemporaryDirectory(prefix="bestek-office-")
            unittest.addModuleCleanup(Example.temporary.cleanup)
            make(EXAMPLE, pathlib.Path(Example.temporary.name).resolve() / "made")
        cls.scratch = pathlib.Path(Example.temporary.name).resolve()
        cls.made = cls.scratch / "made"
        cls.manifest = json.loads((cls.made / "manifest.json").read_text(encoding="utf-8"))
        cls.files = cls.manifest["bestanden"]
        cls.documents = sorted(cls.made.glob("*.docx"))
        cls.sheets = sorted(cls.made.glob("*.xlsx"))
        cls.providers = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["aanbieder"]
                         for path in sorted(EXAMPLE.glob("aanbieders/*.yaml"))]
        cls.tariffs = read_yaml("tarieven.yaml")["tarieven"]

    def fresh_copy(self):
        folder = self.scratch / self._testMethodName
        shutil.copytree(self.made, folder)
        return folder


class WhatIsMade(Example):
    def test_one_document_of_the_round_and_one_for_each_provider(self):
        per_template = {}
        for file in self.files:
            per_template.setdefault(file["sjabloon"], []).append(file["aanbieder"])
        everyone = sorted(provider["kenmerk"] for provider in self.providers)
        for template in PER_ROUND:
            self.assertEqual(per_template.pop(template), [None], template)
        for template in PER_PROVIDER:
            self.assertEqual(sorted(per_template.pop(template)), everyone, template)
        (sheets,) = per_template.values()
        self.assertEqual(sorted(sheets), everyone)

    def test_nothing_else_lies_in_the_folder(self):
        self.assertEqual(sorted(path.name for path in self.made.iterdir()),
                         sorted([file["bestand"] for file in self.files] + ["manifest.json"]))

    def test_the_manifest_follows_its_schema(self):
        follow_schema(self.manifest)

    def test_the_hashes_in_the_manifest_are_those_of_the_files(self):
        hashes = digests(self.made)
        for file in self.files:
            self.assertEqual(file["sha256"], hashes[file["bestand"]], file["bestand"])

    def test_everything_for_one_provider_is_confidential(self):
        for file in self.files:
            self.assertEqual(file["klasse"], "vertrouwelijk" if file["aanbieder"] else "deelbaar", file["bestand"])


class Schemas(Example):
    def check(self, script, files, *more):
        if not pathlib.Path(SCHEMAS).is_dir():
            self.skipTest(f"NOT RUN: no ISO 29500 schemas in {SCHEMAS}")
        done = subprocess.run([sys.executable, "-B", str(ROOT / "tests" / script), *map(str, files), "--schemas", SCHEMAS, *more],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_part_of_every_sheet(self):
        self.check("workbooks/check_xlsx.py", self.sheets)


class Results(unittest.TestCase):
    """Workbooks and pictures with the results of score, tarief and budget."""

    def test_are_well_made(self):
        with tempfile.TemporaryDirectory(prefix="bestek-results-") as name:
            folder = pathlib.Path(name).resolve()
            for command in ("score", "tarief", "budget"):
                bestek(command, EXAMPLE, "--formaat", "xlsx", "--uit", folder)
            bestek("score", EXAMPLE, "--formaat", "svg", "--uit", folder)
            follow_schema(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
            sheets = sorted(folder.glob("*.xlsx"))
            self.assertEqual(len(sheets), 3)
            more = ["--schemas", SCHEMAS] if pathlib.Path(SCHEMAS).is_dir() else []
            done = subprocess.run([sys.executable, "-B", str(ROOT / "tests/workbooks/check_xlsx.py"), "--results",
                                   *map(str, sheets), *more], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            for picture in folder.glob("*.svg"):
                ElementTree.fromstring(picture.read_bytes())


class Documents(Example):
    def test_say_something_everywhere(self):
        for path in self.documents:
            text, _ = texts_of(path)
            self.assertGreater(len(text), 2000, path.name)
            for wrong in ("{{", "}}", "None", "null", "NaN", "[object", "](#", "**", "…………"):
                self.assertNotIn(wrong, text, path.name)

    def test_have_no_empty_cell_in_a_table_with_amounts(self):
        seen = 0
        for path in self.documents:
            for table in docx.Document(str(path)).tables:
                rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
                if not any("€" in cell for row in rows for cell in row):
                    continue
                seen += 1
                for row in rows:
                    self.assertNotIn("", row, f"{path.name}: {row}")
        self.assertGreaterEqual(seen, len(self.providers))

    def test_name_each_tariff_that_was_agreed_with_this_provider(self):
        for file in self.files:
            if file["sjabloon"] != "convenant":
                continue
            text, _ = texts_of(self.made / file["bestand"])
            agreed = [item["tarief"] for tariff in self.tariffs for item in tariff.get("onderhandeld", [])
                      if item["aanbieder"] == file["aanbieder"]]
            self.assertTrue(agreed)
            for amount in agreed:
                self.assertTrue(says_amount(text, set(), decimal.Decimal(amount)), f"{file['bestand']}: {amount}")

    def test_of_the_choice_of_contract_model_are_honest_about_the_tie(self):
        (file,) = [file for file in self.files if file["sjabloon"] == "keuzenota-contractmodel"]
        document = docx.Document(str(self.made / file["bestand"]))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        self.assertIn("Bestuurlijk aanbesteden en Beleidsgestuurde contractfinanciering hebben precies dezelfde score. "
                      "De score wijst hier geen winnaar aan.", text)
        self.assertIn("dan en slechts dan als gewicht Inkoopsamenwerking > (1 − θ) × (gewicht Invloed van de inwoner + "
                      "gewicht Bureaucratische belasting)", text)
        self.assertIn("Het budget bewaken en niet overschrijden", text)
        tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
        (matrix,) = [rows for rows in tables if rows[0][2:] == ["C1", "C2", "C3", "C4", "C5"]]
        self.assertEqual(len(matrix), 1 + 13)
        self.assertIn(["Bestuurlijk aanbesteden", "Convenant", "+", "+", "+/-", "+/-", "+"], matrix)
        (shares,) = [rows for rows in tables if rows[0][-1] == "Aandeel eerste plaats"]
        self.assertEqual(shares[-1], ["Zeeuwse model", "1,2%"])
        (preferred,) = [rows for rows in tables if rows[0][0] == "Model op de eerste plaats"]
        self.assertEqual([row[0] for row in preferred[1:]],
                         ["Bestuurlijk aanbesteden", "Beleidsgestuurde contractfinanciering"])


class Secrets(Example):
    """Mededingingswet art. 6: no provider sees another's prices."""

    def agreed(self):
        """provider -> the amounts agreed with it"""
        amounts = {}
        for tariff in self.tariffs:
            for item in tariff.get("onderhandeld", []):
                amounts.setdefault(item["aanbieder"], set()).add(decimal.Decimal(item["tarief"]))
        return amounts

    def known_to_all(self):
        """Amounts that are not one provider's: fixed tariffs and the bounds of bandwidths."""
        amounts = set()
        for tariff in self.tariffs:
            amounts |= {decimal.Decimal(amount) for amount in tariff.get("bandbreedte", {}).values()}
            if "vast" in tariff:
                amounts.add(decimal.Decimal(tariff["vast"]))
        return amounts

    def test_are_told_apart_by_this_test(self):
        unique = [amount for provider, amounts in self.agreed().items() for amount in amounts - self.known_to_all()
                  if all(amount not in others for other, others in self.agreed().items() if other != provider)]
        self.assertGreaterEqual(len(unique), 8, "the example has too few amounts of one provider alone to test with")

    def test_are_not_in_a_document_for_all(self):
        secret = set().union(*self.agreed().values()) - {
            decimal.Decimal(tariff["vast"]) for tariff in self.tariffs if "vast" in tariff}
        for file in self.files:
            if file["klasse"] != "deelbaar":
                continue
            text, numbers = texts_of(self.made / file["bestand"])
            for amount in sorted(secret):
                self.assertFalse(says_amount(text, numbers, amount), f"{file['bestand']} says {amount}")

    def test_of_another_provider_are_not_in_a_confidential_file(self):
        agreed = self.agreed()
        for file in self.files:
            if file["klasse"] != "vertrouwelijk":
                continue
            own = agreed.get(file["aanbieder"], set())
            others = set().union(*(amounts for provider, amounts in agreed.items() if provider != file["aanbieder"]))
            text, numbers = texts_of(self.made / file["bestand"])
            for amount in sorted(others - own - self.known_to_all()):
                self.assertFalse(says_amount(text, numbers, amount), f"{file['bestand']} says {amount}")

    def test_names_of_other_providers_do_not_stand_beside_an_amount(self):
        for file in self.files:
            if file["klasse"] != "vertrouwelijk":
                continue
            text, _ = texts_of(self.made / file["bestand"])
            others = [p["naam"] for p in self.providers if p["kenmerk"] != file["aanbieder"]]
            for line in text.split("\n"):
                if "€" in line:
                    self.assertFalse([name for name in others if name in line], f"{file['bestand']}: {line}")

    def test_cost_prices_and_benchmarks_are_in_no_file_for_providers(self):
        benchmark = {decimal.Decimal(item["tarief"]) for tariff in self.tariffs for item in tariff.get("benchmark", [])}
        benchmark -= self.known_to_all() | set().union(*self.agreed().values())
        for file in self.files:
            text, numbers = texts_of(self.made / file["bestand"])
            for amount in sorted(benchmark):
                self.assertFalse(says_amount(text, numbers, amount), f"{file['bestand']} says {amount}")


class SameBytes(Example):
    def dutch_locale(self):
        """A Dutch locale made for this test, so that it does not depend on what the machine has."""
        folder = self.scratch / "locales"
        if not folder.exists():
            folder.mkdir()
            subprocess.run(["localedef", "-i", "nl_NL", "-f", "UTF-8", str(folder / "nl_NL.UTF-8")],
                           check=False, capture_output=True)
        self.assertTrue((folder / "nl_NL.UTF-8" / "LC_NUMERIC").is_file())
        return {"LOCPATH": str(folder), "LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8"}

    def test_whatever_the_number_of_workers_the_locale_and_the_time_zone(self):
        expected = digests(self.made)
        elsewhere = self.scratch / "een andere map"
        shutil.copytree(EXAMPLE, elsewhere)
        runs = {"again": (EXAMPLE, [], {}),
                "tokyo": (EXAMPLE, ["-j", "1"], {"TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}),
                "dutch": (EXAMPLE, ["-j", "2"], self.dutch_locale()),
                "cores": (EXAMPLE, ["-j", "0"], {"TZ": "America/New_York"}),
                "elsewhere": (elsewhere, ["-j", "7"], {})}
        for name, (round_folder, options, environment) in runs.items():
            with self.subTest(name):
                folder = self.scratch / ("run-" + name)
                make(round_folder, folder, *options, **environment)
                self.assertEqual(digests(folder), expected)

    def test_in_a_second_run_which_touches_nothing(self):
        folder = self.fresh_copy()
        before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
        make(EXAMPLE, folder)
        self.assertEqual({path.name: path.stat().st_mtime_ns for path in folder.iterdir()}, before)

    def test_after_a_file_was_removed(self):
        folder = self.fresh_copy()
        (folder / self.files[0]["bestand"]).unlink()
        make(EXAMPLE, folder)
        self.assertEqual(digests(folder), digests(self.made))

    def test_with_source_date_epoch_the_same_text_at_another_time(self):
        folder = self.scratch / "epoch"
        make(EXAMPLE, folder, SOURCE_DATE_EPOCH="1000000000")
        document = docx.Document(str(folder / self.documents[0].name))
        self.assertEqual(document.core_properties.created.isoformat(), "2001-09-09T01:46:40")


class ChangedByAPerson(Example):
    def test_a_document_is_kept_and_replaced_only_on_request(self):
        folder = self.fresh_copy()
        name = self.documents[0].name
        (folder / name).write_bytes(b"van mij")
        wanted = [word for template in TEMPLATES for word in ("--sjabloon", template)]
        kept = bestek("opstel", EXAMPLE, *wanted, "--uit", folder, code=1)
        self.assertIn("B090", kept.stderr)
        self.assertIn(name, kept.stderr)
        self.assertEqual((folder / name).read_bytes(), b"van mij")
        others = {key: value for key, value in digests(folder).items() if key != name}
        self.assertEqual(others, {key: value for key, value in digests(self.made).items() if key != name})
        bestek("opstel", EXAMPLE, *wanted, "--uit", folder, "--overschrijf")
        self.assertEqual(digests(folder), digests(self.made))

    def test_a_sheet_is_kept_and_replaced_only_on_request(self):
        folder = self.fresh_copy()
        name = self.sheets[0].name
        (folder / name).write_bytes(b"ingevuld")
        self.assertIn(name, bestek("blad", EXAMPLE, "--uit", folder, code=1).stderr)
        self.assertEqual((folder / name).read_bytes(), b"ingevuld")
        bestek("blad", EXAMPLE, "--uit", folder, "--overschrijf")
        self.assertEqual(digests(folder), digests(self.made))


class ChangedRound(Example):
    def test_only_what_depends_on_a_change_is_made_again(self):
        folder = self.fresh_copy()
        changed = self.scratch / "changed"
        shutil.copytree(EXAMPLE, changed)
        provider = self.providers[0]
        path = changed / "aanbieders" / (provider["kenmerk"] + ".yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(provider["adres"]["straat"], "Andere Straat 9"), encoding="utf-8")
        before = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
        make(changed, folder)
        touched = {p.name for p in folder.iterdir() if p.stat().st_mtime_ns != before[p.name]}
        for file in self.files:
            if file["aanbieder"] not in (None, provider["kenmerk"]):
                # Addresses of one provider are in no confidential file of another.
                text, _ = texts_of(folder / file["bestand"])
                self.assertNotIn("Andere Straat 9", text, file["bestand"])
        self.assertIn(f"convenant-{provider['kenmerk']}.docx", touched)


if __name__ == "__main__":
    for program in ("bestek-opstel", "bestek-blad"):
        if not (BIN / program).exists():
            sys.exit(f"no program {BIN / program}; build first")
    unittest.main(verbosity=2)
