#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""Makes the documents of steps 0 to 7 of the example, and of a new round for each law, and reads them as their readers would.

usage: test_procedure.py [unittest arguments]

BESTEK_BIN is the folder with the programs (build/bin).
"""

import decimal
import json
import pathlib
import re
import sys
import tempfile
import unittest

import docx
import yaml

from test_office import BIN, EXAMPLE, bestek, follow_schema, read_yaml, says_amount, texts_of

# template -> (for each what, class)
TEMPLATES = {
    "uitnodiging": ("ronde", "deelbaar"),
    "presentatie": ("ronde", "deelbaar"),
    "onderhandelingsdocument": ("ronde", "deelbaar"),
    "adviesaanvraag-wmo-raad": ("gemeente", "deelbaar"),
    "collegevoorstel-eerste-besluit": ("gemeente", "deelbaar"),
    "collegebesluit-eerste-besluit": ("gemeente", "deelbaar"),
    "uitnodiging-plenair-overleg": ("overleg", "deelbaar"),
    "eigen-verklaring": ("aanbieder", "vertrouwelijk"),
    "verslag-plenair-overleg": ("overleg", "deelbaar"),
    "reactienota": ("ronde", "deelbaar"),
    "kostprijsnotitie": ("ronde", "deelbaar"),
    "collegevoorstel-tweede-besluit": ("gemeente", "vertrouwelijk"),
    "collegebesluit-tweede-besluit": ("gemeente", "deelbaar"),
    "uitnodiging-prijsonderhandeling": ("aanbieder", "vertrouwelijk"),
    "onderhandelingsverslag": ("aanbieder", "vertrouwelijk"),
}
PICKED = ("haren", "groningen", "noorderhaven", "stilte-en-stem", "overleg-1", "overleg-3")
NEW_PICKED = ("voorbeelddorp", "verzonnen-brug", "overleg-1")
HOLES = ("{{", "}}", "None", "null", "NaN", "[object", "](#", "**", "…………", "\\")


def wanted(names):
    return [word for name in names for word in ("--sjabloon", name)]


def picked(items):
    return [word for item in items for word in ("--alleen", item)]


def text_of(path):
    """What a reader sees in the text itself: paragraphs and cells."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def holes_in(path):
    text = text_of(path)
    return [hole for hole in HOLES if hole in text]


class Example(unittest.TestCase):
    temporary = None

    @classmethod
    def setUpClass(cls):
        if Example.temporary is None:
            Example.temporary = tempfile.TemporaryDirectory(prefix="bestek-procedure-")
            unittest.addModuleCleanup(Example.temporary.cleanup)
            made = pathlib.Path(Example.temporary.name).resolve() / "made"
            bestek("opstel", EXAMPLE, *wanted(TEMPLATES), *picked(PICKED), "--uit", made)
        cls.scratch = pathlib.Path(Example.temporary.name).resolve()
        cls.made = cls.scratch / "made"
        cls.manifest = json.loads((cls.made / "manifest.json").read_text(encoding="utf-8"))
        cls.files = cls.manifest["bestanden"]
        cls.documents = sorted(cls.made.glob("*.docx"))

    def of(self, template):
        return [self.made / file["bestand"] for file in self.files if file["sjabloon"] == template]


class WhatIsMade(Example):
    def test_a_document_for_each_that_it_is_for(self):
        counts = {"ronde": 1, "gemeente": 2, "aanbieder": 2, "overleg": 2}
        for template, (subject, _) in TEMPLATES.items():
            self.assertEqual(len(self.of(template)), counts[subject], template)

    def test_the_manifest_follows_its_schema_and_says_who_may_read(self):
        follow_schema(self.manifest)
        for file in self.files:
            subject, access = TEMPLATES[file["sjabloon"]]
            self.assertEqual(file["klasse"], access, file["bestand"])
            self.assertEqual(file["aanbieder"] is not None, subject == "aanbieder", file["bestand"])


