#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""JSON of bestek budget against its schema, and its workbook against that JSON, cell for cell.

usage: check_budget.py PROGRAMS REPOSITORY

The workbook is read twice: as it was written, and after LibreOffice computed every formula anew (the values beside the
formulas are taken out first, so that it has to).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import jsonschema
import openpyxl

programs, repository = map(pathlib.Path, sys.argv[1:3])
problems = []
compared = 0

EXTRA = """
  bestedingsruimten:
    - {aanbieder: noorderhaven, jaar: 2015, ruimte_eur: 400000, besteed_eur: 281500, peildatum: 2015-08-31}
    - {gemeente: haren, jaar: 2015, ruimte_eur: 500000, besteed_eur: 250000.05, peildatum: 2015-06-30}
"""
CUT = """
    - kenmerk: korting-rijk
      titel: Korting op de budgetten
      gemeentebudgetten_jaar: 2015
      stappen: [{naam: Korting, pct: 2.5, soort: korting, over: vorige}, {naam: Reserve, pct: 1, soort: reservering, over: begin}]
"""
SCENARIOS = ["--scenario", "tarief:+2%,volume:-5%", "--scenario", "tarief:bgi-vb:+1.37%,volume:haren:-12.5%", "--scenario", "beide",
             "--scenario", "budget:-25%,budget:haren:+3.33%"]


def expect(condition, text):
    if not condition:
        problems.append(text)


def validator():
    store = {path.name: json.loads(path.read_text()) for path in (repository / "schemas").glob("*.json")}
    schema = store["budget.schema.json"]
    resolver = jsonschema.RefResolver("", schema, store=store)
    return jsonschema.Draft7Validator(schema, resolver=resolver)


def budget(round_folder, *options):
    done = subprocess.run([programs / "bestek-budget", round_folder, *options], capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"{options}: ended with {done.returncode}: {done.stderr}")
    return done.stdout


