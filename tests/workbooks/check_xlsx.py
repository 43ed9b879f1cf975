#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Checks tariff sheets of `bestek blad`: what is locked, what may be filled in, and that LibreOffice computes the same.

usage: check_xlsx.py FILE... [--schemas DIR] [--no-office]

A file whose name begins with "tariefblad" is a tariff sheet. Of any other sheet only what holds for all is checked:
that the open cells are those of the register, that it prints well, and that LibreOffice computes what is stored.

With --schemas every XML part is checked against its ISO 29500-4 (transitional) schema (see check_docx.py).
With --no-office nothing is recalculated. Needs openpyxl, soffice and xmllint.
Exit codes: 0 all is well; 1 a file is not; 2 the check could not be done.
"""

import argparse
import datetime
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "documents" / "word"))
from check_docx import Schemas, schema_of, validate  # noqa: E402  (the same schemas, the same xmllint)

SML = "iso29500-4/sml.xsd"
SHEET_PARTS = [
    (r"xl/(workbook|styles|sharedStrings|worksheets/sheet\d+)\.xml", SML),
    (r"xl/theme/theme\d+\.xml", "iso29500-4/dml-main.xsd"),
    (r"xl/charts/chart\d+\.xml", "iso29500-4/dml-chart.xsd"),
    (r"xl/drawings/drawing\d+\.xml", "iso29500-4/dml-spreadsheetDrawing.xsd"),
]
TITLES = {
    "Nr": "nr", "Dienst": "service", "Productcode": "code", "Eenheid": "unit", "Geldig van": "start",
    "Geldig tot en met": "end", "Minimum": "minimum", "Maximum": "maximum", "Afgesproken tarief": "agreed",
    "Verwachte hoeveelheid per jaar, alle gemeenten en aanbieders samen": "quantity",
    "Uw aanbod per eenheid, zonder btw": "offer", "Bedrag per jaar bij uw aanbod": "amount",
    "Deelbaar door 60 cent?": "divisible",
}
STEP = Decimal(60)  # cents
REGISTER = "bestek"
REGISTER_HEADER = ("blad", "cel", "naam", "soort", "minimum", "maximum", "keuzes")
KINDS = {"bedrag": "decimal", "getal": "decimal", "procent": "decimal", "tekst": "textLength", "datum": "date", "keuze": "list"}
SHEETS = ["Toelichting", "Tarieven", "Kostprijs", "Eigen verklaring", "Samenvatting", REGISTER]
COSTS = ("uurloon_eur", "toeslagen_pct", "werkgeverslasten_pct", "productiviteit_pct", "overhead_pct", "reis_eur", "opleiding_eur",
         "overige_verplichtingen_eur", "risico_pct", "index_pct")
YELLOW = "FFFFF2CC"
CENT = Decimal("0.01")
TURNS = 4  # times that each sheet is filled in, each time with other offers


class Failure(Exception):
    """The sheet is not as it should be."""


def expect(condition, text):
    if not condition:
        raise Failure(text)


def exact(value):
    return None if value in (None, "") else Decimal(repr(value))


def dutch(amount):
    return f"€\u00a0{amount:,.2f}".translate(str.maketrans(",.", ".,"))


class Table:
    """The rows to fill in, by the titles of their columns."""

    def __init__(self, workbook):
        self.sheet = workbook["Tarieven"]
        self.header = next((row[0].row for row in self.sheet.iter_rows(max_col=1) if row[0].value == "Nr"), None)
        expect(self.header, "no header row")
        self.columns = {}
        for cell in self.sheet[self.header]:
            expect(cell.value in TITLES, f"unknown column {cell.value!r}")
            self.columns[TITLES[cell.value]] = cell.column
        expect(len(self.columns) == len(TITLES), "columns are missing")
        self.rows = []
        row = self.header + 1
        while isinstance(self.sheet.cell(row, 1).value, (int, float)):
            self.rows.append(row)
            row += 1
        expect(self.rows, "no rows")
        self.total_row = row

    def cell(self, row, name):
        return self.sheet.cell(row, self.columns[name])

    def value(self, row, name):
        return self.cell(row, name).value


def check_input(table, row):
    """The offer of one row: locked and filled, or open and guarded."""
    cell = table.cell(row, "offer")
    low, high = exact(table.value(row, "minimum")), exact(table.value(row, "maximum"))
    rules = [v for v in table.sheet.data_validations.dataValidation if cell.coordinate in v.sqref]
    if low is not None and low == high:
        expect(cell.protection.locked and exact(cell.value) == low, f"{cell.coordinate}: a fixed tariff is open or empty")
        expect(not rules, f"{cell.coordinate}: a locked cell has a validation")
        return False
    expect(not cell.protection.locked, f"{cell.coordinate}: the offer is locked")
    expect(cell.value is None, f"{cell.coordinate}: the offer is filled in")
    expect(cell.fill.fgColor.rgb == YELLOW, f"{cell.coordinate}: the offer is not yellow")
    expect(len(rules) == 1, f"{cell.coordinate}: {len(rules)} validations")
    rule = rules[0]
    expect(rule.type == "decimal" and rule.errorStyle in (None, "stop"), f"{cell.coordinate}: wrong kind of validation")
    expect(rule.showErrorMessage and rule.showInputMessage, f"{cell.coordinate}: no messages")
    if low is not None:
        expect(rule.operator in (None, "between"), f"{cell.coordinate}: validation is {rule.operator}")
        expect((Decimal(rule.formula1), Decimal(rule.formula2)) == (low, high), f"{cell.coordinate}: other bounds")
        for text in (rule.prompt, rule.error):
            expect(dutch(low) in text and dutch(high) in text, f"{cell.coordinate}: {text!r} does not name the bounds")
    return True


def check_pages(workbook):
    for sheet in workbook:
        if sheet.title == REGISTER:
            expect(sheet.sheet_state != "visible", "the register can be seen")
            continue
        setup = sheet.page_setup
        expect(setup.paperSize == 9 and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{sheet.title}: page")
        expect(re.search("pagina &\\[?P", sheet.oddFooter.right.text or ""), f"{sheet.title}: no page numbers")


def register(workbook):
    """The entries of the register: (sheet, cell) -> (name, kind, minimum, maximum, choices)."""
    if REGISTER not in workbook.sheetnames:
        return {}
    rows = [tuple(cell.value for cell in row) for row in workbook[REGISTER].iter_rows(max_col=len(REGISTER_HEADER))]
    expect(REGISTER_HEADER in rows, "the register has no header")
    start = rows.index(REGISTER_HEADER)
    head = {row[0]: row[1] for row in rows[:start] if row[0]}
    for key in ("formaat", "soort", "ronde", "versie", "versie_datum", "invoer"):
        expect(head.get(key), f"the register does not say {key}")
    entries = {(row[0], row[1]): row[2:] for row in rows[start + 1:]}
    expect(len(entries) == len(rows) - start - 1, "a cell stands twice in the register")
    names = [entry[0] for entry in entries.values()]
    expect(len(set(names)) == len(names), "a name stands twice in the register")
    return entries


def check_locks(workbook):
    """Every sheet is protected; open are the cells of the register, each with a validation of its kind and a name."""
    entries = register(workbook)
    named = {tuple(target) for name in workbook.defined_names.values() for target in name.destinations} \
        if hasattr(workbook.defined_names, "values") else \
        {tuple(target) for name in workbook.defined_names.definedName for target in name.destinations}
    named = {(title, place.replace("$", "")) for title, place in named}
    for sheet in workbook:
        expect(sheet.protection.sheet, f"{sheet.title} is not protected")
        expect(sheet.protection.password is None, f"{sheet.title} has a password")
        rules = {}
        for rule in sheet.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                for row, column in area.cells:
                    rules.setdefault(sheet.cell(row, column).coordinate, []).append(rule)
        for row in sheet.iter_rows():
            for cell in row:
                place = (sheet.title, cell.coordinate)
                is_open = place in entries
                expect(getattr(cell.protection, "locked", True) != is_open, f"{place}: lock")
                if not is_open:
                    expect(cell.coordinate not in rules, f"{place}: a locked cell has a validation")
                    continue
                kind = entries[place][1]
                (rule,) = rules.get(cell.coordinate, [None])
                expect(rule and rule.type == KINDS[kind] and rule.errorStyle in (None, "stop"), f"{place}: wrong validation")
                expect(rule.prompt and rule.error and len(rule.prompt) <= 255 and len(rule.error) <= 255, f"{place}: messages")
                expect(place in named, f"{place}: no defined name")
                expect(cell.value is None and cell.fill.fgColor.rgb == YELLOW, f"{place}: not an empty yellow cell")


def check_structure(workbook):
    expect(workbook.sheetnames == SHEETS, f"sheets are {workbook.sheetnames}")
    table = Table(workbook)
    for row in table.rows:
        check_input(table, row)
    for sheet in workbook:
        computed = {"Tarieven": (table.columns["amount"], table.columns["divisible"]), "Kostprijs": (14, 15, 16),
                    "Samenvatting": (5, 7, 8)}.get(sheet.title, ())
        for row in sheet.iter_rows():
            for cell in row:
                expect(cell.data_type != "f" or cell.column in computed, f"{sheet.title}!{cell.coordinate}: a formula")
    expect(table.sheet.page_setup.orientation == "landscape", "Tarieven is not landscape")
    expect(table.sheet.print_title_rows == f"${table.header}:${table.header}", "the header is not repeated")
    expect(table.sheet.freeze_panes == f"C{table.header + 1}", f"frozen at {table.sheet.freeze_panes}")
    text = " ".join(str(cell.value) for row in workbook["Toelichting"].iter_rows() for cell in row if cell.value)
    for word in ("gele cellen", "€\u00a00,60", "btw", "vertrouwelijk", "Mededingingswet", "aanbieders samen"):
        expect(word.lower() in text.lower(), f"Toelichting does not say {word!r}")
    return table


def check_package(path):
    """Nothing in the file tells when or where it was made."""
    with zipfile.ZipFile(path) as package:
        for item in package.infolist():
            expect(item.date_time == (1980, 1, 1, 12, 0, 0), f"{item.filename} has the time {item.date_time}")
        custom = package.read("docProps/custom.xml").decode()
    expect(re.search(r'name="bestek_invoer_sha256"><vt:lpwstr>[0-9a-f]{64}<', custom), "no hash of the input")
    workbook = openpyxl.load_workbook(path)
    properties = workbook.properties
    expect(properties.created == properties.modified, "created and modified differ")
    expect(properties.created.time() == datetime.time(12), f"created at {properties.created}")
    expect(properties.title and properties.creator, "no title or author")


def office_recalculates(paths, folder):
    """Converted by LibreOffice. The files hold no values of formulas, so it has to compute them."""
    out = folder / "out"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
               "--outdir", str(out)] + [str(p) for p in paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path: openpyxl.load_workbook(out / path.name, data_only=True) for path in paths}


def half_up(value, step=CENT):
    return value.quantize(step, ROUND_HALF_UP)


def expected_divisible(table, row, offer):
    if offer is None or table.value(row, "unit") != "uur":
        return ""
    low, high = exact(table.value(row, "minimum")), exact(table.value(row, "maximum"))
    cents = offer * 100
    if cents % STEP == 0:
        return "ja"
    lowest = (low * 100 / STEP).to_integral_value(ROUND_CEILING) if low is not None else Decimal(1)
    nearest = max(half_up(cents / STEP, Decimal(1)), lowest)
    if high is not None:
        highest = (high * 100 / STEP).to_integral_value(ROUND_FLOOR)
        if highest < lowest:
            return "nee"
        nearest = min(nearest, highest)
    return "nee, bijvoorbeeld €\u00a0" + f"{nearest * STEP / 100:.2f}".replace(".", ",")


def check_values(table, offers, computed):
    """What a program computed against exact decimals."""
    sheet = computed["Tarieven"]
    total = None
    for row in table.rows:
        offer, quantity = offers.get(row), exact(table.value(row, "quantity"))
        amount = half_up(offer * quantity) if offer is not None and quantity is not None else None
        found = exact(sheet.cell(row, table.columns["amount"]).value)
        expect(found == amount, f"row {row}: {offer} x {quantity} is {amount}, found {found}")
        wanted = expected_divisible(table, row, offer)
        text = sheet.cell(row, table.columns["divisible"]).value or ""
        expect(text == wanted, f"row {row}: {offer} divisible: {wanted!r}, found {text!r}")
        if amount is not None:
            total = (total or 0) + amount
    found = exact(sheet.cell(table.total_row, table.columns["amount"]).value)
    expect(found == total, f"total is {total}, found {found}")


def offers_of(table, turn):
    """Offers for the open cells: the bounds, amounts in between, odd cents, and some left empty."""
    offers = {}
    for index, row in enumerate(table.rows):
        cell = table.cell(row, "offer")
        if cell.protection.locked:
            offers[row] = exact(cell.value)
            continue
        low, high = exact(table.value(row, "minimum")) or Decimal(40), exact(table.value(row, "maximum")) or Decimal(50)
        choices = [low, high, half_up((low + high) / 2), low + Decimal("0.01"), high - Decimal("0.01"), low + Decimal("0.30"),
                   half_up(low + (high - low) / 3), None]
        choice = choices[(index + turn) % len(choices)]
        if choice is not None:
            offers[row] = choice
    return offers


def costs_of(workbook, turn):
    """What to fill in on Kostprijs: (cell, value) by row; the last service misses a part."""
    entries = register(workbook)
    rows = {}
    for (sheet, cell), (name, *_) in entries.items():
        if sheet == "Kostprijs":
            rows.setdefault(int(re.sub("[A-Z]", "", cell)), {})[name.split("/")[-1]] = cell
    filled = {}
    for index, (row, cells) in enumerate(sorted(rows.items())):
        values = {key: Decimal(10 + 7 * index + 3 * turn + place) + Decimal("0.25") * place for place, key in enumerate(COSTS)}
        if turn == 1 and index == len(rows) - 1:
            del values["reis_eur"]
        filled[row] = {cells[key]: value for key, value in values.items()}, values
    return filled


def expected_cost(values):
    if len(values) < len(COSTS):
        return None
    v = {key: Fraction(value) for key, value in values.items()}
    more = lambda key: 1 + v[key] / 100  # noqa: E731
    staff = v["uurloon_eur"] * more("toeslagen_pct") * more("werkgeverslasten_pct") / (v["productiviteit_pct"] / 100) * more("overhead_pct")
    total = (staff + v["reis_eur"] + v["opleiding_eur"] + v["overige_verplichtingen_eur"]) * more("risico_pct") * more("index_pct")
    return Decimal(math.floor(total * 100 + Fraction(1, 2))) / 100


def check_costs(filled, computed):
    for row, (_, values) in filled.items():
        found, wanted = exact(computed["Kostprijs"].cell(row, 14).value), expected_cost(values)
        expect(found == wanted, f"Kostprijs row {row}: {wanted}, found {found}")


def check_stored(paths, scratch):
    """What LibreOffice computes from a file without values is what the file stores."""
    errors = []
    folder = scratch / "stored"
    folder.mkdir()
    copies = {}
    for path in paths:
        copies[folder / path.name] = path
        openpyxl.load_workbook(path).save(folder / path.name)
    computed = office_recalculates(list(copies), folder)
    for copy, path in copies.items():
        formulas, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    one, two = (book[sheet.title][cell.coordinate].value for book in (stored, computed[copy]))
                    if (one or "") != (two or "") and exact(one) != exact(two):
                        errors.append(f"{path.name}: {sheet.title}!{cell.coordinate} stores {one!r}, computed {two!r}")
    return errors


def check_with_office(paths, scratch):
    errors = []
    jobs = {}
    for path in paths:
        for turn in range(-1, TURNS):
            workbook = openpyxl.load_workbook(path)
            table = Table(workbook)
            offers = offers_of(table, turn) if turn >= 0 else \
                {row: exact(table.value(row, "offer")) for row in table.rows if table.value(row, "offer") is not None}
            for row, offer in offers.items():
                table.cell(row, "offer").value = float(offer)
            costs = costs_of(workbook, turn) if turn >= 0 else {}
            for cells, _ in costs.values():
                for cell, value in cells.items():
                    workbook["Kostprijs"][cell].value = float(value)
            copy = scratch / f"{path.stem}.{turn}.xlsx"
            workbook.save(copy)
            jobs[copy] = (path, turn, table, offers, costs)
    results = office_recalculates(list(jobs), scratch)
    for copy, (path, turn, table, offers, costs) in jobs.items():
        try:
            check_costs(costs, results[copy])
            check_values(table, offers, results[copy])
            if turn < 0:  # untouched: what is stored is what comes out
                check_values(table, offers, openpyxl.load_workbook(path, data_only=True))
        except Failure as failure:
            errors.append(f"{path.name}, offers {turn}: {failure}")
    return errors


def schema_errors(schemas, path):
    """A known schema for every part, and every part as its schema has it."""
    errors = []
    with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as name:
        package.extractall(name)
        for part in package.namelist():
            schema = next((s for p, s in SHEET_PARTS if re.fullmatch(p, part)), None) or schema_of(part)
            if schema is None:
                errors.append(f"{part}: no schema for it")
                continue
            errors += [f"{part}: {line}" for line in validate(schemas, schema, [pathlib.Path(name) / part])]
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--schemas", type=pathlib.Path)
    parser.add_argument("--no-office", action="store_true")
    parser.add_argument("--results", action="store_true", help="workbooks with results, not sheets to fill in")
    options = parser.parse_args()
    errors = []
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        for path in options.files:
            try:
                check_package(path)
                workbook = openpyxl.load_workbook(path)
                check_pages(workbook)
                if not options.results:
                    check_locks(workbook)
                if path.name.startswith("tariefblad"):
                    check_structure(workbook)
            except Failure as failure:
                errors.append(f"{path.name}: {failure}")
            except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as trouble:
                errors.append(f"{path.name}: cannot be read ({trouble})")
            if options.schemas:
                errors += [f"{path.name}: {e}" for e in schema_errors(Schemas(options.schemas, scratch), path)]
        if not options.no_office and not options.results and not errors:
            errors += check_stored(options.files, scratch)
            errors += check_with_office([path for path in options.files if path.name.startswith("tariefblad")], scratch)
    for error in errors:
        print(error, file=sys.stderr)
    if not errors:
        print(f"{len(options.files)} sheets are well")
    return 1 if errors else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, subprocess.SubprocessError) as trouble:
        print(f"check_xlsx.py: {trouble}", file=sys.stderr)
        sys.exit(2)
