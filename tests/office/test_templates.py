#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Templates and house styles as users make them: in LibreOffice, with python-docx, and with the run splits of Word.

usage: test_templates.py [unittest arguments]

BESTEK_BIN is the folder with the programs (build/bin), BESTEK_OOXML_XSD the one with the ISO 29500 schemas.
"""

import base64
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import docx

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BESTEK_BIN") or ROOT / "build/bin").resolve()
SCHEMAS = os.environ.get("BESTEK_OOXML_XSD") or str(ROOT.parent / "shared/ooxml-xsd")
EXAMPLE = ROOT / "examples/groninger-gemeenten-2015"
SMALL = ROOT / "tests/cli/rondes/klein"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
HARD_NAMES = ['Zorg & Zo "Noord" <B.V.>', "De Èe", "Zonnetje ☀️ 👩‍👩‍👧", "רחוב שלום", "*vet* _schuin_ [x](y) | #1.", "n" * 10000]


def opstel(*arguments, code=0):
    done = subprocess.run([str(BIN / "bestek-opstel"), *map(str, arguments)], capture_output=True, text=True, timeout=300,
                          check=False, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NO_COLOR": "1"})
    if done.returncode != code:
        raise AssertionError(f"opstel {arguments}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def office(folder, *arguments):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *map(str, arguments)],
                   check=True, capture_output=True, timeout=300, env={"PATH": "/usr/bin:/bin", "HOME": str(folder)})


def plain(path):
    """The words of a document, as pandoc reads them."""
    return subprocess.run(["pandoc", "--to", "plain", "--wrap=none", str(path)], check=True, capture_output=True,
                          text=True).stdout


def words(text):
    return re.findall(r"\w+", text)


class Round(unittest.TestCase):
    """A small round with a folder for templates."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="bestek-templates-")
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.round = self.folder / "ronde"
        shutil.copytree(SMALL, self.round)
        self.templates = self.round / "sjablonen"
        self.templates.mkdir()

    def make(self, name, *more):
        opstel(self.round, "--sjabloon", name, "--uit", self.folder / "uit", *more)
        return sorted((self.folder / "uit").glob(f"{name}*"))

    def opens_in_libreoffice(self, path):
        office(self.folder, "--convert-to", "pdf", "--outdir", self.folder / "pdf", path)
        return subprocess.run(["pdftotext", "-layout", str(self.folder / "pdf" / (path.stem + ".pdf")), "-"], check=True,
                              capture_output=True, text=True).stdout


