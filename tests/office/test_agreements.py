#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""The contracts: the order of their articles, their choices on and off, and each legal form.

usage: test_agreements.py [unittest arguments]

BESTEK_BIN is the folder with the programs (build/bin).
"""

import hashlib
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

import docx

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BESTEK_BIN") or ROOT / "build/bin").resolve()
GRONINGEN = ROOT / "examples/groninger-gemeenten-2015"
HAREN = ROOT / "examples/buurtkracht-haren-2015"
PROVIDERS = ("handlicht", "twee-dijken")

# Every choice, with words that stand in the documents only when it was made.
CHOICES = {
    "bibob": ("ja", "Wet Bibob"),
    "social_return": ({"pct": 2.5, "vanaf_eur": 150000}, "afstand tot de arbeidsmarkt"),
    "overgang_18": ({"voorbereiden_maanden": 11}, "elf (11) maanden voor"),
    "bestedingsruimte": ({"aankondigen_maanden": 6, "besluit_maanden": 3, "plan_maanden": 2, "signaal_pct": 70,
                          "gesprek_weken": 2, "besluit_weken": 2}, "Is 70% van de bestedingsruimte gebruikt"),
    "herzieningsclausule": ({"binnen_maanden": 6, "onderwerpen": ["de kleur van de hekken"]}, "de kleur van de hekken"),
    "opzegging_onvoldoende_inzet": ({"termijn_maanden": 6, "tevredenheid": 8.5}, "gemiddeld een 8,5 of hoger"),
    "inkoopvoorwaarden": ({"naam": "Inkoopvoorwaarden van de proef", "niet_van_toepassing": ["16", "20.1"]},
                          "Niet van toepassing zijn de artikelen 16 en 20.1"),
    "extra_artikelen": ([{"titel": "Duurzaam reizen", "leden": ["De aanbieder reist per fiets."]}], "per fiets"),
    "individueel": ([{"aanbieder": "handlicht", "titel": "Wachttijd", "leden": ["De wachttijd wordt vijf weken."]}],
                    "De wachttijd wordt vijf weken."),
}
# Words that stand there only when the choice was not made.
WITHOUT = {
    "bestedingsruimte": "geen hoogste bedrag per jaar",
    "inkoopvoorwaarden": "gelden alleen als partijen dat in het individueel convenant hebben afgesproken",
}

# Minimum articles, in order: facts about real covenants; each is a heading, or the start of one.
FRAMEWORK = ["Partijen", "Overwegingen", "Definities", "Doel en uitgangspunten", "Looptijd en verlenging", "Toetreding",
             "Uittreding en opzegging", "Fysieke overlegtafel", "Digitale overlegtafel", "Besluitvorming en vaststelling",
             "Wijziging en versies", "Samenwerking", "Mededinging", "Kwaliteit", "Informatie en verantwoording",
             "Geheimhouding", "Bescherming van persoonsgegevens", "Integriteit", "Social return",
             "Aansprakelijkheid en verzekering", "Niet-nakoming", "Geschillen", "Slotbepalingen", "Ondertekening",
             "Bijlage 1: Aanbieders", "Bijlage 2: Reglement overlegtafel", "Bijlage 3: Eigen verklaring"]
COVENANT = ["Voorwerp", "Doelgroep", "Kwaliteit en deskundigheid", "Opdrachtverstrekking", "Tarieven", "Indexering",
            "Declaratie en betaling", "Bestedingsruimte en budget", "Wachttijd en cliëntenstop", "Onderaanneming",
            "Monitoring en verantwoording", "Continuïteit en overdracht", "Beëindiging",
            "Bijlage 1: Diensten van de aanbieder", "Bijlage 2: Tarieven", "Bijlage 3: Administratieprotocol",
            "Bijlage 4: Afspraken over persoonsgegevens"]
STANDARD_PART_1 = ["Voorwerp van de overeenkomst", "Hiërarchische volgorde van de documenten", "Looptijd",
                   "Herzieningsclausule", "Bestedingsruimte", "Opzegging bij onvoldoende inzet", "18-/18+", "Bibob",
                   "Social return"]


def bestek(*arguments, code=0):
    known = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}
    done = subprocess.run([str(BIN / "bestek"), *map(str, arguments)], env=known, capture_output=True, text=True,
                          timeout=120, check=False)
    if done.returncode != code:
        raise AssertionError(f"bestek {' '.join(map(str, arguments))}: exit code {done.returncode} instead of {code}\n"
                             f"{done.stdout}{done.stderr}")
    return done


def headings(path):
    return [p.text for p in docx.Document(str(path)).paragraphs if p.style.name == "Heading 1"]


def text_of(path):
    """The words of the document itself, cells included."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode() + archive.read("word/footnotes.xml").decode()
    return "\n".join("".join(re.findall(r"<w:t[ >][^<]*|<w:t>[^<]*", part)).replace('<w:t xml:space="preserve">', "")
                     .replace("<w:t>", "") for part in xml.split("</w:p>"))


