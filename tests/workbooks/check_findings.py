#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Every finding of bestek lees about a returned sheet, word for word: each case changes one thing in a good sheet, and
findings.txt says what the command then prints and with which code it ends.

usage: check_findings.py BIN [--update]

--update rewrites findings.txt to what came out: read the difference before you keep it.
"""

import datetime
import difflib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.comments import Comment

import sheets

BIN = pathlib.Path(sys.argv[1])
HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = HERE / "findings.txt"
CODES = [f"B{number}" for number in range(310, 340)]
OFFER = "tarieven/begeleiding/2015-01-01/tarief"
PART = "tarieven/begeleiding/2015-01-01/kostprijs/"
STATEMENT = "eigen_verklaring/"
GOOD = {
    OFFER: 60.00, "tarieven/dagbesteding/2015-01-01/tarief": 36.50, PART + "uurloon_eur": 21.4, PART + "toeslagen_pct": 17,
    "tarieven/vervoer/2015-01-01/kostprijs/reis_eur": 8.2, STATEMENT + "uitsluitingsgronden": "nee",
    STATEMENT + "ondertekenaar": "A. Bedacht", STATEMENT + "functie": "bestuurder", STATEMENT + "datum": datetime.date(2014, 6, 19),
}
CASES = []


def case(title, *options, files=("blad.xlsx",)):
    """Adds a case: the function changes what is in the folder; then lees reads these files."""
    def add(function):
        CASES.append((title, function, list(files), list(options)))
        return function
    return add


class Folder:
    """One folder with the round, a good sheet, and the sheet that a case makes of it."""

    def __init__(self, path, made):
        self.path, self.made = path, made
        shutil.copy(HERE / "ronde.yaml", path / "ronde.yaml")

    def write(self, name, data):
        (self.path / name).write_bytes(data)

    def book(self, change, name="blad.xlsx", source="goed"):
        book = openpyxl.load_workbook(self.made[source])
        change(book)
        book.save(self.path / name)

    def values(self, values, source="goed"):
        """The good sheet with other values in input cells."""
        def change(book):
            _, cells = sheets.register_of(book)
            for name, value in values.items():
                sheet, cell, _ = cells[name]
                book[sheet][cell] = value
        self.book(change, source=source)

    def register(self, values):
        def change(book):
            for row in book["bestek"].iter_rows():
                if row[0].value in values:
                    row[1].value = values[row[0].value]
        self.book(change)

    def edit_round(self, old, new):
        path = self.path / "ronde.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def parts(self, change):
        parts = sheets.parts_of(self.made["goed"].read_bytes())
        change(parts)
        self.write("blad.xlsx", sheets.zipped(parts))


def good(folder):
    folder.values({})


def value_case(title, *options, source="goed", **values):
    names = {"tarief": OFFER, "toeslagen": PART + "toeslagen_pct", "loon": PART + "uurloon_eur", "ja_nee": STATEMENT + "uitsluitingsgronden",
             "naam": STATEMENT + "ondertekenaar", "functie": STATEMENT + "functie", "datum": STATEMENT + "datum",
             "uitleg": STATEMENT + "toelichting", "aantal": "volumes/bovendam/begeleiding/2015", "dagdeel": OFFER.replace("begeleiding", "dagbesteding")}
    case(title, *options)(lambda folder: folder.values({names[key]: value for key, value in values.items()}, source))


case("Een goed blad")(good)
case("Een goed blad, met wat er geschreven wordt", "--schrijf")(good)
case("Een blad zoals het verstuurd is, met een vast tarief")(lambda folder: shutil.copy(folder.made["leeg"], folder.path / "blad.xlsx"))
case("B310 een CSV", files=["blad.csv"])(lambda folder: folder.write("blad.csv", b"dienst;tarief\nbegeleiding;61,20\n"))
case("B310 een leeg bestand")(lambda folder: folder.write("blad.xlsx", b""))
case("B310 het oude formaat", files=["blad.xls"])(lambda folder: folder.write("blad.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
case("B310 een pdf", files=["blad.pdf"])(lambda folder: folder.write("blad.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
case("B310 een foto", files=["blad.jpg"])(lambda folder: folder.write("blad.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"))
case("B310 een map in een zip", files=["bladen.zip"])(lambda folder: folder.write("bladen.zip", sheets.zipped({"blad.txt": b"x"})))
case("B310 een blad van Numbers", files=["blad.numbers"])(
    lambda folder: folder.write("blad.numbers", sheets.zipped({"Index/Document.iwa": b"x", "preview.jpg": b"x"})))
case("B310 het hulpbestand van een open blad", files=["~$blad.xlsx"])(lambda folder: folder.write("~$blad.xlsx", b"\x05aanbe" + b"\0" * 158))
case("B311 een wachtwoord")(lambda folder: folder.write(
    "blad.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")))


@case("B312 een deel met een naam buiten het bestand")
def outside(folder):
    folder.parts(lambda parts: parts.update({"../../kwaad": b"x"}))


@case("B312 een documenttype")
def document_type(folder):
    folder.parts(lambda parts: parts.update({"xl/workbook.xml": sheets.LAUGHS}))


case("B313 een half bestand")(lambda folder: folder.write("blad.xlsx", folder.made["goed"].read_bytes()[:2000]))
case("B313 een beschadigd deel")(lambda folder: folder.parts(lambda parts: parts.update({"xl/worksheets/sheet2.xml": b"geen xml"})))
case("B314 macro's", files=["blad.xlsm"])(lambda folder: (
    folder.parts(lambda parts: parts.update({"xl/vbaProject.bin": b"x"})), (folder.path / "blad.xlsx").rename(folder.path / "blad.xlsm")))


@case("B315 een koppeling met een ander bestand")
def link(folder):
    def change(parts):
        name = "xl/_rels/workbook.xml.rels"
        relation = (b'<Relationship Id="rId999" Target="externalLinks/externalLink1.xml" Type="http://schemas.openxmlformats.org'
                    b'/officeDocument/2006/relationships/externalLink"/></Relationships>')
        parts[name] = parts[name].replace(b"</Relationships>", relation)
    folder.parts(change)


case("B316 geen register")(lambda folder: folder.book(lambda book: book.remove(book["bestek"])))
case("B316 een ander formaat")(lambda folder: folder.register({"formaat": "2"}))
case("B316 een formule in het register")(lambda folder: folder.register({"ronde": "=1+1"}))
case("B316 een blad met een andere naam")(lambda folder: folder.book(lambda book: setattr(book["Tarieven"], "title", "Prijzen")))


@case("B316 twee verwisselde cellen in het register")
def swapped_cells(folder):
    def change(book):
        rows = [row for row in book["bestek"].iter_rows() if str(row[2].value).endswith("/tarief")]
        rows[0][1].value, rows[1][1].value = rows[1][1].value, rows[0][1].value
    folder.book(change)


case("B317 een andere ronde")(lambda folder: folder.register({"ronde": "duinen"}))
case("B318 een oudere versie")(lambda folder: folder.register({"versie": "0.1", "versie_datum": "2014-05-01"}))
case("B318 een nieuwere versie")(lambda folder: folder.register({"versie": "0.3", "versie_datum": "2014-07-01"}))
case("B319 een onbekende aanbieder")(lambda folder: folder.register({"aanbieder": "lindehoef"}))
case("B320 twee bladen van een aanbieder", files=["blad.xlsx", "later.xlsx"])(
    lambda folder: (folder.values({OFFER: 61.2}), shutil.copy(folder.made["goed"], folder.path / "later.xlsx")))
case("B320 twee keer hetzelfde blad", files=["blad.xlsx", "kopie.xlsx"])(
    lambda folder: (good(folder), shutil.copy(folder.path / "blad.xlsx", folder.path / "kopie.xlsx")))
case("B321 de ronde is veranderd")(lambda folder: (good(folder), folder.edit_round("Begeleiding individueel", "Begeleiding thuis")))


@case("B322 een andere eenheid")
def other_unit(folder):
    folder.book(lambda book: [setattr(cell, "value", "dagdeel") for row in book["Tarieven"].iter_rows() for cell in row if cell.value == "uur"])


@case("B322 een verwijderde regel")
def deleted_row(folder):
    def change(book):
        sheet, cell, _ = sheets.register_of(book)[1][OFFER]
        book[sheet].delete_rows(book[sheet][cell].row)
    folder.book(change)


@case("B322 gesorteerde regels")
def sorted_rows(folder):
    folder.book(swap_offers)


def swap_offers(book):
    cells = sheets.register_of(book)[1]
    sheet, first, _ = cells[OFFER]
    second = cells[OFFER.replace("begeleiding", "dagbesteding")][1]
    rows = [book[sheet][cell].row for cell in (first, second)]
    for one, other in zip(*(book[sheet][row] for row in rows)):
        if not str(one.value).startswith("="):
            one.value, other.value = other.value, one.value


@case("B323 een veranderde formule")
def other_formula(folder):
    folder.book(lambda book: setattr(next(cell for row in book["Samenvatting"].iter_rows() for cell in row if str(cell.value).startswith("=")),
                                     "value", "=1+1"))


@case("B323 een getal waar een formule stond")
def number_for_formula(folder):
    folder.book(lambda book: setattr(next(cell for row in book["Tarieven"].iter_rows() for cell in row if "ROUND" in str(cell.value)), "value", 12))


@case("B324 een ingevoegde regel")
def inserted_row(folder):
    """As a spreadsheet program does it: cells and names move, the register does not."""
    def change(book):
        sheet, cell, _ = sheets.register_of(book)[1][OFFER]
        row = book[sheet][cell].row
        book[sheet].insert_rows(row)
        for name in book.defined_names.values() if hasattr(book.defined_names, "values") else book.defined_names.definedName:
            title, _, at = name.attr_text.rpartition("!")
            match = re.fullmatch(r"\$([A-Z]+)\$(\d+)", at)
            if match and title.strip("'") == sheet and int(match[2]) >= row:
                name.attr_text = f"{title}!${match[1]}${int(match[2]) + 1}"
    folder.book(change)


@case("B324 gesorteerde regels op een blad van een eerdere stand van de ronde")
def sorted_and_older(folder):
    folder.book(swap_offers)
    folder.edit_round("titel: Begeleiding in de polder", "titel: Hulp in de polder")


@case("B325 samengevoegde cellen")
def merged(folder):
    def change(book):
        sheet, cell, _ = sheets.register_of(book)[1][OFFER]
        at = book[sheet][cell]
        book[sheet].merge_cells(start_row=at.row, start_column=at.column, end_row=at.row + 1, end_column=at.column)
    folder.book(change)


value_case("B326 een formule in een invoercel", tarief="=58+1.2")
value_case("B327 tekst waar een getal hoort", tarief="zestig euro")
value_case("B327 niet van toepassing", loon="n.v.t.")
value_case("B327 een fout van Excel", tarief="#DIV/0!")
value_case("B327 WAAR", tarief=True)
value_case("B327 geen datum", datum="gisteren")
value_case("B327 een dag die er niet is", datum="31-6-2014")
value_case("B328 een komma", tarief="61,20")
value_case("B328 een euroteken", tarief="€ 61,20")
value_case("B328 euro erachter", tarief="61,20 euro")
value_case("B328 duizendtallen", loon="1.234,56")
value_case("B328 een procentteken", toeslagen="17,5%")
value_case("B328 een datum als tekst", datum="19 juni 2014")
value_case("B329 een punt die twee dingen kan zijn", loon="1.234")
value_case("B214 een percentage als breuk", toeslagen=0.17)
value_case("B330 te hoog", toeslagen=250)
value_case("B330 onder nul", tarief=-60)
value_case("B330 een datum buiten de grenzen", datum=datetime.date(1999, 12, 31))
value_case("B331 onder de bandbreedte", tarief=53.4)
value_case("B331 boven de bandbreedte", tarief=66.6)
value_case("B332 een tarief ontbreekt", tarief=None)
value_case("B332 twee tarieven ontbreken", tarief=None, dagdeel=None)
value_case("B332 geen eigen verklaring", ja_nee=None)
value_case("B332 niet ondertekend", naam=None, datum=None)
case("B333 een voorwaarde naast de tabel")(
    lambda folder: folder.book(lambda book: book["Tarieven"].cell(40, 3, "Dit tarief geldt alleen bij meer dan 100 cliënten")))
case("B333 een opmerking bij een cel")(
    lambda folder: folder.book(lambda book: setattr(book["Tarieven"]["B9"], "comment", Comment("Alleen op werkdagen", "A. Bedacht"))))


@case("B333 een extra blad, met meer regels dan bestek noemt")
def extra_sheet(folder):
    def change(book):
        book.create_sheet("Voorwaarden").append(["Ons aanbod geldt tot 1 juli"])
        for row in range(50, 56):
            book["Tarieven"].cell(row, 2, f"Voorwaarde {row - 49}")
    folder.book(change)


value_case("B334 drie decimalen", tarief=60.125)
value_case("B334 te veel cijfers", loon=1 / 3 + 21)
value_case("B335 geen keuze uit de lijst", ja_nee="misschien")
value_case("B336 een uitsluitingsgrond", ja_nee="ja")


@case("B337 een dienst die de aanbieder niet meer heeft")
def gone(folder):
    good(folder)
    folder.edit_round("diensten: [begeleiding, dagbesteding, vervoer]", "diensten: [begeleiding, vervoer]")


value_case("B338 een teken dat de leesrichting omkeert", naam="A. de \u202eseirV")
value_case("B338 een te lange tekst", uitleg="a" * 10_001)


@case("B339 een bestand dat bestek niet kan bijwerken", "--schrijf")
def not_editable(folder):
    good(folder)
    (folder.path / "aanbiedingen").mkdir()
    folder.write("aanbiedingen/lindehof.yaml", b"aanbieding: &a {aanbieder: lindehof}\n")


case("Een gemeente: een hoeveelheid onder nul", files=["blad.xlsx"])(
    lambda folder: folder.values({"volumes/bovendam/begeleiding/2015": -5}, "volumes"))
value_case("Een gemeente: een hoeveelheid als tekst", source="volumes", aantal="1.250,5")
value_case("Een gemeente: goed, met wat er geschreven wordt", "--schrijf", source="volumes", aantal=1250)


def make_sheets(folder):
    for template, only in (("tariefblad", "lindehof"), ("volumes", "bovendam")):
        subprocess.run([BIN / "bestek-blad", HERE / "ronde.yaml", "--uit", folder, "--stil", "--sjabloon", template, "--alleen", only],
                       check=True)
    made = {"leeg": folder / "tariefblad-lindehof.xlsx", "volumes": folder / "volumes-bovendam.xlsx", "goed": folder / "goed.xlsx"}
    sheets.fill(made["leeg"], made["goed"], GOOD)
    return made


def transcript(title, function, files, options, made):
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(pathlib.Path(name), made)
        function(folder)
        before = {path for path in folder.path.rglob("*")}
        words = ["ronde.yaml", *files, "--op", "2014-06-20", *options]
        done = subprocess.run([BIN.resolve() / "bestek-lees", *words], cwd=folder.path, capture_output=True, text=True, check=False)
        lines = [f"# {title}", f"$ bestek lees {' '.join(words)}", "--- uit", *done.stdout.splitlines(), "--- fout",
                 *done.stderr.splitlines(), f"--- code {done.returncode}"]
        for path in sorted(folder.path.rglob("*.yaml")):
            if path not in before:
                text = re.sub(r"sha256: [0-9a-f]{64}", "sha256: ⋯", path.read_text(encoding="utf-8"))
                lines += [f"--- bestand {path.relative_to(folder.path)}", *text.splitlines()]
        return "\n".join(lines) + "\n"


def main():
    with tempfile.TemporaryDirectory() as name:
        made = make_sheets(pathlib.Path(name))
        actual = "\n".join(transcript(*each, made) for each in CASES)
    missing = [code for code in CODES if f"[{code}]" not in actual]
    assert not missing, f"no case shows {missing}"
    if "--update" in sys.argv:
        EXPECTED.write_text(actual, encoding="utf-8")
        return None
    expected = EXPECTED.read_text(encoding="utf-8")
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), "findings.txt", "what lees says"))
    return None if actual == expected else "lees says something else than findings.txt"


if __name__ == "__main__":
    sys.exit(main())
