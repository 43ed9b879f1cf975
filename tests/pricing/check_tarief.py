#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Checks what `bestek tarief` gives: the JSON against its schema, and every cell of the workbook, recalculated by
LibreOffice, against the amounts of the JSON.

usage: check_tarief.py BIN EXAMPLE
"""

import fractions
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN, EXAMPLE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def bestek(*arguments, code=0):
    done = subprocess.run([str(BIN / "bestek-tarief"), *map(str, arguments)], capture_output=True, check=False,
                          env={"PATH": f"{BIN}:/usr/bin:/bin", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "1400000000"})
    check(done.returncode == code, f"{arguments}: exit code {done.returncode}, {done.stderr.decode()}")
    return done.stdout.decode()


def validator():
    store = {}
    for path in (ROOT / "schemas").glob("*.json"):
        store["https://bestek.invalid/" + path.name] = json.loads(path.read_text(encoding="utf-8"))
    name = "https://bestek.invalid/tarief.schema.json"
    schema = {"$id": name, **store[name]}
    return jsonschema.Draft7Validator(schema, resolver=jsonschema.RefResolver(name, schema, store=store))


def recalculated(path, folder):
    """The workbook after LibreOffice computed every formula again: the values that the file came with are removed."""
    bare = folder / ("bare-" + path.name)
    book = openpyxl.load_workbook(path)
    book.save(bare)  # openpyxl writes formulas without values
    out = folder / "out"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "xlsx",
                    "--outdir", str(out), str(bare)], check=True, capture_output=True, timeout=200,
                   env={"PATH": "/usr/bin:/bin", "HOME": str(folder)})
    return openpyxl.load_workbook(out / bare.name, data_only=True)


def cents(amount):
    return f"{fractions.Fraction(amount).limit_denominator(10**9).__float__():.2f}"


def check_steps(sheet, stored, tariff):
    """Every line of the sheet has the value of the step with its number, in the file and after recalculation."""
    rows = {}
    for row in sheet.iter_rows(min_row=1, max_col=9):
        if isinstance(row[0].value, (int, float)):
            rows[int(row[0].value)] = row
    steps = tariff["kostprijs"]["stappen"]
    check(sorted(rows) == [step["nr"] for step in steps], f"{sheet.title}: lines {sorted(rows)}")
    for step in steps:
        row = rows[step["nr"]]
        exact = fractions.Fraction(step["waarde"])
        place = f"{sheet.title}!{row[3].coordinate} {step['kenmerk']}"
        check(row[2].value == step["naam"], f"{place}: {row[2].value}")
        for value in (row[3].value, stored[row[3].coordinate].value):
            check(isinstance(value, (int, float)) and abs(fractions.Fraction(value) - exact) <= max(abs(exact), 1) / 10**9,
                  f"{place}: {value}, not {step['getoond']}")
        if step.get("afronding") and "centen" in step["afronding"]:
            check(cents(row[3].value) == f"{float(exact):.2f}", f"{place}: {row[3].value} is not {step['waarde']}")
    total = rows[next(s["nr"] for s in steps if s["kenmerk"] == "kostprijs")][3].value
    check(cents(total) == f"{float(fractions.Fraction(tariff['kostprijs']['bedrag'])):.2f}", f"{sheet.title}: total {total}")


def check_statistics(sheet, tariff):
    names = {row[2].value: row[3].value for row in sheet.iter_rows(max_col=4)}
    for name, key in (("kwartiel 1", "kwartiel_1"), ("mediaan", "mediaan"), ("kwartiel 3", "kwartiel_3"),
                      ("gemiddeld", "gemiddelde")):
        value = names.get("benchmark: " + name)
        exact = fractions.Fraction(tariff["benchmark"][key])
        check(value is not None and abs(fractions.Fraction(value) - exact) < fractions.Fraction(1, 10**9),
              f"{sheet.title}: {name} is {value}, not {exact}")
    check(cents(names["kostprijs"]) == tariff["kostprijs"]["bedrag"], f"{sheet.title}: kostprijs in the comparison")


def check_round(name, folder):
    target = folder / name
    result = json.loads(bestek(folder / (name + "-ronde"), "--formaat", "json"))
    for error in validator().iter_errors(result):
        problems.append(f"{name}: {error.json_path}: {error.message[:200]}")
    bestek(folder / (name + "-ronde"), "--formaat", "xlsx", "--uit", target, "--stil")
    (path,) = target.glob("*.xlsx")
    first = path.read_bytes()
    again = folder / (name + "-again")
    bestek(folder / (name + "-ronde"), "--formaat", "xlsx", "--uit", again, "--stil")
    check((again / path.name).read_bytes() == first, f"{name}: a second run gives other bytes")
    stored = openpyxl.load_workbook(path, data_only=True)
    book = recalculated(path, folder)
    tariffs = result["resultaat"]["tarieven"]
    check(book.sheetnames[0] == "Overzicht", f"{name}: {book.sheetnames}")
    check(len(book.sheetnames) == len(tariffs) + 1, f"{name}: {book.sheetnames}")
    for number, (sheet, tariff) in enumerate(zip(book.worksheets[1:], tariffs)):
        for row in sheet.iter_rows():
            for cell in row:
                check(not (isinstance(cell.value, str) and cell.value.startswith("#")), f"{sheet.title}!{cell.coordinate}: {cell.value}")
        overview = book.worksheets[0].cell(row=6 + number, column=6).value
        check(cents(overview) == tariff["kostprijs"]["bedrag"], f"{name}: overview {overview}")
        verdict = book.worksheets[0].cell(row=6 + number, column=10).value
        check(verdict == tariff["kostprijs_ligt"], f"{name}: overview says {verdict}")
        check_steps(sheet, stored[sheet.title], tariff)
        if tariff["benchmark"]:
            check_statistics(sheet, tariff)
    charts = openpyxl.load_workbook(path)
    for sheet in charts.worksheets[1:]:
        check(len(sheet._charts) == 2, f"{name}: {sheet.title} has {len(sheet._charts)} charts")
        table = next(row[0].row for row in sheet.iter_rows() if row[0].value == "nr")
        left, right = (chart.anchor for chart in sheet._charts)
        for anchor in (left, right):
            check(5 <= anchor._from.row + 1 and anchor.to.row + 1 < table, f"{name}: {sheet.title}: a chart covers cells")
        check(left.to.col <= right._from.col, f"{name}: {sheet.title}: one chart covers the other")
    return stored, result


def check_live(folder):
    """Another wage in a yellow cell gives another cost price: nothing is pasted in as a value."""
    path = next((folder / "voorbeeld").glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    row = next(r for r in sheet.iter_rows(max_col=9) if str(r[2].value).startswith("uurloon FWG"))
    row[3].value = float(row[3].value) + 10
    changed = folder / "changed.xlsx"
    book.save(changed)
    after = recalculated(changed, folder).worksheets[0].cell(row=6, column=6).value
    before = openpyxl.load_workbook(path, data_only=True).worksheets[0].cell(row=6, column=6).value
    check(after > before + 10, f"a wage of 10 euro more changes the cost price from {before} to {after}")


def awkward(folder):
    """The example with names that a sheet could take for formulas, and with every rounding and form of cost."""
    target = folder / "lastig-ronde"
    shutil.copytree(EXAMPLE, target)
    path = target / "tarieven.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('bron: "regio A, Wmo begeleiding ouderen (verzonnen)"', "bron: '=HYPERLINK(\"http://x.example\";1)'")
    text = text.replace("schaal: FWG 50", "schaal: '@SUM(1+1)'").replace("schaal: FWG 35", "schaal: '-2+3'")
    rounds = iter(("veelvoud_60_cent", "hele_euro", "cent_omhoog", "veelvoud_60_cent_omhoog", "hele_euro_omhoog", "cent",
                   "cent", "hele_euro"))
    text = re.sub(r"      risico_pct: 2\n",
                  lambda _: f"      risico_pct: 2.5\n      innovatie_pct: 1.25\n      afronding: {{kostprijs: {next(rounds)}, per_uur: cent}}\n",
                  text)
    text = text.replace("over: kosten", "over: prijs", 1)
    path.write_text(text, encoding="utf-8")
    return target


def main():
    with tempfile.TemporaryDirectory(prefix="bestek-tarief-") as temporary:
        folder = pathlib.Path(temporary)
        shutil.copytree(EXAMPLE, folder / "voorbeeld-ronde")
        check_round("voorbeeld", folder)
        check_live(folder)
        shutil.copytree(EXAMPLE.parents[1] / "tests/cli/rondes/jeugd", folder / "jeugd-ronde")
        check_round("jeugd", folder)
        awkward(folder)
        stored, _ = check_round("lastig", folder)
        formulas = [cell.value for sheet in openpyxl.load_workbook(next((folder / "lastig").glob("*.xlsx"))).worksheets
                    for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and cell.data_type == "f"]
        check(not any("HYPERLINK" in f or "SUM(1" in f or f == "=-2+3" for f in formulas), "a text became a formula")
        texts = {cell.value for sheet in stored.worksheets for row in sheet.iter_rows() for cell in row}
        check('=HYPERLINK("http://x.example";1)' in texts, "the source that looks like a formula is gone")
    for problem in problems[:40]:
        print(problem)
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
