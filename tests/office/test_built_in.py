#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Every built-in template, over the example rounds and over rounds with other choices, as other programs read it.

usage: test_built_in.py [unittest arguments]

BESTEK_BIN is the folder with the programs (build/bin), BESTEK_OOXML_XSD the one with the ISO 29500 schemas.
"""

import concurrent.futures
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

from test_agreements import CHOICES, GRONINGEN, HAREN
from test_office import BIN, ROOT, SCHEMAS, bestek

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
PICKED = {"example": ("haren", "noorderhaven", "overleg-1"), "haren": (), "choices": ("handlicht",), "one": (),
          "subsidy": ("voorbeelddorp",)}
WHERE_CHOICES_ARE = ("hoofdconvenant", "convenant", "tarievenbijlage", "contractstandaard-deel-1", "contractstandaard-deel-2",
                     "gunningsbericht", "toetredingsverklaring", "publicatietekst", "bijlage-aanbieders")
# A subsidy is no contract: nobody bids, and there is nothing to negotiate about.
FOR_A_SUBSIDY = {"keuzenota-contractmodel", "collegevoorstel-eerste-besluit", "collegebesluit-eerste-besluit", "publicatietekst",
                 "programma-van-eisen", "subsidiebeschikking", "uitvoeringsovereenkomst", "uitnodiging", "presentatie",
                 "adviesaanvraag-wmo-raad"}
NOT_IN_A_SUBSIDY = ("onderhandel", "plenair", "convenant", "inschrijv", "gunnen", "gegund", "gunning", "aanbested", "opdrachtnemer",
                    "prijsgesprek", "bandbreedte")
OFFICE = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")  # JSON is YAML


def with_choices(folder):
    """The example as an admission, with every choice made and the contractstandaard."""
    shutil.copytree(GRONINGEN, folder)
    head = folder / "ronde.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("rechtsvorm: 2b_diensten", "rechtsvorm: toelating"), encoding="utf-8")
    services = folder / "diensten.yaml"
    text = services.read_text(encoding="utf-8")
    for variant in ("outputgericht", "taakgericht", "lumpsum"):  # the first services of the round, one each
        text = text.replace("financiering: inspanningsgericht", f"financiering: {variant}", 1)
    services.write_text(text, encoding="utf-8")
    awarded = {"aanbieder": "handlicht", "uitkomst": "gegund", "redenen": ["U voldoet aan alle eisen."]}
    write_json(folder / "overeenkomst.yaml",
               {"overeenkomst": {key: value for key, (value, _) in CHOICES.items()},
                "contractstandaard": {"versie": "1.2", "deel_3": "deel-3.txt"},
                "gunning": {"datum": "2014-07-11", "besluiten": [awarded]}})
    (folder / "deel-3.txt").write_bytes(b"De vaste tekst van Deel 3.\n")


NAMES = {"provider": 'Zorg & Zo "Noord" <B.V.>', "municipality": "De Èe", "person": "בית שלום", "service": "Zon ☀️ 👩‍👧 *vet* | _plat_"}


def one_of_each(provider=NAMES["provider"]):
    """A round of one municipality, one provider and one service, where every number that can be one is one."""
    ones = ("verlenging_melden_maanden", "ondertekenen_binnen_weken", "betalen_binnen_dagen", "declareren_binnen_dagen")
    spending = ("aankondigen_maanden", "besluit_maanden", "plan_maanden", "gesprek_weken", "besluit_weken")
    person = {"naam": NAMES["person"], "functie": "bestuurder"}
    return {
        "bestek": 1,
        "ronde": {"kenmerk": "een", "titel": "Begeleiding in De Èe", "omschrijving": "De gemeente koopt begeleiding in.",
                  "versie": {"nummer": "1.0", "datum": "2014-07-07", "status": "vastgesteld"}, "wet": "wmo", "schaalniveau": "lokaal",
                  "contractmodel": "samen", "rechtsvorm": "sas", "penvoerder": "ee",
                  "looptijd": {"ingang": "2015-01-01", "einde": "2016-12-31", "verlengingen": 1, "verlenging_maanden": 1,
                               "opzegtermijn_maanden": 1},
                  "contact": {"functie": "inkoopadviseur", "naam": NAMES["person"], "email": "inkoop@ee.example"}},
        "gemeenten": [{"kenmerk": "ee", "naam": NAMES["municipality"], "cbs_code": "9901", "plaats": "De Èe",
                       "vertegenwoordiger": {"functie": "burgemeester"}}],
        "diensten": [{"kenmerk": "bg", "naam": NAMES["service"], "omschrijving": "Hulp.", "doelgroep": "Volwassenen.", "niveau": 2,
                      "eenheid": "uur", "financiering": "inspanningsgericht",
                      "kwaliteitseisen": [{"nr": "K1", "eis": "Er is een plan.", "bewijsmiddel": "plan"}]}],
        "aanbieders": [{"kenmerk": "zorg", "naam": provider, "rechtsvorm": "bv", "kvk": "00000011", "diensten": ["bg"],
                        "adres": {"straat": "Kade 1", "postcode": "9900 AA", "plaats": "De Èe"}, "vertegenwoordiger": person}],
        "geschiktheidseisen": [{"nr": "G1", "eis": "De aanbieder is ingeschreven.", "bewijsmiddel": "kvk_uittreksel",
                                "hoogstens_maanden": 1}],
        "tarieven": [{"dienst": "bg", "geldig": {"van": "2015-01-01", "tot": "2015-12-31"}, "vast": 61.5}],
        "overeenkomst": {**dict.fromkeys(ones, 1), "bestedingsruimte": {**dict.fromkeys(spending, 1), "signaal_pct": 70},
                         "herzieningsclausule": {"binnen_maanden": 1, "onderwerpen": ["de wachttijd"]},
                         "opzegging_onvoldoende_inzet": {"termijn_maanden": 1, "tevredenheid": 8.5},
                         "overgang_18": {"voorbereiden_maanden": 1}},
    }


class BuiltIn(unittest.TestCase):
    """The documents, made once for all tests: as Word, and as Markdown."""

    temporary = None

    @classmethod
    def setUpClass(cls):
        if BuiltIn.temporary is None:
            BuiltIn.temporary = tempfile.TemporaryDirectory(prefix="bestek-built-in-")
            unittest.addModuleCleanup(BuiltIn.temporary.cleanup)
            cls.make_all(pathlib.Path(BuiltIn.temporary.name).resolve())
        cls.scratch = pathlib.Path(BuiltIn.temporary.name).resolve()
        cls.rounds = {name: cls.scratch / "uit" / name for name in PICKED}
        cls.documents = [path for folder in cls.rounds.values() for path in sorted(folder.glob("*.docx"))]

    @staticmethod
    def make_all(scratch):
        sources = {"example": GRONINGEN, "haren": HAREN, "choices": scratch / "choices", "one": scratch / "one",
                   "subsidy": scratch / "subsidy"}
        bestek("nieuw", sources["subsidy"], "--contractmodel", "klassieke_subsidie")
        with_choices(sources["choices"])
        sources["one"].mkdir()
        write_json(sources["one"] / "ronde.yaml", one_of_each())
        for name, source in sources.items():
            only = [word for item in PICKED[name] for word in ("--alleen", item)]
            if name == "choices":
                only += [word for template in WHERE_CHOICES_ARE for word in ("--sjabloon", template)]
            for kind in ("docx", "md"):
                # The two formats have a manifest each.
                out = scratch / "uit" / name if kind == "docx" else scratch / "md" / name
                bestek("opstel", source, "--formaat", kind, *only, "--uit", out)

    def markdown_of(self, path):
        return (self.scratch / "md" / path.parent.name / (path.stem + ".md")).read_text(encoding="utf-8")

    def templates_of(self, name):
        manifest = json.loads((self.rounds[name] / "manifest.json").read_text(encoding="utf-8"))
        return {file["sjabloon"] for file in manifest["bestanden"]}


# --- the text ---------------------------------------------------------------------------------------


NOT_OF_THE_TEXT = ("Organisatie", "TOC Heading", "toc 1", "toc 2", "Einde inhoud")
SIGNATORY = "Ondertekenaar"


class Blocks:
    """The paragraphs, headings and cells of what pandoc read, in order; the notes; and who signs."""

    def __init__(self, document):
        self.texts = []
        self.notes = []
        self.signatories = []
        meta = document.get("meta", {})
        for key in ("title", "subtitle"):
            if key in meta:
                self.add(self.inline(meta[key]["c"]))
        self.blocks(document["blocks"])

    def add(self, text):
        text = re.sub(r"(artikel|hoofdstuk|paragraaf)\s§", "§", " ".join(text.split()))
        text = re.sub(r"\b([Aa]rtikel|hoofdstuk|paragraaf) \d+(\.\d+)*\b", "§", text)
        if text:
            self.texts.append(text)

    def inline(self, items):
        return "".join(self.one(item) for item in items)

    def one(self, item):
        kind, content = item["t"], item.get("c")
        if kind == "Str":
            return content
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind == "Code":
            return content[1]
        if kind == "Note":
            note = Blocks({"blocks": content})
            text = " ".join(note.texts)
            if text not in self.notes:
                self.notes.append(text)
            return ""
        if kind == "Superscript":  # a second reference to a note
            return ""
        if kind == "Link":
            text = self.inline(content[1])
            return text or "§"  # the number of what is referred to
        if kind == "Span":
            return self.inline(content[1])
        if kind in ("Emph", "Strong", "Underline", "Strikeout", "SmallCaps"):
            return self.inline(content)
        if kind == "Quoted":
            return self.inline(content[1])
        raise AssertionError(f"inline {kind}")

    def blocks(self, items):
        for item in items:
            self.block(item)

    def block(self, item):
        kind, content = item["t"], item.get("c")
        if kind in ("Para", "Plain"):
            self.add(self.inline(content))
        elif kind == "Header":
            self.add(self.inline(content[2]))
        elif kind in ("BulletList",):
            for each in content:
                self.blocks(each)
        elif kind == "OrderedList":
            for each in content[1]:
                self.blocks(each)
        elif kind == "BlockQuote":
            self.blocks(content)
        elif kind == "Div":
            style = dict(content[0][2]).get("custom-style", "")
            if style not in NOT_OF_THE_TEXT:
                self.blocks(content[1])
        elif kind == "CodeBlock":  # signatures
            self.signatories += [re.sub(r"\\(.)", r"\1", line.split(";")[0]).strip() for line in content[1].splitlines() if line]
        elif kind == "Table":
            self.table(content)
        elif kind != "HorizontalRule":
            raise AssertionError(f"block {kind}")

    def table(self, content):
        _, _, _, head, bodies, foot = content
        rows = head[1] + [row for body in bodies for row in body[2] + body[3]] + foot[1]
        cells = [cell[4] for row in rows for cell in row[1]]
        if f'"{SIGNATORY}"' in json.dumps(cells):
            for cell in cells:
                for block in cell:
                    if block["t"] == "Div" and dict(block["c"][0][2]).get("custom-style") == SIGNATORY:
                        self.signatories += Blocks({"blocks": block["c"][1]}).texts
            return
        for cell in cells:
            self.blocks(cell)


def read_by_pandoc(kind, text=None, path=None):
    command = ["pandoc", "--from", kind, "--to", "json"] + ([str(path)] if path else [])
    return Blocks(json.loads(subprocess.run(command, input=text, check=True, capture_output=True, text=True, env=OFFICE).stdout))


def of_markdown(text):
    text = re.sub(r"(?m)^(#+ .*?) *\{[#-][^}\n]*\}$", r"\1", text)  # anchors are for references
    return read_by_pandoc("commonmark+pipe_tables+footnotes", text=text)


class Text(BuiltIn):
    def test_in_word_is_that_of_the_markdown_no_paragraph_lost_or_doubled(self):
        def both(path):
            return path, read_by_pandoc("docx+styles", path=path), of_markdown(self.markdown_of(path))

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
            for path, word, markdown in workers.map(both, self.documents):
                with self.subTest(path.name):
                    self.assertGreater(len(word.texts), 10)
                    self.assertEqual(word.texts, markdown.texts)
                    self.assertEqual(word.notes, markdown.notes)
                    self.assertEqual(word.signatories, markdown.signatories)

    def test_has_every_built_in_template(self):
        known = {line.split()[0] for line in bestek("opstel", "--sjablonen").stdout.splitlines()[2:]}
        self.assertEqual(known - set().union(*(self.templates_of(name) for name in PICKED)), set())

    def test_of_one_is_singular_and_of_more_is_plural(self):
        for path in self.documents:
            text = self.markdown_of(path)
            for wrong in (r"\b(één|1)(?: \(1\))? (?:maanden|weken|dagen|gemeenten|aanbieders|uren)\b",
                          r"\b(?!één|een)\w+ \((?!1\))\d+\) (?:maand|week|dag)\b", r"\b1 (?:andere )?gemeenten\b"):
                self.assertEqual(re.findall(wrong, text), [], f"{path.name}: {wrong}")

    def test_of_a_subsidy_is_not_that_of_a_contract(self):
        self.assertEqual(self.templates_of("haren") | self.templates_of("subsidy"), FOR_A_SUBSIDY)
        for path in [*self.rounds["haren"].glob("*.docx"), *self.rounds["subsidy"].glob("*.docx")]:
            if path.name.startswith("keuzenota"):  # compares with other models
                continue
            text = self.markdown_of(path).lower()
            # Sources of grounds and names of evidence are what the round says.
            for other in ("aanbestedingswet 2012", "gedragsverklaring aanbesteden", "geen overheidsopdracht"):
                text = text.replace(other, "")
            self.assertEqual([word for word in NOT_IN_A_SUBSIDY if word in text], [], path.name)


class HardNames(BuiltIn):
    """Names with marks of XML, Markdown and templates, accents, emoji, and letters that run from right to left."""

    def test_stand_in_the_documents_as_they_are(self):
        folder = self.rounds["one"]
        for document, wanted in {"convenant-zorg": NAMES, "hoofdconvenant-een": NAMES, "tarievenbijlage-zorg": ("provider", "service"),
                                 "collegebesluit-eerste-besluit-ee": ("municipality",)}.items():
            text = "\n".join(read_by_pandoc("docx+styles", path=folder / (document + ".docx")).texts)
            for key in wanted:
                self.assertIn(NAMES[key], text, document)

    def test_from_right_to_left_are_marked_so_on_every_run(self):
        seen = 0
        for path in self.rounds["one"].glob("*.docx"):
            with zipfile.ZipFile(path) as archive:
                tree = ElementTree.fromstring(archive.read("word/document.xml"))
            for run in tree.iter(W + "r"):
                text = "".join(t.text or "" for t in run.iter(W + "t"))
                is_hebrew = re.search("[\u0590-\u05ff]", text) is not None
                self.assertEqual(run.find(f"./{W}rPr/{W}rtl") is not None, is_hebrew, f"{path.name}: {text}")
                seen += is_hebrew
        self.assertGreater(seen, 10)

    def test_of_ten_thousand_characters_too_and_in_every_format(self):
        name = "n" * 9_995 + " & Zo"
        source = self.scratch / "long"
        source.mkdir()
        write_json(source / "ronde.yaml", one_of_each(name))
        for kind in ("docx", "html", "md", "odt", "pdf"):
            bestek("opstel", source, "--sjabloon", "convenant", "--formaat", kind, "--uit", self.scratch / "long-uit", HOME=str(self.scratch))
            made = self.scratch / f"long-uit/convenant-zorg.{kind}"
            if kind == "pdf":
                text = subprocess.run(["pdftotext", str(made), "-"], check=True, capture_output=True, text=True).stdout
                self.assertGreater(text.count("n"), 2 * len(name))  # in the title and in the text, over several pages
            elif kind in ("docx", "odt"):
                text = subprocess.run(["pandoc", "--to", "plain", "--wrap=none", str(made)], check=True, capture_output=True,
                                      text=True, env=OFFICE).stdout
                self.assertIn(name, text)
            else:
                self.assertIn("n" * 9_995, made.read_text(encoding="utf-8"))


class OtherPrograms(BuiltIn):
    def test_schemas_of_word_hold_for_every_part(self):
        if not pathlib.Path(SCHEMAS).is_dir():
            self.skipTest(f"NOT RUN: no ISO 29500 schemas in {SCHEMAS}")
        done = subprocess.run([sys.executable, "-B", str(ROOT / "tests/documents/word/check_docx.py"), *map(str, self.documents),
                               "--schemas", SCHEMAS], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_libreoffice_shows_title_and_text_on_every_page(self):
        folder = self.scratch / "pdf"
        for name, made in self.rounds.items():
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation={(self.scratch / 'profile').as_uri()}",
                            "--convert-to", "pdf", "--outdir", str(folder / name), *map(str, sorted(made.glob("*.docx")))],
                           check=True, capture_output=True, timeout=600, env={**OFFICE, "HOME": str(self.scratch)})
        for path in self.documents:
            pdf = folder / path.parent.name / (path.stem + ".pdf")
            text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
            title = docx.Document(str(path)).core_properties.title
            self.assertIn(" ".join(title.split()), " ".join(text.split()), path.name)
            if path.name.startswith("convenant-zorg"):
                for name in (NAMES["provider"], NAMES["municipality"]):
                    self.assertIn(name, text)
            pages = text.split("\f")[:-1]
            for number, page in enumerate(pages, 1):
                # Above the text a title and a class, below it a version and a number.
                self.assertGreater(len(page.split()), 25, f"{path.name}: page {number} of {len(pages)} is all but empty")
            for wrong in ("Error: Reference source not found", "bron van verwijzing niet gevonden"):
                self.assertNotIn(wrong, text, path.name)


# --- accessibility: what EN 301 549 chapter 10 asks of a document ------------------------------------


class Accessible(BuiltIn):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.trees = {}
        for path in cls.documents:
            with zipfile.ZipFile(path) as archive:
                cls.trees[path] = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()
                                   if re.fullmatch(r"word/(document|styles|header\d|footer\d|footnotes)\.xml", name)}

    def test_the_language_is_dutch(self):
        for path, parts in self.trees.items():
            (language,) = parts["word/styles.xml"].findall(f"./{W}docDefaults//{W}lang")
            self.assertEqual(language.get(W + "val"), "nl-NL", path.name)
            self.assertEqual(docx.Document(str(path)).core_properties.language, "nl-NL", path.name)
            for name, tree in parts.items():
                others = {e.get(W + "val") for e in tree.iter(W + "lang")} - {"nl-NL", None}
                self.assertEqual(others, set(), f"{path.name} {name}")

    def test_the_title_is_set_and_shown(self):
        for path in self.documents:
            document = docx.Document(str(path))
            titles = [p.text for p in document.paragraphs if p.style.name == "Title"]
            self.assertEqual(titles, [document.core_properties.title], path.name)
            self.assertTrue(titles[0].strip(), path.name)

    def test_headings_step_down_one_level_at_a_time(self):
        for path in self.documents:
            level = 0
            for paragraph in docx.Document(str(path)).paragraphs:
                found = re.fullmatch(r"Heading (\d)", paragraph.style.name)
                if not found:
                    continue
                self.assertLessEqual(int(found[1]), level + 1, f"{path.name}: {paragraph.text}")
                self.assertTrue(paragraph.text.strip(), path.name)
                level = int(found[1])
            self.assertGreater(level, 0, f"{path.name} has no heading")

    def test_tables_say_which_row_is_the_header(self):
        seen = 0
        for path, parts in self.trees.items():
            for table in parts["word/document.xml"].iter(W + "tbl"):
                if table.find(f"./{W}tblPr/{W}tblStyle").get(W + "val") == "SignatureTable":
                    continue
                seen += 1
                rows = table.findall(f"./{W}tr")
                self.assertEqual([row.find(f"./{W}trPr/{W}tblHeader") is not None for row in rows],
                                 [True] + [False] * (len(rows) - 1), path.name)
                self.assertEqual(table.find(f"./{W}tblPr/{W}tblLook").get(W + "firstRow"), "1", path.name)
                self.assertGreater(len(rows), 1, f"{path.name}: a table with a header alone")
                for cell in rows[0].iter(W + "tc"):
                    self.assertTrue("".join(cell.itertext()).strip(), f"{path.name}: a column without a name")
        self.assertGreater(seen, 100)

    def test_pictures_have_a_text(self):
        seen = 0
        for path, parts in self.trees.items():
            for tree in parts.values():
                for shape in tree.iter(VML + "shape"):
                    seen += 1
                    self.assertTrue(shape.get("alt"), path.name)
                self.assertEqual([e for e in tree.iter() if e.tag.endswith("}drawing")], [], path.name)
        self.assertGreater(seen, 10)

    def test_no_empty_paragraph_makes_space(self):
        for path, parts in self.trees.items():
            blocks = list(parts["word/document.xml"].find(W + "body"))
            for index, block in enumerate(blocks):
                if block.tag != W + "p" or "".join(block.itertext()).strip():
                    continue
                style = block.find(f"./{W}pPr/{W}pStyle")
                if style is not None and style.get(W + "val") == "TitleRule":  # a line
                    continue
                # Word wants a paragraph between two tables and at the end.
                after = blocks[index + 1]
                self.assertEqual(blocks[index - 1].tag, W + "tbl", path.name)
                self.assertIn(after.tag, (W + "tbl", W + "sectPr"), path.name)

    def test_links_say_where_they_go(self):
        for path, parts in self.trees.items():
            for link in parts["word/document.xml"].iter(W + "hyperlink"):
                self.assertTrue("".join(t.text or "" for t in link.iter(W + "t")).strip(), path.name)


class Layout(BuiltIn):
    """What keeps a page whole, as far as it is in the document itself."""

    def test_what_announces_a_table_or_list_stays_with_it(self):
        for path in self.documents:
            body = docx.Document(str(path)).element.body
            blocks = list(body)
            for index, block in enumerate(blocks[:-1]):
                if block.tag != W + "p":
                    continue
                text = "".join(t.text or "" for t in block.iter(W + "t")).rstrip()
                if text.endswith(":") and block.find(f"./{W}pPr/{W}keepNext") is None:
                    style = block.find(f"./{W}pPr/{W}pStyle")
                    self.assertIsNotNone(style, f"{path.name}: {text}")
                    self.assertTrue(style.get(W + "val").startswith(("Heading", "TOC", "Title")), f"{path.name}: {text}")

    def test_signatures_stay_on_one_page(self):
        seen = 0
        for path in self.documents:
            for table in docx.Document(str(path)).tables:
                if table.style.name != "Ondertekeningstabel":
                    continue
                seen += 1
                for row in table.rows:
                    self.assertIsNotNone(row._tr.find(f"./{W}trPr/{W}cantSplit"), path.name)
                kept = [{p.paragraph_format.keep_with_next or False for p in row.cells[0].paragraphs} for row in table.rows]
                few = len(table.rows) <= 4
                self.assertEqual(kept, [{few}] * (len(table.rows) - 1) + [{False}], path.name)
        self.assertGreater(seen, 10)


if __name__ == "__main__":
    if not (BIN / "bestek-opstel").exists():
        sys.exit(f"no program {BIN / 'bestek-opstel'}; build first")
    unittest.main(verbosity=2)
