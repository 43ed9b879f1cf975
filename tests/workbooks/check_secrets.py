#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# Copyright (c) The bestek contributors
"""A round of 200 providers whose names and amounts occur nowhere else: no file shows anything of another provider.

usage: check_secrets.py BIN ROUND

Every part of every file is searched: cells, comments, names, validations, properties, chart caches.
Mededingingswet art. 6.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

PROVIDERS = 200
PER_PROVIDER = ("tariefblad", "tarievenbijlage")
NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])")


def marker(provider, number):
    """An amount of whole cents that nobody else has and that nothing else looks like."""
    return round(40000 + provider * 31 + number * 0.01 + 0.13, 2)


def digits(amount):
    return f"{amount:.2f}".replace(".", "")


def marked_round(programs, round_folder):
    dossier = json.loads(subprocess.check_output([programs / "bestek-dossier", round_folder]))
    for key in ("verloop", "onderhandelpunten", "onderhandelthemas", "aanbiedingen", "bekostiging", "overleggen", "presentatie",
                "prijsgesprekken", "reacties", "besluitvorming", "adviesaanvraag", "gunning", "overeenkomst"):
        dossier.pop(key, None)
    pattern = next(item for item in dossier["aanbieders"] if item["rechtsvorm"] == "stichting")
    pattern = {key: value for key, value in pattern.items() if key not in ("agb", "rsin", "iban", "email")}
    services = [tariff["dienst"] for tariff in dossier["tarieven"]][:4]
    dossier["aanbieders"] = []
    secrets = {}
    for index in range(PROVIDERS):
        own = f"kenmerk{index:04}q"
        name = f"Zorgnaam{index:04}q"
        dossier["aanbieders"].append({**pattern, "kenmerk": own, "naam": f"Stichting {name}", "kvk": f"{60000000 + index * 37}",
                                      "vertegenwoordiger": {"naam": f"V. Tekenaar{index:04}q", "functie": "bestuurder"},
                                      "adres": {"straat": f"Straat{index:04}q 1", "postcode": "9711 AB", "plaats": "Groningen"},
                                      "diensten": services})
        secrets[own] = {"amounts": set(), "offers": set()}
    offers = {own: [] for own in secrets}
    for place, tariff in enumerate(item for item in dossier["tarieven"] if item["dienst"] in services):
        for key in ("vast", "kostprijs", "benchmark", "pgb"):
            tariff.pop(key, None)
        tariff["bandbreedte"] = {"minimum": 10, "maximum": 99999}
        tariff["onderhandeld"] = []
        for index, own in enumerate(secrets):
            agreed, offered, wage = marker(index, place), marker(index, place + 10), marker(index, place + 20)
            tariff["onderhandeld"].append({"aanbieder": own, "tarief": agreed, "datum": "2014-07-02"})
            offers[own].append({"dienst": tariff["dienst"], "van": tariff["geldig"]["van"], "tarief": offered,
                                "kostprijs": {"uurloon_eur": wage}})
            secrets[own]["amounts"] |= {digits(agreed)}
            secrets[own]["offers"] |= {digits(offered), digits(wage)}
    dossier["tarieven"] = [item for item in dossier["tarieven"] if item["dienst"] in services]
    dossier["aanbiedingen"] = [{"aanbieder": own, "ontvangen": "2014-06-20", "tarieven": items} for own, items in offers.items()]
    return dossier, secrets


def says(path):
    """The numbers and the marked words in all parts of a file."""
    with zipfile.ZipFile(path) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    return {re.sub("[.,]", "", number) for number in NUMBER.findall(text)}, set(re.findall(r"(?:[a-zA-Z]+)(\d{4})q", text))


def check(path, entry, secrets, everything):
    numbers, words = says(path)
    own = entry["aanbieder"]
    known = everything & numbers
    if entry["klasse"] == "intern":
        missing = {amount for secret in secrets.values() for amount in secret["offers"]} - known
        # Of the parts of a cost price only the sum is shown, and here that is incomplete.
        assert len(missing) <= len(everything) / 3, f"{path.name} lacks offers: this test sees nothing"
        assert len(words) == PROVIDERS, f"{path.name} names {len(words)} providers"
        return
    allowed = secrets[own]["amounts"] if own else set()
    assert known <= allowed, f"{path.name} shows amounts of others: {sorted(known - allowed)[:3]}"
    assert words <= ({re.sub(r"\D", "", own)} if own else set()), f"{path.name} names others: {sorted(words)[:3]}"
    if entry["sjabloon"] == "tarievenbijlage":
        assert known == allowed, f"{path.name} lacks own amounts: this test sees nothing"
    if own:
        assert words, f"{path.name} does not name its provider: this test sees nothing"


def main():
    programs, round_folder = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        dossier, secrets = marked_round(programs, round_folder)
        everything = {amount for secret in secrets.values() for kind in secret.values() for amount in kind}
        assert len(everything) == PROVIDERS * 4 * 3, "the markers are not unique"
        (folder / "dossier.json").write_text(json.dumps(dossier))
        wanted = [word for one in (*PER_PROVIDER, "volumes", "overzicht") for word in ("--sjabloon", one)]
        done = subprocess.run([programs / "bestek-blad", folder / "dossier.json", "--uit", folder / "uit", *wanted],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        entries = json.loads((folder / "uit" / "manifest.json").read_text())["bestanden"]
        assert len(entries) == PROVIDERS * len(PER_PROVIDER) + len(dossier["gemeenten"]) + 1, len(entries)
        for entry in entries:
            check(folder / "uit" / entry["bestand"], entry, secrets, everything)
    print(f"{len(entries)} files, and none shows anything of another provider")


if __name__ == "__main__":
    main()