class Documents(Example):
    def test_have_no_hole(self):
        for path in self.documents:
            self.assertGreater(len(text_of(path)), 900, path.name)
            self.assertEqual(holes_in(path), [], path.name)
            self.assertIsNone(re.search(r"[ ,;:][,;]|\.\.|  +[a-z]|\( | \)", " ".join(
                paragraph.text for paragraph in docx.Document(str(path)).paragraphs)), path.name)

    def test_have_no_empty_cell(self):
        for path in self.documents:
            if path.name.startswith("onderhandelingsdocument"):  # its annex is a form
                continue
            for table in docx.Document(str(path)).tables:
                rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
                if any("Handtekening:" in cell for row in rows for cell in row):  # with an empty column between
                    continue
                for row in rows:
                    self.assertNotIn("", row, f"{path.name}: {row}")

    def test_name_every_decision_and_action_of_the_minutes(self):
        for meeting in read_yaml("overleggen.yaml")["overleggen"]:
            path = self.made / f"verslag-overleg-{meeting['nummer']}.docx"
            if not path.exists():
                continue
            text = text_of(path)
            for decision in meeting["besluiten"]:
                self.assertIn(decision["tekst"], text)
            for action in meeting["acties"]:
                self.assertIn(action["wat"], text)

    def test_answer_every_reaction_and_contribution(self):
        (path,) = self.of("reactienota")
        text = text_of(path)
        for reaction in read_yaml("reacties.yaml")["reacties"]:
            self.assertIn(" ".join(reaction["tekst"].split()), text)
            self.assertIn(" ".join(reaction["antwoord"].split()), text)
        for point in read_yaml("onderhandelpunten.yaml")["onderhandelpunten"]:
            for said in point.get("inbreng", []):
                self.assertIn(" ".join(said["tekst"].split()), text)
                self.assertIn(" ".join(said["antwoord"].split()), text)

    def test_give_a_college_its_own_money(self):
        budget = json.loads(bestek("budget", EXAMPLE, "--formaat", "json").stdout)["resultaat"]
        (line,) = [group for group in budget["groepen"]
                   if group["kenmerk"] == "haren"]
        text = text_of(self.made / "collegevoorstel-tweede-besluit-haren.docx")
        self.assertTrue(says_amount(text.replace(".", ""), set(), decimal.Decimal(line["raming"]["midden"])), line)


class Secrets(Example):
    """Mededingingswet art. 6."""

    def setUp(self):
        self.tariffs = read_yaml("tarieven.yaml")["tarieven"]
        self.names = {provider["kenmerk"]: provider["naam"] for provider in (
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["aanbieder"]
            for path in sorted(EXAMPLE.glob("aanbieders/*.yaml")))}

    def cost_prices(self):
        """The cost prices of the municipalities, from the table at the top of the kostprijsnotitie."""
        (path,) = self.of("kostprijsnotitie")
        table = docx.Document(str(path)).tables[0]
        column = [cell.text for cell in table.rows[0].cells].index("Kostprijs")
        return {decimal.Decimal(re.sub(r"[^0-9,]", "", row.cells[column].text).replace(",", ".")) for row in table.rows[1:]}

    def benchmark(self):
        return {decimal.Decimal(item["tarief"]) for tariff in self.tariffs for item in tariff.get("benchmark", [])}

    def bounds(self):
        return {decimal.Decimal(amount) for tariff in self.tariffs
                for amount in [*tariff.get("bandbreedte", {}).values(), *([tariff["vast"]] if "vast" in tariff else [])]}

    def agreed(self):
        """provider -> amounts that are its own, and not by chance also those of the municipalities or of elsewhere"""
        known = self.bounds() | self.cost_prices() | self.benchmark()
        amounts = {}
        for tariff in self.tariffs:
            for item in tariff.get("onderhandeld", []):
                amounts.setdefault(item["aanbieder"], set()).add(decimal.Decimal(item["tarief"]))
        return {provider: found - known for provider, found in amounts.items()}

    def test_of_a_provider_are_in_no_document_for_all_and_in_none_for_a_college(self):
        secret = set().union(*self.agreed().values())
        self.assertGreater(len(secret), 5)
        for file in self.files:
            if file["aanbieder"] is not None:
                continue
            text, numbers = texts_of(self.made / file["bestand"])
            found = [amount for amount in sorted(secret) if says_amount(text, numbers, amount)]
            self.assertEqual(found, [], file["bestand"])

    def test_of_another_provider_are_not_in_a_document_for_one(self):
        agreed = self.agreed()
        for file in self.files:
            own = file["aanbieder"]
            if own is None:
                continue
            text, numbers = texts_of(self.made / file["bestand"])
            for provider, amounts in agreed.items():
                if provider == own:
                    continue
                for amount in amounts - agreed[own]:
                    self.assertFalse(says_amount(text, numbers, amount), f"{file['bestand']}: {amount} of {provider}")
                self.assertNotIn(self.names[provider], text, file["bestand"])

    def test_no_provider_is_named_where_prices_are_explained(self):
        for template in ("kostprijsnotitie", "collegevoorstel-tweede-besluit", "collegebesluit-tweede-besluit"):
            for path in self.of(template):
                text = text_of(path)
                self.assertEqual([name for name in self.names.values() if name in text], [], path.name)

    def test_amounts_of_the_benchmark_are_only_for_colleges(self):
        agreed = {decimal.Decimal(item["tarief"]) for tariff in self.tariffs for item in tariff.get("onderhandeld", [])}
        benchmark = self.benchmark() - self.bounds() - self.cost_prices() - agreed
        self.assertTrue(benchmark)
        for file in self.files:
            if file["sjabloon"] == "collegevoorstel-tweede-besluit":
                continue
            text, numbers = texts_of(self.made / file["bestand"])
            self.assertEqual([amount for amount in benchmark if says_amount(text, numbers, amount)], [], file["bestand"])


