# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Returned sheets for tests: filled in by openpyxl and LibreOffice, and files that no aanbieder would send."""

import io
import re
import subprocess
import zipfile

import openpyxl


def register_of(book):
    """naam -> (blad, cel) of the input cells, and the head, as the hidden register says."""
    rows = list(book["bestek"].iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if row[0] is None) + 2
    head = {row[0]: row[1] for row in rows[:start - 2]}
    return head, {row[2]: (row[0], row[1], row[3]) for row in rows[start:] if row[0]}


def fill(path, target, values):
    """Fills in values by name, and saves as `target`."""
    book = openpyxl.load_workbook(path)
    _, cells = register_of(book)
    for name, value in values.items():
        sheet, cell, _ = cells[name]
        book[sheet][cell] = value
    book.save(target)


def convert(path, kind, folder):
    """Lets LibreOffice open the file and save it as another kind."""
    out = folder / f"als-{kind}"
    profile = (folder / "profiel").as_uri()
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", out,
                    *(path if isinstance(path, list) else [path])], check=True, capture_output=True, timeout=300)
    return out


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def streamed(parts, name, pieces):
    """The parts, and one that is too large to hold in memory."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            if part != name:
                archive.writestr(part, text)
        with archive.open(name, "w") as out:
            for piece in pieces:
                out.write(piece)
    return data.getvalue()


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def ten_million_cells():
    yield f"<worksheet {MAIN}><sheetData>".encode()
    for row in range(1, 10_001):
        yield f'<row r="{row}">'.encode() + b"<c><v>1</v></c>" * 1000 + b"</row>"
    yield b"</sheetData></worksheet>"


def deep_xml(start=f"<worksheet {MAIN}>".encode()):
    yield start
    for _ in range(200):
        yield b"<a>" * 10_000


def bomb(start=f"<worksheet {MAIN}><sheetData>".encode()):
    yield start
    for _ in range(1000):
        yield b" " * 1_000_000


def endless_tag(start):
    yield start + b' a="'
    for _ in range(90):
        yield b"a" * 1_000_000


def huge_strings():
    yield f"<sst {MAIN}>".encode()
    for _ in range(40):
        yield b"<si><t>" + b"a" * 1_000_000 + b"</t></si>"
    yield b"</sst>"


def many_strings():
    yield f"<sst {MAIN}>".encode()
    for _ in range(500):
        yield b"<si/>" * 10_000
    yield b"</sst>"


LAUGHS = (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
          + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
          + b"]><worksheet>&a9;</worksheet>")


def hostile(data):
    """name -> bytes, each a changed copy of a good sheet; and the code that refuses it."""
    parts = parts_of(data)
    sheet = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
    strings = "xl/sharedStrings.xml"
    relations = "xl/_rels/workbook.xml.rels"
    with_strings = dict(parts)
    if strings not in parts:
        link = (b'<Relationship Id="rId998" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
                b'2006/relationships/sharedStrings"/></Relationships>')
        with_strings[relations] = parts[relations].replace(b"</Relationships>", link)
    half = len(data) // 2
    return {
        "bom": (streamed(parts, sheet, bomb()), "B312"),
        "tien-miljoen-cellen": (streamed(parts, sheet, ten_million_cells()), "B312"),
        "tag-zonder-einde": (streamed(parts, sheet, endless_tag(b"<worksheet")), "B312"),
        "diep": (streamed(parts, sheet, deep_xml()), "B312"),
        "afgekapt": (data[:half], "B313"),
        "buiten-de-map": (zipped({**parts, "../../kwaad": b"x"}), "B312"),
        "geen-zip": (b"\x7fELF" + bytes(range(256)) * 10, "B310"),
        "grote-teksten": (streamed(with_strings, strings, huge_strings()), "B312"),
        "veel-teksten": (streamed(with_strings, strings, many_strings()), "B312"),
        "miljard-keer-lachen": (zipped({**parts, sheet: LAUGHS}), "B312"),
        "veel-delen": (zipped({**parts, **{f"x/{i}": b"" for i in range(3000)}}), "B312"),
        "geen-xml": (zipped({**parts, sheet: b"geen xml"}), "B313"),
        "te-groot": (data + b"\0" * (17 << 20), "B312"),
    }


def hostile_open_document(data):
    """The same for a good sheet in the other format."""
    parts = parts_of(data)
    start, body = re.match(rb"(.*?<office:spreadsheet[^>]*>)(.*)", parts["content.xml"], re.DOTALL).groups()
    row = (b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" '
           b'office:value-type="float" office:value="1"/></table:table-row></table:table>')
    return {
        "bom": (streamed(parts, "content.xml", bomb(start)), "B312"),
        "herhaald": (zipped({**parts, "content.xml": start + body.replace(b"</table:table>", row, 1)}), "B312"),
        "tag-zonder-einde": (streamed(parts, "content.xml", endless_tag(start + b"<table:table")), "B312"),
        "diep": (streamed(parts, "content.xml", deep_xml(start)), "B312"),
        "afgekapt": (data[:len(data) // 2], "B313"),
        "buiten-de-map": (zipped({**parts, "../../kwaad": b"x"}), "B312"),
        "miljard-keer-lachen": (zipped({**parts, "content.xml": LAUGHS}), "B312"),
        "geen-xml": (zipped({**parts, "content.xml": b"geen xml"}), "B313"),
        "zonder-inhoud": (zipped({name: text for name, text in parts.items() if name != "content.xml"}), "B310"),
    }