class Rounds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="bestek-agreements-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.scratch = pathlib.Path(cls.temporary.name).resolve()

    def round_with(self, name, choices, legal_form="2b_diensten", more=None, part_3=None):
        """The round of Groningen with other choices. JSON is YAML."""
        folder = self.scratch / name
        shutil.copytree(GRONINGEN, folder)
        path = folder / "ronde.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("rechtsvorm: 2b_diensten", f"rechtsvorm: {legal_form}"), encoding="utf-8")
        sections = {"overeenkomst": {"ondertekenen_binnen_weken": 3, **choices}, **(more or {})}
        (folder / "overeenkomst.yaml").write_text(json.dumps(sections), encoding="utf-8")
        if part_3 is not None:
            (folder / "deel-3.txt").write_bytes(part_3)
        return folder

    def make(self, round_folder, *more):
        out = self.scratch / ("uit-" + round_folder.name)
        only = [word for provider in PROVIDERS for word in ("--alleen", provider)]
        bestek("opstel", round_folder, *only, *more, "--uit", out)
        return out

    def texts(self, folder):
        return {path.stem: text_of(path) for path in sorted(folder.glob("*.docx"))}

    def check_whole(self, folder):
        for path in sorted(folder.glob("*.docx")):
            text = text_of(path)
            self.assertGreater(len(text), 800, path.name)
            for wrong in ("{{", "}}", "[^", "](#", "**", "None", "null", "; ;", " ,", " .", "()", "(0)"):
                self.assertNotIn(wrong, text, path.name)
            self.assertNotRegex(text, r"\w  +\w", path.name)

    def in_order(self, wanted, found, name):
        at = [found.index(each) if each in found else None for each in wanted]
        self.assertNotIn(None, at, f"{name} lacks {[w for w, i in zip(wanted, at) if i is None]}")
        self.assertEqual(at, sorted(at), f"{name}: {found}")


class Choices(Rounds):
    def all_choices(self, without=None):
        return {key: value for key, (value, _) in CHOICES.items() if key != without}

    def test_articles_stand_in_the_order_of_the_minimum_set(self):
        made = self.make(self.round_with("alles", self.all_choices()))
        self.in_order(FRAMEWORK, headings(made / "hoofdconvenant-gron-wmo-2015.docx"), "hoofdconvenant")
        self.in_order(COVENANT, headings(made / "convenant-handlicht.docx"), "convenant")
        self.check_whole(made)

    def test_each_choice_is_in_the_text_only_when_it_was_made(self):
        made = self.texts(self.make(self.round_with("aan", self.all_choices())))
        together = "\n".join(made.values())
        for key, (_, words) in CHOICES.items():
            self.assertIn(words, together, key)
            without = "\n".join(self.texts(self.make(self.round_with("zonder-" + key, self.all_choices(key)))).values())
            self.assertNotIn(words, without, key)
            if key in WITHOUT:
                self.assertIn(WITHOUT[key], without, key)
                self.assertNotIn(WITHOUT[key], together, key)

    def test_an_individual_agreement_is_seen_by_one_provider_only(self):
        words = CHOICES["individueel"][1]
        made = self.texts(self.make(self.round_with("individueel", self.all_choices())))
        self.assertEqual([name for name, text in made.items() if words in text], ["convenant-handlicht"])

    def test_a_micro_enterprise_has_its_own_limit_of_liability(self):
        made = self.texts(self.make(self.round_with("micro", {})))
        self.assertIn("micro-onderneming. Zijn aansprakelijkheid is beperkt tot €\u00a01.250.000,00",
                      made["convenant-twee-dijken"])
        self.assertIn("beperkt tot €\u00a02.500.000,00 per gebeurtenis", made["convenant-handlicht"])

    def test_the_text_follows_the_way_of_paying(self):
        words = {"inspanningsgericht": "Bij een inspanningsgerichte dienst is het tarief de prijs van één geleverde eenheid.",
                 "outputgericht": "Bij een outputgerichte dienst is het tarief de prijs van het afgesproken resultaat.",
                 "taakgericht": "Bij een taakgerichte dienst is het tarief de rekeneenheid van het budget voor de taak.",
                 "lumpsum": "Bij een dienst met een vast bedrag (lumpsum) is het tarief de rekeneenheid van dat bedrag."}
        for variant in words:
            folder = self.round_with("variant-" + variant, {})
            path = folder / "diensten.yaml"
            text = path.read_text(encoding="utf-8").replace("financiering: inspanningsgericht", f"financiering: {variant}")
            path.write_text(text, encoding="utf-8")
            made = self.make(folder)
            self.check_whole(made)
            for other, sentence in words.items():
                self.assertEqual(sentence in self.texts(made)["tarievenbijlage-handlicht"], other == variant, variant)
            for other in words:
                says = f"dienst die {other} wordt bekostigd" if other != "lumpsum" else "vast bedrag (lumpsum) wordt bekostigd"
                self.assertEqual(says in self.texts(made)["convenant-handlicht"], other == variant, f"{variant}: {other}")

    def test_without_any_choice_every_document_is_whole(self):
        self.check_whole(self.make(self.round_with("niets", {})))