class NewRounds(unittest.TestCase):
    """A round made by bestek nieuw, for each law: every document can be made, and names the right council."""

    COUNCILS = {"wmo": "Wmo-raad", "jeugd": "jongerenraad en cliëntenraad jeugdhulp", "participatie": "cliëntenraad"}

    def test_make_every_document(self):
        for law, council in self.COUNCILS.items():
            with self.subTest(law), tempfile.TemporaryDirectory(prefix="bestek-procedure-") as name:
                folder = pathlib.Path(name).resolve()
                bestek("nieuw", folder / "ronde", "--wet", law)
                bestek("opstel", folder / "ronde", *wanted(TEMPLATES), *picked(NEW_PICKED), "--uit", folder / "uit")
                made = sorted((folder / "uit").glob("*.docx"))
                self.assertEqual(len(made), len(TEMPLATES))
                for path in made:
                    self.assertEqual(holes_in(path), [], path.name)
                self.assertIn(council, text_of(folder / "uit/adviesaanvraag-voorbeelddorp.docx"))

    def test_without_meetings_and_proposals_tell_what_is_missing_and_make_the_rest(self):
        with tempfile.TemporaryDirectory(prefix="bestek-procedure-") as name:
            folder = pathlib.Path(name).resolve()
            bestek("nieuw", folder / "ronde", "--wet", "jeugd")
            head = folder / "ronde/ronde.yaml"
            kept = [line for line in head.read_text(encoding="utf-8").splitlines(keepends=True)
                    if not re.match(r"  (overleggen|reacties|besluitvorming|prijsgesprekken): ", line)]
            head.write_text("".join(kept), encoding="utf-8")
            needs = {"uitnodiging": "presentatie", "presentatie": "presentatie",
                     "adviesaanvraag-wmo-raad": "adviesaanvraag", "uitnodiging-prijsonderhandeling": "prijsgesprek",
                     "onderhandelingsverslag": "prijsgesprek.verslag"}
            for template, part in needs.items():
                error = bestek("opstel", folder / "ronde", "--sjabloon", template, "--uit", folder / "uit", code=1).stderr
                self.assertIn(f'kan niet zonder "{part}"', error)
            rest = [t for t, (subject, _) in TEMPLATES.items() if t not in needs and subject != "overleg"]
            bestek("opstel", folder / "ronde", *wanted(rest), "--uit", folder / "uit")
            for path in (folder / "uit").glob("*.docx"):
                self.assertEqual(holes_in(path), [], path.name)


if __name__ == "__main__":
    if not (BIN / "bestek-opstel").exists():
        sys.exit(f"no program {BIN / 'bestek-opstel'}; build first")
    unittest.main(verbosity=2)