class Templates(Round):
    def test_a_letter_written_in_libreoffice(self):
        source = self.folder / "brief.html"
        source.write_text("<p>Beste <b>{{aanbieder</b>.naam}},</p><p>{{#tarieven}}</p><p>{{dienst.naam}}</p><p>{{/tarieven}}</p>"
                          "<table border=1><tr><td>Dienst</td><td>Tarief</td></tr>"
                          "<tr><td>{{#tarieven}}{{dienst.naam}}<table border=1><tr><td>{{dienst.eenheid}}</td></tr></table></td>"
                          "<td>{{tarief | euro}}{{/tarieven}}</td></tr></table><p>Slot{{^tarieven}} zonder{{/tarieven}}.</p>",
                          encoding="utf-8")
        office(self.folder, "--convert-to", "docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)", "--outdir", self.templates,
               source)
        made = self.make("brief")
        self.assertEqual([path.name for path in made], ["brief-lindehof.docx", "brief-molenwerf.docx"])
        text = self.opens_in_libreoffice(made[0])
        for wanted in ("Beste Stichting Lindehof,", "Begeleiding individueel", "52,31", "Slot."):
            self.assertIn(wanted, text)
        self.assertNotIn("{{", text)
        tables = docx.Document(str(made[0])).tables
        self.assertEqual(len(tables[0].rows), 2)
        self.assertEqual(len(tables[0].rows[1].cells[0].tables), 1)

    def test_a_letter_with_tracked_changes_and_runs_as_word_splits_them(self):
        document = docx.Document()
        document.add_paragraph("PLAATS")
        document.sections[0].header.paragraphs[0].text = "{{ronde.titel}}"
        document.save(str(self.templates / "brief.docx"))
        runs = ('<w:r w:rsidR="00A1"><w:t>Beste {</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{aan</w:t></w:r>'
                '<w:r><w:rPr><w:b/></w:rPr><w:t>bieder</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>.naam}}</w:t></w:r>'
                '<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve"> oud {{weg}}</w:delText></w:r></w:del>'
                '<w:ins w:id="2" w:author="A"><w:r><w:t xml:space="preserve"> uit {{aanbieder.kenmerk}}</w:t></w:r></w:ins>')
        self.rewrite("word/document.xml", lambda xml: re.sub(r"<w:r><w:t>PLAATS</w:t></w:r>", runs, xml))
        made = self.make("brief")[0]
        xml = zipfile.ZipFile(made).read("word/document.xml").decode()
        self.assertIn("Beste Stichting Lindehof", xml)
        self.assertIn(" uit lindehof", xml)
        self.assertIn("{{weg}}", xml)
        self.assertEqual(docx.Document(str(made)).sections[0].header.paragraphs[0].text, "Kleine ronde")
        self.assertIn("Beste Stichting Lindehof", self.opens_in_libreoffice(made))

    def rewrite(self, part, change):
        path = self.templates / "brief.docx"
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[part] = change(parts[part].decode()).encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)

    def test_hard_names_are_right_in_every_format(self):
        file = self.round / "aanbieders/lindehof.yaml"
        text = file.read_text(encoding="utf-8")
        (self.templates / "naam.md").write_text("---\ntitel: Brief\nper: aanbieder\nklasse: vertrouwelijk\nbestand: naam\n---\n"
                                                "Voor {{aanbieder.naam}}.\n\n| Naam |\n|---|\n| {{aanbieder.naam}} |\n",
                                                encoding="utf-8")
        document = docx.Document()
        document.add_paragraph("Voor {{aanbieder.naam}}.")
        document.save(str(self.templates / "woord.docx"))
        for number, name in enumerate(HARD_NAMES):
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            file.write_text(re.sub(r"(?m)^(\s+naam:).*Lindehof.*$", lambda m, q=quoted: f'{m[1]} "{q}"', text), encoding="utf-8")
            with self.subTest(name[:20]):
                out = self.folder / f"uit{number}"
                for template, formats in (("naam", ("docx", "html", "md")), ("woord", ("docx",))):
                    for kind in formats:
                        opstel(self.round, "--sjabloon", template, "--alleen", "lindehof", "--formaat", kind, "--uit", out)
                document = docx.Document(str(out / "naam.docx"))
                self.assertIn(f"Voor {name}.", [p.text for p in document.paragraphs])
                self.assertEqual(document.tables[0].rows[1].cells[0].text, name)
                self.assertEqual(docx.Document(str(out / "woord-lindehof.docx")).paragraphs[0].text, f"Voor {name}.")
                for kind in ("html", "md"):
                    shown = subprocess.run(["pandoc", "--from", "html" if kind == "html" else "commonmark_x-smart", "--to", "plain",
                                            "--wrap=none", str(out / f"naam.{kind}")], check=True, capture_output=True,
                                           text=True).stdout
                    self.assertIn(f"Voor {name}.", shown)

    def test_pdf_and_odt_say_the_same_as_word(self):
        for kind in ("docx", "odt", "pdf"):
            opstel(self.round, "--sjabloon", "convenant", "--alleen", "lindehof", "--formaat", kind, "--uit", self.folder / "uit")
        made = self.folder / "uit/convenant-lindehof"
        expected = words(plain(made.with_suffix(".docx")))
        self.assertGreater(len(expected), 500)
        self.assertEqual(sorted(set(words(plain(made.with_suffix(".odt")))) - set(expected)), [])
        pdf = subprocess.run(["pdftotext", str(made.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True).stdout
        self.assertIn("Stichting Lindehof", pdf)


class SameText(unittest.TestCase):
    def test_of_every_built_in_template_word_and_html_hold_every_paragraph_once(self):
        with tempfile.TemporaryDirectory(prefix="bestek-text-") as name:
            folder = pathlib.Path(name)
            for kind in ("docx", "html"):
                opstel(EXAMPLE, "--formaat", kind, "--uit", folder, "--alleen", "noorderhaven")
            documents = sorted(folder.glob("*.docx"))
            self.assertGreaterEqual(len(documents), 4)
            for path in documents:
                with self.subTest(path.name):
                    paragraphs = [p.text for p in docx.Document(str(path)).paragraphs]
                    paragraphs = [" ".join(p.split()) for p in paragraphs if len(p) > 60]
                    # References to footnotes stand in the middle of a sentence, and python-docx does not see them.
                    page = re.sub(r"<sup>.*?</sup>", "", path.with_suffix(".html").read_text(encoding="utf-8"))
                    html = " ".join(subprocess.run(["pandoc", "--from", "html", "--to", "plain", "--wrap=none"], input=page,
                                                   check=True, capture_output=True, text=True).stdout.split())
                    word = " ".join(re.sub(r"\[\d+\]", "", plain(path)).split())
                    for paragraph in paragraphs:
                        piece = max(re.split(r"[^\w ,.]", paragraph), key=len).strip()
                        self.assertEqual(word.count(piece), html.count(piece), piece)
                        self.assertGreaterEqual(html.count(piece), 1, piece)


class HouseStyle(Round):
    def house_document(self):
        document = docx.Document()
        document.styles["Normal"].font.name = "Georgia"
        document.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(0x80, 0x00, 0x40)
        section = document.sections[0]
        section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
        section.left_margin, section.right_margin = docx.shared.Mm(30), docx.shared.Mm(20)
        picture = self.folder / "logo.png"
        picture.write_bytes(PNG)
        section.header.paragraphs[0].add_run("Gemeente Bovendam ").add_picture(str(picture))
        section.footer.paragraphs[0].text = "Postbus 1, Bovendam"
        document.add_paragraph("Deze tekst telt niet.", style="List Number")
        document.save(str(self.templates / "huisstijl.docx"))

    def test_gives_styles_page_and_header_with_logo(self):
        self.house_document()
        path = self.make("convenant", "--alleen", "lindehof")[0]
        made = docx.Document(str(path))
        self.assertEqual(made.styles["Normal"].font.name, "Georgia")
        self.assertEqual(str(made.styles["Heading 1"].font.color.rgb), "800040")
        self.assertEqual(round(made.sections[0].left_margin.mm), 30)
        header = made.sections[0].header
        self.assertIn("Gemeente Bovendam", header.paragraphs[0].text)
        self.assertIn("CONCEPT", header.paragraphs[-1].text)
        self.assertIn("Postbus 1, Bovendam", made.sections[0].footer.paragraphs[0].text)
        self.assertIn(PNG, [part.blob for part in header.part.related_parts.values()])
        self.assertNotIn("Deze tekst telt niet.", [p.text for p in made.paragraphs])
        text = self.opens_in_libreoffice(path)
        for wanted in ("Gemeente Bovendam", "Postbus 1", "Artikel 1", "Artikel 2", "1.1", "Pagina 1 van"):
            self.assertIn(wanted, text)

    def test_makes_valid_documents(self):
        if not pathlib.Path(SCHEMAS).is_dir():
            self.skipTest(f"NOT RUN: no ISO 29500 schemas in {SCHEMAS}")
        self.house_document()
        opstel(self.round, "--uit", self.folder / "uit")
        for path in (self.folder / "uit").glob("*.docx"):
            self.check_parts(path)

    def check_parts(self, path):
        """Styles and lists are merged from two makers: those must follow the schema; the rest is one maker's."""
        schema = pathlib.Path(SCHEMAS) / "iso29500-4/wml.xsd"
        with zipfile.ZipFile(path) as archive:
            for part in ("word/document.xml", "word/numbering.xml"):
                file = self.folder / "part.xml"
                file.write_bytes(archive.read(part))
                done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", str(schema), str(file)], capture_output=True,
                                      text=True, check=False)
                self.assertNotIn("fails to validate", done.stderr, f"{path.name} {part}: {done.stderr[:2000]}")

    def test_a_damaged_one_is_an_error_and_nothing_is_made(self):
        (self.templates / "huisstijl.docx").write_bytes(b"geen zip")
        done = opstel(self.round, "--uit", self.folder / "uit", code=1)
        self.assertIn("deze huisstijl kan niet worden gebruikt", done.stderr)
        self.assertFalse((self.folder / "uit").exists())


if __name__ == "__main__":
    if not (BIN / "bestek-opstel").exists():
        sys.exit(f"no program {BIN / 'bestek-opstel'}; build first")
    unittest.main(verbosity=2)
