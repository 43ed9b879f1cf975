#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Writes the workbooks of bestek-bench-sheets with a library for Python, all cells known already.

usage: sheet_peers.py xlsxwriter|openpyxl FOLDER COUNT
"""

import datetime
import pathlib
import sys

SERVICES = 60
TITLES = ["Nr", "Dienst", "Code", "Eenheid", "Van", "Tot", "Aantal", "Minimum", "Maximum", "Aanbod", "Bedrag", "Marge"]
WIDTHS = [5, 36, 12, 9, 11, 11, 9, 10, 10, 10, 12, 12]
EURO = r"[$€-413]\ #,##0.00"
DATE = r"[$-413]d\ mmm\ yyyy"
FROM, TO = datetime.date(2015, 1, 1), datetime.date(2015, 12, 31)
HEADER, FOOTER = "Meting", "Meting pagina &P van &N"


def row_values(service):
    return [service + 1, f"Begeleiding nummer {service}", f"d{service}", "uur", FROM, TO, 2, 40.40 + service, 50.20 + service]


def own_formulas(row):
    return [f'=IF(COUNT(G{row},J{row})<2,"",ROUND(G{row}*J{row},2))', f'=IF(COUNT(I{row},H{row})<2,"",ROUND(I{row}-H{row},2))']


def other_formulas(row):
    return [f"=IF(COUNT('Tarieven'!{column}{row})<1,\"\",'Tarieven'!{column}{row})" for column in "JKL"]


def misfit(row, service):
    cell = f"J{row}"
    return f"=AND(NOT(ISBLANK({cell})),OR(ISTEXT({cell}),{cell}<{40 + service}.4,{cell}>{50 + service}.2))"


def register_rows(provider):
    head = [("formaat", "1"), ("soort", "meting"), ("ronde", "meting"), ("versie", "0.1"), ("versie_datum", "2014-07-01"),
            ("aanbieder", f"a{provider}"), ("invoer", "abcdef"[provider % 6] * 64), (),
            ("blad", "cel", "naam", "soort", "minimum", "maximum", "keuzes")]
    return head + [("Tarieven", f"J{i + 2}", f"overig/Tarieven/aanbod/{i + 1}", "bedrag", f"{40 + i}.4", f"{50 + i}.2")
                   for i in range(SERVICES)]


def explanation(provider):
    return [("Tariefblad",), ("Aanbieder", f"Stichting Verzonnen {provider}"), ("KvK-nummer", str(20000000 + provider)),
            ("1. Vul de gele cellen in", "Andere cellen kunt u niet veranderen.")]


def with_xlsxwriter(path, provider):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"in_memory": True})
    base = {"font_name": "Calibri", "font_size": 10.5, "valign": "vcenter"}
    rule = base | {"border": 1, "border_color": "#D9D9D9"}
    made = {name: book.add_format(look) for name, look in {
        "bold": base | {"bold": True}, "text": base, "plain": base, "cell": rule, "number": rule | {"num_format": "0"},
        "header": rule | {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True},
        "euro": rule | {"num_format": EURO}, "date": rule | {"num_format": DATE},
        "input": rule | {"num_format": EURO, "locked": False, "bg_color": "#FFF2CC"},
        "total": base | {"bold": True, "num_format": EURO}, "caution": {"bold": True, "bg_color": "#FFC7CE"}}.items()}
    styles = ["number", "cell", "cell", "cell", "date", "date", "number", "euro", "euro"]

    def finish(sheet, is_landscape):
        sheet.set_paper(9)
        if is_landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_header(HEADER)
        sheet.set_footer(FOOTER)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", {"format_columns": True, "format_rows": True})

    first = book.add_worksheet("Toelichting")
    first.set_column(0, 0, 30)
    first.set_column(1, 1, 78)
    for row, texts in enumerate(explanation(provider)):
        for column, text in enumerate(texts):
            first.write_string(row, column, text, made["bold" if column == 0 else "text"])
    finish(first, False)
    for name, has_inputs in (("Tarieven", True), ("Overzicht", False)):
        sheet = book.add_worksheet(name)
        for column, (title, width) in enumerate(zip(TITLES, WIDTHS)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, made["header"])
        sheet.set_row(0, 20.2)
        for service in range(SERVICES):
            row = service + 1
            sheet.set_row(row, 20.2)
            for column, (value, style) in enumerate(zip(row_values(service), styles)):
                if isinstance(value, str):
                    sheet.write_string(row, column, value, made[style])
                elif isinstance(value, datetime.date):
                    sheet.write_datetime(row, column, value, made[style])
                else:
                    sheet.write_number(row, column, value, made[style])
            formulas = own_formulas(row + 1) if has_inputs else other_formulas(row + 1)
            for column, formula in enumerate(formulas, 12 - len(formulas)):
                sheet.write_formula(row, column, formula, made["euro"], "" if column < 11 else 9.8)
            if has_inputs:
                sheet.write_blank(row, 9, None, made["input"])
                sheet.data_validation(row, 9, row, 9, {
                    "validate": "decimal", "criteria": "between", "minimum": 40.40 + service, "maximum": 50.20 + service,
                    "input_title": "Aanbod", "input_message": "Uw tarief.", "error_title": "Fout", "error_message": "Vul een bedrag in."})
                sheet.conditional_format(row, 9, row, 9, {"type": "formula", "criteria": misfit(row + 1, service), "format": made["caution"]})
        if has_inputs:
            sheet.write_string(SERVICES + 1, 1, "Totaal", made["total"])
            sheet.write_formula(SERVICES + 1, 10, '=IF(COUNT(K2:K61)=0,"",ROUND(SUM(K2:K61),2))', made["total"], "")
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 2)
        finish(sheet, True)
    hidden = book.add_worksheet("bestek")
    hidden.hide()
    for row, texts in enumerate(register_rows(provider)):
        for column, text in enumerate(texts):
            hidden.write_string(row, column, text, made["plain"])
    finish(hidden, False)
    for service in range(SERVICES):
        book.define_name(f"overig__Tarieven__aanbod__{service + 1}", f"='Tarieven'!$J${service + 2}")
    book.close()


def with_openpyxl(path, provider):
    import openpyxl
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    side = Side("thin", "D9D9D9")

    def style(name, number_format="General", is_bold=False, has_rule=True, fill=None, colour="000000", is_locked=True):
        made = NamedStyle(name, Font("Calibri", 10.5, b=is_bold, color=colour), alignment=Alignment(vertical="center"),
                          number_format=number_format, protection=Protection(locked=is_locked))
        if has_rule:
            made.border = Border(side, side, side, side)
        if fill:
            made.fill = PatternFill("solid", fill)
        book.add_named_style(made)
        return name

    made = {"bold": style("vet", is_bold=True, has_rule=False), "text": style("tekst", has_rule=False), "cell": style("cel"),
            "number": style("nummer", "0"), "header": style("kop", is_bold=True, fill="1F4E79", colour="FFFFFF"),
            "euro": style("bedrag", EURO), "date": style("dag", DATE), "input": style("invoer", EURO, fill="FFF2CC", is_locked=False),
            "total": style("totaal", EURO, is_bold=True, has_rule=False)}
    styles = ["number", "cell", "cell", "cell", "date", "date", "number", "euro", "euro"]
    caution = PatternFill("solid", bgColor="FFC7CE")

    def put(sheet, row, column, value, name):
        cell = sheet.cell(row, column, value)
        cell.style = made[name]

    def finish(sheet, is_landscape):
        sheet.page_setup.paperSize = 9
        if is_landscape:
            sheet.page_setup.orientation = "landscape"
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        sheet.sheet_view.showGridLines = False
        sheet.oddHeader.left.text = HEADER
        sheet.oddFooter.left.text = FOOTER
        sheet.protection.sheet = True

    first = book.active
    first.title = "Toelichting"
    first.column_dimensions["A"].width, first.column_dimensions["B"].width = 30, 78
    for row, texts in enumerate(explanation(provider), 1):
        for column, text in enumerate(texts, 1):
            put(first, row, column, text, "bold" if column == 1 else "text")
    finish(first, False)
    for name, has_inputs in (("Tarieven", True), ("Overzicht", False)):
        sheet = book.create_sheet(name)
        for column, (title, width) in enumerate(zip(TITLES, WIDTHS), 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
            put(sheet, 1, column, title, "header")
        for service in range(SERVICES):
            row = service + 2
            sheet.row_dimensions[row].height = 20.2
            for column, (value, look) in enumerate(zip(row_values(service), styles), 1):
                put(sheet, row, column, value, look)
            formulas = own_formulas(row) if has_inputs else other_formulas(row)
            for column, formula in enumerate(formulas, 13 - len(formulas)):
                put(sheet, row, column, formula, "euro")
            if has_inputs:
                put(sheet, row, 10, None, "input")
                check = DataValidation("decimal", formula1=40.40 + service, formula2=50.20 + service, allow_blank=True,
                                       errorTitle="Fout", error="Vul een bedrag in.", promptTitle="Aanbod", prompt="Uw tarief.",
                                       showErrorMessage=True, showInputMessage=True)
                check.add(f"J{row}")
                sheet.add_data_validation(check)
                sheet.conditional_formatting.add(f"J{row}", FormulaRule([misfit(row, service)[1:]], fill=caution))
        if has_inputs:
            put(sheet, SERVICES + 2, 2, "Totaal", "total")
            put(sheet, SERVICES + 2, 11, '=IF(COUNT(K2:K61)=0,"",ROUND(SUM(K2:K61),2))', "total")
        sheet.print_title_rows = "1:1"
        sheet.freeze_panes = "C2"
        finish(sheet, True)
    hidden = book.create_sheet("bestek")
    hidden.sheet_state = "hidden"
    for row, texts in enumerate(register_rows(provider), 1):
        for column, text in enumerate(texts, 1):
            put(hidden, row, column, text, "text")
    finish(hidden, False)
    for service in range(SERVICES):
        name = DefinedName(f"overig__Tarieven__aanbod__{service + 1}", attr_text=f"'Tarieven'!$J${service + 2}")
        if hasattr(book.defined_names, "append"):
            book.defined_names.append(name)
        else:
            book.defined_names.add(name)
    book.save(path)


def main():
    peer, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    write = {"xlsxwriter": with_xlsxwriter, "openpyxl": with_openpyxl}[peer]
    folder.mkdir(parents=True, exist_ok=True)
    for provider in range(count):
        write(str(folder / f"{provider}.xlsx"), provider)


if __name__ == "__main__":
    main()