class LegalForms(Rounds):
    def award(self):
        decisions = [{"aanbieder": "handlicht", "uitkomst": "gegund", "redenen": ["U voldoet aan alle eisen."]},
                     {"aanbieder": "twee-dijken", "uitkomst": "afgewezen",
                      "redenen": ["De jaarrekening ontbreekt."]}]
        return {"gunning": {"datum": "2014-07-11", "besluiten": decisions}}

    def made_for(self, legal_form, choices=None):
        name = f"{legal_form}-{len(choices or {})}-{self.id().rsplit('.', 1)[-1]}"
        return self.make(self.round_with(name, choices or {}, legal_form, self.award()))

    def test_each_makes_whole_documents_with_its_own_remedy_and_announcement(self):
        remedies = {"2b_diensten": "schrijft de wet geen wachttijd voor", "sas": "artikel 2.127", "toelating":
                    "De toelating is geen overheidsopdracht"}
        places = {"2b_diensten": "gegunde opdracht voor 2B-diensten", "sas": "sociale en andere specifieke diensten",
                  "toelating": "zolang aanbieders zich kunnen melden"}
        for legal_form in remedies:
            made = self.made_for(legal_form)
            self.check_whole(made)
            texts = self.texts(made)
            for other, words in remedies.items():
                letter = texts["gunningsbericht-handlicht"].replace("Artikel", "artikel")
                self.assertEqual(words in letter, other == legal_form, f"{legal_form}: {words}")
            for other, words in places.items():
                announcement = texts["publicatietekst-gron-wmo-2015"].split("Aankondiging")[0]
                self.assertEqual(words in announcement, other == legal_form, f"{legal_form}: {words}")

    def test_the_letter_names_outcome_reasons_and_the_last_day(self):
        texts = self.texts(self.made_for("sas", {"bibob": "nee"}))
        won, lost = texts["gunningsbericht-handlicht"], texts["gunningsbericht-twee-dijken"]
        self.assertIn("Wij willen u deze opdracht gunnen.", won)
        self.assertIn("Wij gunnen u deze opdracht niet.", lost)
        self.assertIn("De jaarrekening ontbreekt.", lost)
        self.assertNotIn("De jaarrekening ontbreekt.", won)
        for letter in (won, lost):
            self.assertIn("31 juli 2014", letter)
            self.assertIn("twintig (20) kalenderdagen", letter)

    def test_who_was_not_awarded_is_no_party(self):
        texts = self.texts(self.made_for("toelating", {"bibob": "ja"}))
        for name in ("bijlage-aanbieders-gron-wmo-2015", "hoofdconvenant-gron-wmo-2015", "publicatietekst-gron-wmo-2015"):
            self.assertIn("Stichting Handlicht", texts[name], name)
            self.assertNotIn("Vof Twee Dijken", texts[name], name)
        agreements = ("convenant-", "tarievenbijlage-", "toetredingsverklaring-", "contractstandaard-", "gunningsbericht-")
        self.assertEqual([name for name in texts if name.endswith("twee-dijken") and name.startswith(agreements)],
                         ["gunningsbericht-twee-dijken"])

    def test_joining_later_is_closed_for_a_public_contract_unless_the_round_says_otherwise(self):
        closed = "Tijdens de looptijd kan geen aanbieder toetreden"
        open_to_all = "Het aantal aanbieders is niet beperkt"
        name = "hoofdconvenant-gron-wmo-2015"
        sas = self.texts(self.made_for("sas"))[name]
        self.assertIn(closed, sas)
        self.assertNotIn(open_to_all, sas)
        self.assertNotIn(closed, self.texts(self.made_for("sas", {"tussentijdse_toetreding": "ja", "bibob": "ja"}))[name])
        admission = self.texts(self.made_for("toelating"))[name]
        self.assertIn(open_to_all, admission)
        self.assertNotIn(closed, admission)


