// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "common/program.hpp"
#include "sheet_floor.hpp"
#include "timed_run.hpp"

/// How much processor time `bestek blad` takes for 1,000 tariff sheets (three sheets; 60 rows of 12
/// columns; formats, validation, protection, the register), beside a plain libxlsxwriter program
/// that keeps its heap and writes the same cells, and beside the libraries of Python. Every measure
/// is a process of its own, start-up and reading the round included; they take turns. Prints
/// medians and ratios.
///
/// usage: bestek-bench-sheets [TURNS]
///        bestek-bench-sheets ronde MAP    (only writes the round, to profile with)
namespace {

namespace fs = std::filesystem;
using namespace bestek::bench;

constexpr int standard_turns = 3;
constexpr int peer_files = 100;

constexpr std::string_view sheet_template =
    R"(per: aanbieder
klasse: vertrouwelijk
bestand: meting-{{aanbieder.kenmerk}}
titel: Meting {{aanbieder.naam}}
auteur: Gemeente
koptekst_links: Meting {{aanbieder.naam}}
voettekst_links: "{{ronde.titel}}"
kleuren: {invoer: "FFF2CC", let_op: "FFC7CE"}
bladen:
  - naam: Toelichting
    regels:
      - titel: Tariefblad
      - {gegeven: Aanbieder, tekst: "{{aanbieder.naam}}"}
      - {gegeven: KvK-nummer, tekst: "{{aanbieder.kvk}}"}
      - {stap: Vul de gele cellen in, tekst: Andere cellen kunt u niet veranderen.}
  - naam: Tarieven
    stand: liggend
    tabel:
      rijen: tarieven
      vast: 2
      totaalregel: Totaal
      kolommen: &kolommen
        - {kenmerk: nr, titel: Nr, breedte: 5, opmaak: volgnummer}
        - {kenmerk: dienst, titel: Dienst, breedte: 36, waarde: dienst.naam}
        - {kenmerk: code, titel: Code, breedte: 12, waarde: dienst.kenmerk}
        - {kenmerk: eenheid, titel: Eenheid, breedte: 9, waarde: dienst.eenheid}
        - {kenmerk: van, titel: Van, breedte: 11, opmaak: datum, waarde: geldig.van}
        - {kenmerk: tot, titel: Tot, breedte: 11, opmaak: datum, waarde: geldig.tot}
        - {kenmerk: aantal, titel: Aantal, breedte: 9, opmaak: getal, waarde: dienst.niveau}
        - {kenmerk: minimum, titel: Minimum, breedte: 10, opmaak: euro, waarde: bandbreedte.minimum}
        - {kenmerk: maximum, titel: Maximum, breedte: 10, opmaak: euro, waarde: bandbreedte.maximum}
        - kenmerk: aanbod
          titel: Aanbod
          breedte: 10
          opmaak: euro
          invoer: {minimum: bandbreedte.minimum, maximum: bandbreedte.maximum, titel: Aanbod, uitleg: Uw tarief., fouttitel: Fout, fout: Vul een bedrag in.}
        - {kenmerk: bedrag, titel: Bedrag, breedte: 12, opmaak: euro, formule: {product: [aantal, aanbod]}, totaal: ja}
        - {kenmerk: marge, titel: Marge, breedte: 12, opmaak: euro, formule: {reken: maximum - minimum, afronden: 2}}
  - naam: Overzicht
    stand: liggend
    tabel: {rijen: tarieven, vast: 2, kolommen: [)"
    R"({kenmerk: nr, titel: Nr, breedte: 5, opmaak: volgnummer}, {kenmerk: dienst, titel: Dienst, breedte: 36, waarde: dienst.naam}, {kenmerk: code, titel: Code, breedte: 12, waarde: dienst.kenmerk}, {kenmerk: eenheid, titel: Eenheid, breedte: 9, waarde: dienst.eenheid}, {kenmerk: van, titel: Van, breedte: 11, opmaak: datum, waarde: geldig.van}, {kenmerk: tot, titel: Tot, breedte: 11, opmaak: datum, waarde: geldig.tot}, {kenmerk: aantal, titel: Aantal, breedte: 9, opmaak: getal, waarde: dienst.niveau}, {kenmerk: minimum, titel: Minimum, breedte: 10, opmaak: euro, waarde: bandbreedte.minimum}, {kenmerk: maximum, titel: Maximum, breedte: 10, opmaak: euro, waarde: bandbreedte.maximum}, {kenmerk: aanbod, titel: Aanbod, breedte: 10, opmaak: euro, formule: {reken: Tarieven.aanbod}}, {kenmerk: bedrag, titel: Bedrag, breedte: 12, opmaak: euro, formule: {reken: Tarieven.bedrag}}, {kenmerk: marge, titel: Marge, breedte: 12, opmaak: euro, formule: {reken: Tarieven.marge}}]}
)";

/// A round in one file. Everything in it is invented.
void make_round(const fs::path& folder) {
  fs::create_directories(folder / "sjablonen");
  std::ofstream(folder / "sjablonen" / "meting.yaml") << [] {
    std::string text(sheet_template);
    const std::string anchor = " &kolommen";
    return text.erase(text.find(anchor), anchor.size());
  }();
  std::ofstream out(folder / "ronde.yaml");
  out << "bestek: 1\nronde:\n  kenmerk: meting\n  titel: Meting\n  omschrijving: Meting.\n"
         "  versie: {nummer: \"0.1\", datum: 2014-07-01, status: concept}\n  wet: wmo\n"
         "  schaalniveau: lokaal\n  contractmodel: samen\n  rechtsvorm: 2b_diensten\n"
         "  penvoerder: bovendam\n"
         "  looptijd: {ingang: 2015-01-01, einde: 2016-12-31, verlengingen: 1, "
         "verlenging_maanden: 12, opzegtermijn_maanden: 3}\n"
         "  contact: {functie: inkoopadviseur, email: inkoop@bovendam.example}\n"
         "gemeenten:\n  - {kenmerk: bovendam, naam: Bovendam, cbs_code: \"9901\", plaats: "
         "Bovendam, "
         "vertegenwoordiger: {functie: burgemeester}}\n"
         "contractmodellen:\n  schaal: {\"+\": 1, \"+/-\": 0.5, \"-\": 0}\n  criteria:\n"
         "    - {kenmerk: invloed, titel: Invloed, vraag: \"Heeft de inwoner invloed?\", gewicht: "
         "1}\n"
         "  modellen:\n    - {kenmerk: samen, titel: Samen, juridische_titel: convenant, "
         "omschrijving: Samen., beoordeling: {invloed: \"+\"}}\n"
         "    - {kenmerk: veiling, titel: Veiling, juridische_titel: overeenkomst, "
         "omschrijving: Veiling., beoordeling: {invloed: \"-\"}}\n";
  std::string all, tariffs = "tarieven:\n";
  out << "diensten:\n";
  for (int i = 0; i < sheet_services; ++i) {
    out << fmt::format(
        "  - {{kenmerk: d{0}, naam: Begeleiding nummer {0}, omschrijving: Hulp., doelgroep: "
        "Volwassenen., niveau: 2, eenheid: uur, financiering: inspanningsgericht, "
        "kwaliteitseisen: [{{nr: K1, eis: Er is een plan., bewijsmiddel: plan}}]}}\n",
        i);
    tariffs += fmt::format(
        "  - {{dienst: d{}, geldig: {{van: 2015-01-01, tot: 2015-12-31}}, bandbreedte: {{minimum: "
        "{}.40, maximum: {}.20}}}}\n",
        i, 40 + i, 50 + i);
    all += fmt::format("{}d{}", i == 0 ? "" : ", ", i);
  }
  out << tariffs << "aanbieders:\n";
  for (int i = 0; i < sheet_providers; ++i)
    out << fmt::format(
        "  - {{kenmerk: a{0}, naam: Stichting Verzonnen {0}, rechtsvorm: stichting, kvk: "
        "\"{1:08}\", adres: {{straat: Kade {0}, postcode: 9711 AB, plaats: Groningen}}, "
        "vertegenwoordiger: {{naam: V. Voorbeeld, functie: bestuurder}}, diensten: [{2}]}}\n",
        i, 20000000 + i, all);
}

/// One way to make the workbooks, and what it took.
struct Contender {
  std::string name;
  std::vector<std::string> command;
  int files = sheet_providers;
  std::vector<double> processor{}, elapsed{};
  double megabytes = 0;