def result(round_folder, *options):
    document = json.loads(budget(round_folder, *options, "--formaat", "json"))
    for error in validator().iter_errors(document):
        problems.append(f"{options}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
    return document["resultaat"]


def without_values(source, target):
    """The same workbook, in which no formula has a value."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for item in package.infolist():
            data = package.read(item.filename)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            copy.writestr(item.filename, data)


def recalculated(path, folder):
    bare = folder / "kaal.xlsx"
    without_values(path, bare)
    subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
                    "--outdir", str(folder / "out"), str(bare)], check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(folder / "out" / "kaal.xlsx", data_only=True)


def cents(value):
    if value is None:
        return None
    return Decimal(repr(value) if isinstance(value, float) else str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def same(found, wanted, where):
    global compared
    compared += 1
    expect(cents(found) == (None if wanted is None else Decimal(wanted)), f"{where}: found {found}, json says {wanted}")


def rows_with(sheet, column, value):
    return [row for row in sheet.iter_rows() if row[column].value == value]


def check_compared(row, item, where):
    same(row[2].value, item.get("budget"), where + " budget")
    for offset, key in enumerate(("laagst", "midden", "hoogst")):
        same(row[3 + offset].value, item["raming"][key], f"{where} {key}")
    same(row[6].value, item.get("verschil"), where + " verschil")
    if item.get("benutting_pct") is not None:
        same(row[7].value * 100, item["benutting_pct"], where + " benutting")
        expect((row[8].value or "") == item["signaal"], f"{where}: signaal {row[8].value!r}, json says {item['signaal']!r}")


def check_overview(book, found):
    sheet = book["Overzicht"]
    for year in found["jaren"]:
        check_compared(rows_with(sheet, 0, year["jaar"])[0], year, f"{year['jaar']}")
    blocks = {}
    for row in sheet.iter_rows():
        blocks.setdefault(row[0].value, []).append(row)
    for group in found["groepen"]:
        at = [y["jaar"] for y in found["jaren"]].index(group["jaar"])
        check_compared(blocks[group["kenmerk"]][at], group, f"{group['kenmerk']} {group['jaar']}")


def check_groups(book, name, found):
    wanted = {(group["jaar"], group["kenmerk"] or ""): group["raming"] for group in found["groepen"]}
    rows = [row for row in book[name].iter_rows(min_row=4) if row[0].value]
    expect(len(rows) == len(wanted), f"{name}: {len(rows)} rows, json has {len(wanted)}")
    for row in rows:
        group = wanted[(row[0].value, row[1].value or "")]
        for offset, key in enumerate(("laagst", "midden", "hoogst")):
            same(row[3 + offset].value, group[key], f"{name} {row[1].value} {key}")


def check_scenarios(book, found):
    for scenario in found["scenarios"]:
        row = rows_with(book["Wat als"], 0, scenario["titel"])[0]
        for offset, year in enumerate(scenario["jaren"]):
            what = f"scenario {scenario['titel']}"
            same(row[3 + 3 * offset].value, year["raming"]["midden"], what)
            if year["budget"] is not None:
                same(row[4 + 3 * offset].value, year["budget"], what + ": budget")
                same(row[5 + 3 * offset].value, year["verschil"], what + ": verschil")


def check_steps(book, found):
    sheet = book["Budgetstappen"]
    for steps in found["budgetstappen"]:
        start = rows_with(sheet, 0, steps["titel"])[0][0].row
        first = next(row for row in sheet.iter_rows(min_row=start) if row[0].value == "begin")[0].row
        same(sheet.cell(first, 6).value, steps["begin"], steps["titel"])
        for offset, step in enumerate(steps["stappen"], 1):
            same(sheet.cell(first + offset, 5).value, step.get("bedrag"), f"{steps['titel']} {step['naam']}")
            same(sheet.cell(first + offset, 6).value, step.get("rest"), f"{steps['titel']} {step['naam']} rest")


def check_distributions(book, found):
    for divided in found["verdelingen"]:
        sheet = book[divided["kenmerk"]]
        for part in divided["delen"]:
            row = rows_with(sheet, 0, part["gemeente"])[0]
            same(row[6].value, part["basis"], f"{divided['kenmerk']} {part['gemeente']} basis")
            same(row[8].value, part["bedrag"], f"{divided['kenmerk']} {part['gemeente']}")
        whole = sum(Decimal(part["bedrag"]) for part in divided["delen"]) + Decimal(divided["uitvoeringskosten"])
        expect(whole == Decimal(divided["bedrag"]), f"{divided['kenmerk']}: parts add up to {whole}")


def check_contributions(book, found):
    for contribution in found["bijdragen"]:
        for year in contribution["jaren"]:
            for part in year["delen"]:
                row = [r for r in rows_with(book["Bijdragen"], 0, part["gemeente"]) if r[2].value == year["jaar"]][0]
                same(row[5].value, part["bedrag"], f"{contribution['kenmerk']} {part['gemeente']} {year['jaar']}")


def check_workbook(round_folder, folder, ground):
    options = ["--grondslag", ground, *SCENARIOS]
    out = folder / ground
    budget(round_folder, *options, "--formaat", "xlsx", "--uit", str(out), "--stil")
    again = folder / (ground + "-again")
    budget(round_folder, *options, "--formaat", "xlsx", "--uit", str(again), "--stil")
    path = next(out.glob("*.xlsx"))
    expect(path.read_bytes() == next(again.glob("*.xlsx")).read_bytes(), "the same input gives other bytes")
    for sheet in openpyxl.load_workbook(path):
        without = [cell.column_letter for row in sheet.iter_rows() for cell in row
                   if cell.value is not None and cell.column_letter not in sheet.column_dimensions]
        expect(not without, f"{sheet.title}: columns without a width: {without}")
    found = result(round_folder, *options)
    per_service = result(round_folder, *options, "--per", "dienst")
    (folder / ground / "profile").mkdir()
    for book in (openpyxl.load_workbook(path, data_only=True), recalculated(path, folder / ground)):
        check_overview(book, found)
        check_groups(book, "Diensten", per_service)
        check_scenarios(book, found)
        check_steps(book, found)
        check_distributions(book, found)
        check_contributions(book, found)
        if ground == "afgesproken":
            check_groups(book, "Aanbieders", result(round_folder, *options, "--per", "aanbieder"))
        else:
            expect("Aanbieders" not in book.sheetnames, "a sheet with providers in what may be shared")


def check_secrecy(round_folder):
    """What may be shared holds no agreed tariff, no provider, no share."""
    providers = [path.stem for path in (round_folder / "aanbieders").glob("*.yaml")]
    for form in ("json", "csv", "markdown", "tekst"):
        text = budget(round_folder, "--formaat", form)
        for provider in providers:
            expect(provider not in text, f"{form}: {provider} stands in what may be shared")


def main():
    with tempfile.TemporaryDirectory(prefix="bestek-budget-") as temporary:
        folder = pathlib.Path(temporary)
        example = folder / "ronde"
        subprocess.run(["cp", "-r", repository / "examples" / "groninger-gemeenten-2015", example], check=True)
        funding = example / "bekostiging.yaml"
        text = funding.read_text().replace("\n  # Vanaf dit deel", CUT + "\n  # Vanaf dit deel", 1)
        funding.write_text(text + EXTRA.lstrip("\n"))
        odd = (example / "volumes.yaml")
        odd.write_text(odd.read_text().replace("dienst: bgi-vb, jaar: 2015, hoeveelheid: 1450}", "dienst: bgi-vb, jaar: 2015, hoeveelheid: 1450.333}"))
        for per in ("gemeente", "dienst", "aanbieder", "jaar"):
            result(example, "--per", per)
            result(example, "--per", per, *SCENARIOS)
        check_secrecy(example)
        check_workbook(example, folder, "bandbreedte")
        check_workbook(example, folder, "afgesproken")
    for problem in problems:
        print(problem)
    print(f"{compared} cells compared, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