class Subsidy(Rounds):
    def made(self):
        out = self.scratch / "haren"
        if not out.exists():
            bestek("opstel", HAREN, "--uit", out)
        return out

    def test_only_templates_for_a_subsidy_are_made(self):
        kinds = {file["sjabloon"] for file in json.loads((self.made() / "manifest.json").read_text())["bestanden"]}
        self.assertLessEqual({"programma-van-eisen", "subsidiebeschikking", "uitvoeringsovereenkomst"}, kinds)
        self.assertFalse({"convenant", "hoofdconvenant", "gunningsbericht", "tarievenbijlage"} & kinds)
        self.check_whole(self.made())

    def test_another_template_is_refused_with_its_reason(self):
        done = bestek("opstel", HAREN, "--sjabloon", "convenant", "--uit", self.scratch / "fout", code=1)
        self.assertIn("B049", done.stderr)
        self.assertIn("voor rechtsvorm 2b_diensten, sas of toelating, en deze ronde heeft subsidie", done.stderr)

    def test_the_decision_names_amounts_advances_and_the_last_day_to_object(self):
        text = text_of(self.made() / "subsidiebeschikking-buurthuis-de-linde.docx")
        for words in ("€\u00a064.000,00", "€\u00a015.200,00", "€\u00a060.800,00", "€\u00a03.200,00", "19 december 2014",
                      "Artikel 4:36 Algemene wet bestuursrecht", "Inwoners die meedoen, voelen zich minder eenzaam"):
            self.assertIn(words, text)
        self.assertNotIn("146.000", text)

    def test_no_provider_sees_the_subsidy_of_another(self):
        for path in self.made().glob("*linde*.docx"):
            for secret in ("146.000", "2014-0131", "Welzijn De Brug"):
                self.assertNotIn(secret, text_of(path), path.name)
        for path in self.made().glob("*haren*.docx"):
            for secret in ("146.000", "64.000", "2014-0123"):
                self.assertNotIn(secret, text_of(path), path.name)


class ContractStandard(Rounds):
    PART_3 = b"De vaste tekst van Deel 3, voor deze proef.\n"

    def made(self, name, choices, individual=True):
        chosen = dict(choices)
        if individual:
            chosen["individueel"] = CHOICES["individueel"][0]
        more = {"contractstandaard": {"versie": "1.2", "deel_3": "deel-3.txt"}}
        return self.make(self.round_with(name, chosen, "toelating", more, self.PART_3))

    def test_has_the_article_numbers_of_the_standard_whatever_was_chosen(self):
        for name, choices in (("niets", {}), ("alles", {k: v for k, (v, _) in CHOICES.items() if k != "individueel"})):
            made = self.made("cs-" + name, choices)
            path = made / "contractstandaard-deel-1-gron-wmo-2015.docx"
            found = headings(path)
            first = found.index(STANDARD_PART_1[0])
            self.assertEqual(found[first:first + 9], STANDARD_PART_1)
            with zipfile.ZipFile(path) as archive:
                numbering = archive.read("word/numbering.xml").decode()
            self.assertIn('w:val="Artikel 1.%1"', numbering)
            self.assertIn('w:val="1.%1.%2"', numbering)
            self.check_whole(made)

    def test_pins_part_3_by_its_hash(self):
        made = self.texts(self.made("cs-hash", {}))
        digest = hashlib.sha256(self.PART_3).hexdigest()
        for name in ("contractstandaard-deel-1-gron-wmo-2015", "contractstandaard-deel-2-handlicht"):
            self.assertIn(digest, made[name].replace("\n", ""), name)
            self.assertIn("deel-3.txt", made[name], name)

    def test_part_2_is_numbered_from_2_1_and_holds_what_is_individual(self):
        made = self.made("cs-2", {})
        path = made / "contractstandaard-deel-2-handlicht.docx"
        with zipfile.ZipFile(path) as archive:
            self.assertIn('w:val="Artikel 2.%1"', archive.read("word/numbering.xml").decode())
        self.assertIn("De wachttijd wordt vijf weken.", text_of(path))
        self.assertNotIn("De wachttijd wordt vijf weken.", text_of(made / "contractstandaard-deel-2-twee-dijken.docx"))

    def test_shows_its_numbers_in_libreoffice(self):
        made = self.made("cs-pdf", {})
        name = "contractstandaard-deel-1-gron-wmo-2015"
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation={(self.scratch / 'profile').as_uri()}",
                        "--convert-to", "pdf", "--outdir", str(self.scratch), str(made / (name + ".docx"))],
                       check=True, capture_output=True, timeout=300, env={"PATH": "/usr/bin:/bin", "HOME": str(self.scratch)})
        text = " ".join(subprocess.run(["pdftotext", "-layout", str(self.scratch / (name + ".pdf")), "-"], check=True,
                                       capture_output=True, text=True).stdout.split())
        for number, title in enumerate(STANDARD_PART_1, 1):
            self.assertIn(f"Artikel 1.{number} {title}", text)


if __name__ == "__main__":
    if not (BIN / "bestek-opstel").exists():
        sys.exit(f"no program {BIN / 'bestek-opstel'}; build first")
    unittest.main(verbosity=2)
