#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Sheets that come back: filled in by other programs, changed, broken and hostile; and what bestek lees makes of them.

usage: check_lees.py BIN REPOSITORY
"""

import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import openpyxl
import openpyxl.comments
import yaml

import sheets

BIN, ROOT = map(pathlib.Path, sys.argv[1:3])
EXAMPLE = ROOT / "examples" / "groninger-gemeenten-2015"
MEMORY = 0 if "BESTEK_ANY_MEMORY" in os.environ else 256 << 20
PROCESSOR_SECONDS = 60
DAY = "2014-06-20"


def validator():
    store = {}
    for path in (ROOT / "schemas").glob("*.json"):
        store["https://bestek.invalid/" + path.name] = json.loads(path.read_text(encoding="utf-8"))
    name = "https://bestek.invalid/lees.schema.json"
    schema = {"$id": name, **store[name]}
    return jsonschema.Draft7Validator(schema, resolver=jsonschema.RefResolver(name, schema, store=store))


VALIDATOR = validator()


def run(*arguments, limit=False):
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        if MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return subprocess.run([BIN / "bestek-lees", *map(str, arguments)], capture_output=True, text=True, check=False,
                          preexec_fn=bound if limit else None)


def lees(round_folder, *files, limit=False, options=()):
    """The JSON of a run, checked against its schema and its exit code."""
    done = run(round_folder, *files, "--formaat", "json", "--op", DAY, *options, limit=limit)
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit code {done.returncode}: {done.stderr}")
    result = json.loads(done.stdout)
    problems = [error.message for error in VALIDATOR.iter_errors(result)]
    if problems:
        raise AssertionError(problems)
    refused = any(finding["ernst"] == "fout" for finding in result["bevindingen"])
    if refused != (done.returncode == 1):
        raise AssertionError(f"exit code {done.returncode} with findings {result['bevindingen']}")
    return result


def codes(result):
    return sorted({finding["code"] for finding in result["bevindingen"]})


def made_sheets(round_folder, folder, *options):
    done = subprocess.run([BIN / "bestek-blad", round_folder, "--uit", folder, "--stil", *options], check=False,
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return {path.stem.split("-", 1)[1]: path for path in sorted(folder.glob("*.xlsx"))}


def good_values(path, seed=2014):
    """A value for each input cell, between its bounds."""
    book = openpyxl.load_workbook(path)
    rows = list(book["bestek"].iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if row[0] is None) + 2
    dice = random.Random(f"{seed}{path.name}")
    values = {}
    for _, _, name, kind, low, high, choices in rows[start:]:
        if kind in ("bedrag", "getal", "procent"):
            least = round(float(low or 0) * 100)
            if kind == "procent":
                least = max(least, 100)  # less than one percent is remarkable
            most = round(float(high or 50) * 100)
            values[name] = dice.randint(max(least, 1), max(min(most, least + 100000), 1)) / 100
        elif kind == "datum":
            values[name] = __import__("datetime").date(2014, 6, dice.randint(2, 18))
        elif kind == "keuze":
            values[name] = "nee" if "nee" in choices.split("|") else choices.split("|")[0]
        else:
            values[name] = f"Tekst {dice.randint(1, 99)} met é, & en <tekens>"
    return values


def as_text(value):
    if isinstance(value, float):
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return text
    return value.isoformat() if hasattr(value, "isoformat") else value


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keep.name)
        cls.round = cls.folder / "ronde"
        shutil.copytree(EXAMPLE, cls.round)
        shutil.rmtree(cls.round / "aanbiedingen")  # as before the first sheet came back
        head = cls.round / "ronde.yaml"
        text = head.read_text()
        without = "".join(line for line in text.splitlines(True) if "aanbiedingen/*" not in line)
        assert without != text, "the example names no offers"
        head.write_text(without)
        cls.made = made_sheets(cls.round, cls.folder / "uit", "--alleen", "noorderhaven", "--alleen", "bakboord")
        cls.blank = cls.made["noorderhaven"]
        cls.good = cls.folder / "goed.xlsx"
        cls.values = good_values(cls.blank)
        sheets.fill(cls.blank, cls.good, cls.values)
        book = openpyxl.load_workbook(cls.blank)
        cls.head, cls.cells = sheets.register_of(book)
        cls.offer = next(name for name in cls.cells if name.endswith("/tarief"))

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def changed(self, change, name="anders.xlsx"):
        """The good sheet, changed by `change(book)`."""
        book = openpyxl.load_workbook(self.good)
        change(book)
        path = self.folder / name
        book.save(path)
        return path

    def with_value(self, value, name=None):
        sheet, cell, _ = self.cells[name or self.offer]

        def change(book):
            book[sheet][cell] = value
        return self.changed(change)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def expect(self, code, *files, others=()):
        result = lees(self.round, *files)
        self.assertIn(code, codes(result))
        self.assertLessEqual(set(codes(result)), {code, *others})
        return result


class RoundTrip(Case):
    def same(self, result, values):
        read = {item["naam"]: item["waarde"] for item in result["resultaat"]["bestanden"][0]["invoer"]}
        self.assertEqual(read, {name: as_text(value) for name, value in values.items()})

    def test_good_sheet_of_openpyxl(self):
        result = lees(self.round, self.good)
        self.assertEqual(codes(result), [])
        self.assertEqual(result["resultaat"]["bestanden"][0]["oordeel"], "goed")
        self.same(result, self.values)

    def test_saved_by_libreoffice(self):
        for kind in ("xlsx", "ods"):
            with self.subTest(kind):
                path = sheets.convert(self.good, kind, self.folder) / f"goed.{kind}"
                result = lees(self.round, path)
                self.assertEqual(codes(result), [])
                self.same(result, self.values)

    def test_saved_by_libreoffice_as_another_kind(self):
        for kind in ("xls", "csv", "pdf"):
            with self.subTest(kind):
                self.expect("B310", sheets.convert(self.good, kind, self.folder) / f"goed.{kind}")

    def test_what_is_written_beside_the_input_survives_libreoffice(self):
        def change(book):
            sheet = book[self.cells[self.offer][0]]
            sheet["B9"].comment = openpyxl.comments.Comment("Alleen op werkdagen", "A. Bedacht")
            book.create_sheet("Voorwaarden").append(["Tot 1 juli"])
        path = self.changed(change, "erbij.xlsx")
        for kind in ("xlsx", "ods"):
            with self.subTest(kind):
                result = self.expect("B333", sheets.convert(path, kind, self.folder) / f"erbij.{kind}")
                messages = " ".join(finding["melding"] for finding in result["bevindingen"])
                for text in ("Alleen op werkdagen", "Tot 1 juli"):
                    self.assertIn(text, messages)

    def test_sheet_that_nobody_touched_is_empty(self):
        result = lees(self.round, self.blank)
        self.assertEqual(codes(result), ["B332"])

    def test_fifty_providers_of_sixty_services(self):
        folder = self.folder / "groot"
        folder.mkdir()
        dossier = folder / "dossier.json"
        dossier.write_text(json.dumps(large_round(50, 60)))
        made = made_sheets(dossier, folder / "uit", "-j", "2")
        self.assertEqual(len(made), 50)
        filled = {}
        for name, path in made.items():
            filled[name] = good_values(path)
            self.assertEqual(sum(key.endswith("/tarief") for key in filled[name]), 60)
            sheets.fill(path, folder / path.name, filled[name])
        files = [folder / path.name for path in made.values()]
        result = lees(dossier, *files)
        self.assertEqual(codes(result), [])
        for one in result["resultaat"]["bestanden"]:
            self.assertEqual({item["naam"]: item["waarde"] for item in one["invoer"]},
                             {key: as_text(value) for key, value in filled[one["aanbieder"]].items()})
        some = files[:2]
        for kind in ("xlsx", "ods"):
            out = sheets.convert(some, kind, folder)
            again = lees(dossier, *(out / f"{path.stem}.{kind}" for path in some))
            self.assertEqual(codes(again), [])
            for one, other in zip(again["resultaat"]["bestanden"], result["resultaat"]["bestanden"]):
                self.assertEqual(one["invoer"], other["invoer"])


def large_round(providers, services):
    dossier = json.loads(subprocess.check_output([BIN / "bestek-dossier", EXAMPLE]))
    service = next(item for item in dossier["diensten"] if item["kenmerk"] == "bgi-vb")
    tariff = next(item for item in dossier["tarieven"] if item["dienst"] == "bgi-vb")
    keep = [key for key in ("bandbreedte", "vast", "geldig") if key in tariff]
    dossier["diensten"] = [{**{k: v for k, v in service.items() if k not in ("productcode", "cpv")},
                            "kenmerk": f"dienst-{i}", "naam": f"Dienst {i}"} for i in range(services)]
    dossier["tarieven"] = [{"dienst": f"dienst-{i}", **{key: tariff[key] for key in keep}} for i in range(services)]
    pattern = next(item for item in dossier["aanbieders"] if item["rechtsvorm"] == "stichting")
    pattern = {k: v for k, v in pattern.items() if k not in ("agb", "rsin", "iban", "email")}
    dossier["aanbieders"] = [{**pattern, "kenmerk": f"aanbieder-{i}", "naam": f"Stichting Nagemaakt {i}",
                              "kvk": f"{90000000 + i}", "diensten": [f"dienst-{j}" for j in range(services)]}
                             for i in range(providers)]
    sections = ("bestek", "ronde", "gemeenten", "diensten", "aanbieders", "tarieven", "contractmodellen", "uitgangspunten")
    dossier = {key: dossier[key] for key in sections}
    return dossier


class Values(Case):
    def test_dutch_text_is_read_with_a_notice(self):
        low = next(value for name, value in self.values.items() if name == self.offer)
        text = f"€ {low:.2f}".replace(".", ",")
        result = self.expect("B328", self.with_value(text))
        offered = result["resultaat"]["bestanden"][0]["aanbieding"]["tarieven"][0]["tarief"]
        self.assertEqual(offered, f"{low:.2f}")

    def test_ambiguous_text_is_refused(self):
        self.expect("B329", self.with_value("1.234"))

    def test_other_text_an_error_and_a_truth_are_no_number(self):
        for value in ("zestig euro", True, "#DIV/0!", "61,20 per uur"):
            with self.subTest(value):
                self.expect("B327", self.with_value(value))

    def test_formula_is_refused(self):
        self.expect("B326", self.with_value("=60+1.2"))

    def test_outside_the_bandwidth(self):
        self.expect("B331", self.with_value(9999.60))
        self.expect("B331", self.with_value(0.60))

    def test_half_a_cent_below_zero_and_too_many_digits(self):
        self.expect("B334", self.with_value(60.005))
        self.expect("B330", self.with_value(-60))
        self.expect("B334", self.with_value(1 / 3), others=("B331",))

    def test_empty_offer_is_flagged(self):
        self.expect("B332", self.with_value(None))

    def test_choice_and_declaration(self):
        name = "eigen_verklaring/uitsluitingsgronden"
        self.expect("B335", self.with_value("misschien", name), others=("B332",))
        self.expect("B336", self.with_value("ja", name))
        self.expect("B332", self.with_value(None, name))

    def test_text_that_no_document_may_hold(self):
        self.expect("B338", self.with_value("A. de \u202eseirV", "eigen_verklaring/ondertekenaar"))
        self.expect("B338", self.with_value("a" * 10_001, "eigen_verklaring/toelichting"))

    def test_date_as_text(self):
        result = self.expect("B328", self.with_value("19-6-2014", "eigen_verklaring/datum"))
        statement = result["resultaat"]["bestanden"][0]["aanbieding"]["eigen_verklaring"]
        self.assertEqual(statement["datum"], "2014-06-19")
        self.expect("B327", self.with_value("gisteren", "eigen_verklaring/datum"))


class Identity(Case):
    def in_register(self, key, value):
        def change(book):
            for row in book["bestek"].iter_rows():
                if row[0].value == key:
                    row[1].value = value
                    return
            raise AssertionError(key)
        return self.changed(change)

    def test_another_round(self):
        self.expect("B317", self.in_register("ronde", "een-andere-ronde"))

    def test_older_and_newer_version(self):
        for number, day, word in (("0.1", "2014-01-01", "ouder"), ("2.0", "2015-01-01", "nieuwer")):
            def change(book, number=number, day=day):
                for row in book["bestek"].iter_rows():
                    row[1].value = {"versie": number, "versie_datum": day}.get(row[0].value, row[1].value)
            result = self.expect("B318", self.changed(change))
            self.assertIn(word, result["bevindingen"][0]["melding"])

    def test_unknown_provider(self):
        self.expect("B319", self.in_register("aanbieder", "noorderhavn"))

    def test_same_provider_twice(self):
        twice = self.write("nog-eens.xlsx", self.good.read_bytes())
        result = self.expect("B320", self.good, twice)
        self.assertEqual([one["oordeel"] for one in result["resultaat"]["bestanden"]], ["geweigerd"] * 2)

    def test_register_is_gone_or_changed(self):
        def gone(book):
            del book["bestek"]
        self.expect("B316", self.changed(gone))
        self.expect("B316", self.in_register("formaat", "2"))
        self.expect("B316", self.in_register("ronde", "=1+1"))

        def renamed(book):
            book[self.cells[self.offer][0]].title = "Anders"
        self.expect("B316", self.changed(renamed))

    def test_register_that_names_another_place(self):
        def change(book):
            for row in book["bestek"].iter_rows():
                if row[2].value == self.offer:
                    row[2].value = "tarieven/bestaat-niet/2015-01-01/tarief"
        self.expect("B316", self.changed(change))


class Tampering(Case):
    def test_locked_value(self):
        def change(book):
            sheet, cell, _ = self.cells[self.offer]
            row = book[sheet][cell].row
            first = next(c for c in book[sheet][row] if isinstance(c.value, str) and not c.value.startswith("="))
            first.value = "Iets anders"
        result = self.expect("B322", self.changed(change))
        self.assertIn("Iets anders", result["bevindingen"][0]["melding"])

    def test_formula(self):
        def change(book):
            for sheet in book.worksheets:
                for row in sheet.iter_rows():
                    for cell in row:
                        if isinstance(cell.value, str) and cell.value.startswith("="):
                            cell.value = "=1+1"
                            return
            raise AssertionError("no formula")
        self.expect("B323", self.changed(change))

    def test_addition(self):
        def change(book):
            book[self.cells[self.offer][0]]["Z99"] = "Dit tarief geldt alleen op dinsdag"
        result = self.expect("B333", self.changed(change))
        self.assertIn("dinsdag", result["bevindingen"][0]["melding"])

    def test_merged(self):
        def change(book):
            sheet, cell, _ = self.cells[self.offer]
            at = book[sheet][cell]
            book[sheet].merge_cells(start_row=at.row, start_column=at.column, end_row=at.row, end_column=at.column + 1)
        self.expect("B325", self.changed(change), others=("B322", "B323", "B332"))

    def test_inserted_row(self):
        """As a spreadsheet program does it: cells and names move, the register does not."""
        def change(book):
            sheet, cell, _ = self.cells[self.offer]
            row = book[sheet][cell].row
            book[sheet].insert_rows(row)
            for name in list(book.defined_names.values() if hasattr(book.defined_names, "values")
                             else book.defined_names.definedName):
                title, _, at = name.attr_text.rpartition("!")
                column, number = at.replace("$", " ").split() if at.count("$") == 2 else (None, "0")
                if column and title.strip("'") == sheet and int(number) >= row:
                    name.attr_text = f"{title}!${column}${int(number) + 1}"
        result = lees(self.round, self.changed(change))
        self.assertIn("B324", codes(result))
        self.assertEqual(result["resultaat"]["bestanden"][0]["oordeel"], "geweigerd")

    def test_round_that_changed_after_sending(self):
        later = self.folder / "later"
        shutil.copytree(self.round, later)
        path = later / "diensten.yaml"
        text = path.read_text()
        at = text.index("naam: ", text.index("kenmerk: bgi-vb")) + len("naam: ")
        path.write_text(text[:at] + "Nieuwe naam voor " + text[at:])
        result = lees(later, self.good)
        self.assertEqual(codes(result), ["B321"])

    def test_macros_and_links(self):
        parts = sheets.parts_of(self.good.read_bytes())
        self.expect("B314", self.write("macro.xlsm", sheets.zipped({**parts, "xl/vbaProject.bin": b"x"})))
        name = "xl/_rels/workbook.xml.rels"
        link = (b'<Relationship Id="rId999" Target="externalLinks/externalLink1.xml" Type="http://schemas.openxmlformats.org'
                b'/officeDocument/2006/relationships/externalLink"/></Relationships>')
        parts[name] = parts[name].replace(b"</Relationships>", link)
        self.expect("B315", self.write("koppeling.xlsx", sheets.zipped(parts)))


class Hostile(Case):
    def refused(self, files, kind):
        """Each of them, within 256 MB and a minute of processor time."""
        for name, (data, code) in files.items():
            with self.subTest(f"{name}.{kind}"):
                result = lees(self.round, self.write(f"{name}.{kind}", data), limit=True)
                self.assertEqual(codes(result), [code])

    def test_xlsx(self):
        self.refused(sheets.hostile(self.good.read_bytes()), "xlsx")

    def test_open_document(self):
        path = sheets.convert(self.good, "ods", self.folder) / "goed.ods"
        self.refused(sheets.hostile_open_document(path.read_bytes()), "ods")

    def test_other_kinds_of_file(self):
        self.expect("B310", self.write("a.csv", b"dienst;tarief\nbgi-vb;61,20\n"))
        self.expect("B310", self.write("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
        self.expect("B311", self.write("b.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")))
        self.expect("B310", self.write("leeg.xlsx", b""))

    def test_one_bad_file_does_not_hide_a_good_one(self):
        bad = self.write("kapot.xlsx", self.good.read_bytes()[:999])
        result = lees(self.round, bad, self.good)
        self.assertEqual([one["oordeel"] for one in result["resultaat"]["bestanden"]], ["geweigerd", "goed"])

    def test_missing_file_is_file_trouble(self):
        self.assertEqual(run(self.round, self.folder / "bestaat-niet.xlsx").returncode, 3)


class Writing(Case):
    def setUp(self):
        self.copy = self.folder / "kopie"
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.round, self.copy)

    def texts(self):
        return {path.relative_to(self.copy).as_posix(): path.read_text()
                for path in self.copy.rglob("*.yaml")}

    def write_round(self, path, *options):
        return lees(self.copy, path, options=("--schrijf", *options))

    def test_nothing_without_the_option(self):
        before = self.texts()
        lees(self.copy, self.good)
        self.assertEqual(self.texts(), before)

    def test_offer_is_a_file_of_the_round(self):
        before = self.texts()
        result = self.write_round(self.good)
        after = self.texts()
        self.assertEqual(sorted(set(after) - set(before)), ["aanbiedingen/noorderhaven.yaml"])
        self.assertEqual(sorted(name for name in before if before[name] != after[name]), ["ronde.yaml"])
        self.assertEqual(result["resultaat"]["bestanden"][0]["geschreven"],
                         ["aanbiedingen/noorderhaven.yaml", "ronde.yaml"])
        offer = yaml.safe_load(after["aanbiedingen/noorderhaven.yaml"])["aanbieding"]
        for item in offer["tarieven"]:
            name = f"tarieven/{item['dienst']}/{item['van']}/tarief"
            self.assertEqual(f"{item['tarief']:.2f}", f"{self.values[name]:.2f}")
        done = subprocess.run([BIN / "bestek-toets", self.copy], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_again_changes_nothing(self):
        self.write_round(self.good)
        before = self.texts()
        done = run(self.copy, self.good, "--schrijf", "--op", "2014-06-30")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.texts(), before)

    def test_new_sheet_changes_only_its_values_and_keeps_comments(self):
        self.write_round(self.good)
        path = self.copy / "aanbiedingen" / "noorderhaven.yaml"
        text = path.read_text().replace("    - dienst:", "    # besproken op 1 juli\n    - dienst:", 1)
        path.write_text(text + "# tot hier\n")
        before = path.read_text().splitlines()
        new = round(self.values[self.offer] + 0.6, 2)
        self.write_round(self.with_value(new))
        after = path.read_text().splitlines()
        self.assertEqual(len(before), len(after))
        changed = [line.split(":")[0].strip() for line, other in zip(before, after) if line != other]
        self.assertEqual(sorted(changed), ["bestand", "sha256", "tarief"])
        self.assertIn("    # besproken op 1 juli", after)

    def test_sheet_that_nobody_filled_in_writes_nothing(self):
        self.write_round(self.good)
        before = self.texts()
        self.write_round(self.blank)
        self.assertEqual(self.texts(), before)

    def test_refused_file_writes_nothing(self):
        before = self.texts()
        self.write_round(self.with_value("zestig"))
        self.assertEqual(self.texts(), before)

    def test_file_that_cannot_be_edited_is_left_alone(self):
        folder = self.copy / "aanbiedingen"
        folder.mkdir()
        (folder / "noorderhaven.yaml").write_text("aanbieding: &a {aanbieder: noorderhaven}\n")
        before = self.texts()
        self.assertEqual(codes(self.write_round(self.good)), ["B339"])
        self.assertEqual(self.texts(), before)

    def test_yaml_on_standard_output(self):
        done = run(self.copy, self.good, "--formaat", "yaml", "--op", DAY)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(yaml.safe_load(done.stdout)["aanbiedingen"][0]["aanbieder"], "noorderhaven")


class Volumes(Case):
    def test_quantities_of_a_municipality(self):
        made = made_sheets(self.round, self.folder / "volumes", "--sjabloon", "volumes", "--alleen", "groningen")
        path = next(iter(made.values()))
        filled = self.folder / "volumes-groningen.xlsx"
        values = good_values(path)
        sheets.fill(path, filled, values)
        copy = self.folder / "volumeronde"
        shutil.copytree(self.round, copy)
        before = (copy / "volumes.yaml").read_text()
        result = lees(copy, filled, options=("--schrijf",))
        self.assertEqual(codes(result), [])
        after = (copy / "volumes.yaml").read_text()
        comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
        self.assertEqual([line for line in after.splitlines() if line.lstrip().startswith("#")], comments)
        read = {(v["gemeente"], v["dienst"], v["jaar"]): v["hoeveelheid"] for v in yaml.safe_load(after)["volumes"]}
        for name, value in values.items():
            kind, *parts = name.split("/")
            if kind == "volumes":
                self.assertEqual(f"{read[parts[0], parts[1], int(parts[2])]:.2f}", f"{value:.2f}")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