  double milliseconds() const { return median(processor) * 1000 / files; }
  double rate() const { return files / median(elapsed); }
};

bool has_module(const std::string& name) {
  return run({BESTEK_PYTHON, "-c", "import " + name}).exit_code == 0;
}

std::vector<Contender> contenders(const fs::path& folder) {
  const auto self = fs::read_symlink("/proc/self/exe").string();
  const auto blad = [&](int workers, const std::string& share) {
    std::vector<std::string> command = {BESTEK_PROGRAMS "/bestek-blad",
                                        (folder / "ronde").string(),
                                        "--sjabloon",
                                        "meting",
                                        "--stil",
                                        "-j",
                                        std::to_string(workers),
                                        "--deel",
                                        share,
                                        "--uit",
                                        (folder / "uit").string()};
    return command;
  };
  std::vector<Contender> list = {
      {"libxlsxwriter alone", {self, "floor", (folder / "uit").string()}},
      {"bestek blad -j 1", blad(1, "1/1")},
      {"bestek blad -j 2", blad(2, "1/1")},
      {"bestek blad, a tenth", blad(1, "1/10"), sheet_providers / 10}};
  for (const std::string peer : {"xlsxwriter", "openpyxl"}) {
    if (has_module(peer)) {
      list.push_back({"Python " + peer,
                      {BESTEK_PYTHON, BESTEK_SOURCE_DIR "/tests/bench/sheet_peers.py", peer,
                       (folder / "uit").string(), std::to_string(peer_files)},
                      peer_files});
    } else {
      std::cout << "Without " << peer << ": tests/install-packages bench installs it\n";
    }
  }
  return list;
}

void compare(int turns, const fs::path& folder) {
  make_round(folder / "ronde");
  auto list = contenders(folder);
  for (int turn = 0; turn < turns; ++turn) {
    for (auto& contender : list) {
      const auto measure = run_well(contender.command);
      fs::remove_all(folder / "uit");
      contender.processor.push_back(measure.processor);
      contender.elapsed.push_back(measure.elapsed);
      contender.megabytes = std::max(contender.megabytes, measure.megabytes);
    }
  }
  const auto& floor = list.at(0);
  const auto& one = list.at(1);
  const auto& two = list.at(2);
  std::cout << fmt::format(
      "Workbooks of 3 sheets, {} x 12; median of {} "
      "turns\n\n{:<22}{:>6}{:>10}{:>9}{:>6}{:>9}{:>10}\n",
      sheet_services, turns, "", "files", "ms a file", "files/s", "MB", "x floor", "-j 2 is");
  for (const auto& each : list) {
    std::cout << fmt::format("{:<22}{:>6}{:>10.2f}{:>9.0f}{:>6.0f}{:>9.2f}{:>8.1f} x\n", each.name,
                             each.files, each.milliseconds(), each.rate(), each.megabytes,
                             each.milliseconds() / floor.milliseconds(), two.rate() / each.rate());
  }
  std::cout << fmt::format(
      "\nProcessor time: {:.2f} times libxlsxwriter alone (wanted: at most 1.15)\n"
      "-j 2 is {:.2f} times as fast as -j 1 (wanted: at least 1.7)\n"
      "Memory for {} files is {:.2f} times that for {}\n",
      one.milliseconds() / floor.milliseconds(), two.rate() / one.rate(), one.files,
      one.megabytes / list.at(3).megabytes, list.at(3).files);
}

}  // namespace

int main(int argc, char** argv) {
  ::mallopt(M_TOP_PAD, 64 << 20);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  if (argc == 3 && std::string(argv[1]) == "floor") return write_sheet_floor(argv[2]) ? 0 : 1;
  if (argc == 3 && std::string(argv[1]) == "ronde") {
    make_round(argv[2]);
    return 0;
  }
  try {
    const bestek::ScratchFolder scratch;
    compare(argc > 1 ? std::stoi(argv[1]) : standard_turns, scratch.path());
  } catch (const std::exception& trouble) {
    std::cerr << trouble.what() << '\n';
    return 1;
  }
}
