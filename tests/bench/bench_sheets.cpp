// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

/// How much processor time `bestek blad` takes for 1,000 tariff sheets (three sheets; 60 rows of 12
/// columns; formats, validation, protection, the register), beside a plain libxlsxwriter program
/// that keeps its heap and writes the same cells: the least that this library can do. Every measure
/// is a process of its own, start-up and reading the round included; they take turns. Prints
/// medians and ratios.
///
/// usage: bestek-bench-sheets [TURNS]
///        bestek-bench-sheets ronde MAP    (only writes the round, to profile with)
namespace {

namespace fs = std::filesystem;

constexpr int providers = 1000, services = 60;
constexpr int standard_turns = 3;

struct Measure {
  double processor = 0;  ///< seconds
  double elapsed = 0;    ///< seconds
  double megabytes = 0;  ///< peak of resident memory of one process
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Measure run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  std::cout.flush();
  const auto start = std::chrono::steady_clock::now();
  const auto child = ::fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) != nullptr) ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(command.front() + " failed");
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed.count(),
          static_cast<double>(usage.ru_maxrss) / 1024.0};
}

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
  for (int i = 0; i < services; ++i) {
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
  for (int i = 0; i < providers; ++i)
    out << fmt::format(
        "  - {{kenmerk: a{0}, naam: Stichting Verzonnen {0}, rechtsvorm: stichting, kvk: "
        "\"{1:08}\", adres: {{straat: Kade {0}, postcode: 9711 AB, plaats: Groningen}}, "
        "vertegenwoordiger: {{naam: V. Voorbeeld, functie: bestuurder}}, diensten: [{2}]}}\n",
        i, 20000000 + i, all);
}

// --- the least: a program that knows all it writes ---

struct Formats {
  lxw_format *title, *label, *text, *header, *cell, *number, *euro, *date, *input, *total, *caution,
      *plain;
};

lxw_format* format(lxw_workbook* book, const char* number, bool is_bold, bool has_border) {
  auto* made = workbook_add_format(book);
  format_set_font_name(made, "Calibri");
  format_set_font_size(made, 10.5);
  if (number != nullptr) format_set_num_format(made, number);
  if (is_bold) format_set_bold(made);
  if (has_border) {
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, 0xD9D9D9);
  }
  format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  return made;
}

Formats formats(lxw_workbook* book) {
  const char* euro = "[$€-413]\\ #,##0.00";
  Formats made{
      format(book, nullptr, true, false),  format(book, nullptr, true, false),
      format(book, nullptr, false, false), format(book, nullptr, true, true),
      format(book, nullptr, false, true),  format(book, "0", false, true),
      format(book, euro, false, true),     format(book, "[$-413]d\\ mmm\\ yyyy", false, true),
      format(book, euro, false, true),     format(book, euro, true, false),
      format(book, nullptr, true, false),  format(book, nullptr, false, false)};
  format_set_bg_color(made.header, 0x1F4E79);
  format_set_font_color(made.header, 0xFFFFFF);
  format_set_text_wrap(made.header);
  format_set_unlocked(made.input);
  format_set_bg_color(made.input, 0xFFF2CC);
  format_set_bg_color(made.caution, 0xFFC7CE);
  return made;
}

void finish(lxw_worksheet* sheet, bool is_landscape) {
  worksheet_set_paper(sheet, 9);
  if (is_landscape) worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.8, 0.7);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_header(sheet, "&L&8&\"Calibri,Regular\"Meting&R&8&\"Calibri,Regular\"");
  worksheet_set_footer(sheet,
                       "&L&8&\"Calibri,Regular\"Meting&R&8&\"Calibri,Regular\"pagina &P van &N");
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  lxw_protection allowed = {};
  allowed.format_columns = allowed.format_rows = LXW_TRUE;
  worksheet_protect(sheet, nullptr, &allowed);
}

constexpr const char* titles[] = {"Nr",     "Dienst",  "Code",    "Eenheid", "Van",    "Tot",
                                  "Aantal", "Minimum", "Maximum", "Aanbod",  "Bedrag", "Marge"};
constexpr double widths[] = {5, 36, 12, 9, 11, 11, 9, 10, 10, 10, 12, 12};

void floor_input(lxw_worksheet* sheet, lxw_row_t row, int service, const Formats& f) {
  worksheet_write_blank(sheet, row, 9, f.input);
  lxw_data_validation check = {};
  check.validate = LXW_VALIDATION_TYPE_DECIMAL;
  check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  check.minimum_number = 40.40 + service;
  check.maximum_number = 50.20 + service;
  check.ignore_blank = check.show_input = check.show_error = LXW_VALIDATION_ON;
  check.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  check.input_title = const_cast<char*>("Aanbod");
  check.input_message = const_cast<char*>("Uw tarief.");
  check.error_title = const_cast<char*>("Fout");
  check.error_message = const_cast<char*>("Vul een bedrag in.");
  worksheet_data_validation_cell(sheet, row, 9, &check);
  auto rule = fmt::format("=AND(NOT(ISBLANK(J{0})),OR(ISTEXT(J{0}),J{0}<{1}.4,J{0}>{2}.2))",
                          row + 1, 40 + service, 50 + service);
  lxw_conditional_format condition = {};
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = rule.data();
  condition.format = f.caution;
  worksheet_conditional_format_cell(sheet, row, 9, &condition);
}

void floor_table(lxw_worksheet* sheet, bool has_inputs, const Formats& f) {
  for (lxw_col_t i = 0; i < 12; ++i) {
    worksheet_set_column(sheet, i, i, widths[i], nullptr);
    worksheet_write_string(sheet, 0, i, titles[i], f.header);
  }
  worksheet_set_row(sheet, 0, 20.2, nullptr);
  lxw_datetime from = {2015, 1, 1, 0, 0, 0}, to = {2015, 12, 31, 0, 0, 0};
  for (int i = 0; i < services; ++i) {
    const auto row = static_cast<lxw_row_t>(i + 1);
    worksheet_set_row(sheet, row, 20.2, nullptr);
    worksheet_write_number(sheet, row, 0, i + 1, f.number);
    worksheet_write_string(sheet, row, 1, fmt::format("Begeleiding nummer {}", i).c_str(), f.cell);
    worksheet_write_string(sheet, row, 2, fmt::format("d{}", i).c_str(), f.cell);
    worksheet_write_string(sheet, row, 3, "uur", f.cell);
    worksheet_write_datetime(sheet, row, 4, &from, f.date);
    worksheet_write_datetime(sheet, row, 5, &to, f.date);
    worksheet_write_number(sheet, row, 6, 2, f.number);
    worksheet_write_number(sheet, row, 7, 40.40 + i, f.euro);
    worksheet_write_number(sheet, row, 8, 50.20 + i, f.euro);
    if (has_inputs) {
      floor_input(sheet, row, i, f);
      worksheet_write_formula_str(
          sheet, row, 10,
          fmt::format(R"(=IF(COUNT(G{0},J{0})<2,"",ROUND(G{0}*J{0},2)))", row + 1).c_str(), f.euro,
          "");
      worksheet_write_formula_num(
          sheet, row, 11,
          fmt::format(R"(=IF(COUNT(I{0},H{0})<2,"",ROUND(I{0}-H{0},2)))", row + 1).c_str(), f.euro,
          9.8);
      continue;
    }
    for (int column = 0; column < 3; ++column) {
      const auto formula = fmt::format(R"(=IF(COUNT('Tarieven'!{0}{1})<1,"",'Tarieven'!{0}{1}))",
                                       static_cast<char>('J' + column), row + 1);
      if (column < 2)
        worksheet_write_formula_str(sheet, row, static_cast<lxw_col_t>(9 + column), formula.c_str(),
                                    f.euro, "");
      else
        worksheet_write_formula_num(sheet, row, 11, formula.c_str(), f.euro, 9.8);
    }
  }
  if (has_inputs) {
    const lxw_row_t last = services + 1;
    worksheet_set_row(sheet, last, 20.2, nullptr);
    for (lxw_col_t i = 0; i < 12; ++i) {
      if (i == 1)
        worksheet_write_string(sheet, last, 1, "Totaal", f.total);
      else if (i == 10)
        worksheet_write_formula_str(sheet, last, i,
                                    R"(=IF(COUNT(K2:K61)=0,"",ROUND(SUM(K2:K61),2)))", f.total, "");
      else
        worksheet_write_blank(sheet, last, i, f.total);
    }
  }
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_freeze_panes(sheet, 1, 2);
  finish(sheet, true);
}

void floor_register(lxw_workbook* book, int provider, const Formats& f) {
  auto* sheet = workbook_add_worksheet(book, "bestek");
  worksheet_hide(sheet);
  const std::string hash(64, static_cast<char>('a' + provider % 6));
  const std::pair<std::string, std::string> head[] = {{"formaat", "1"},
                                                      {"soort", "meting"},
                                                      {"ronde", "meting"},
                                                      {"versie", "0.1"},
                                                      {"versie_datum", "2014-07-01"},
                                                      {"aanbieder", fmt::format("a{}", provider)},
                                                      {"invoer", hash}};
  lxw_row_t row = 0;
  for (const auto& [key, value] : head) {
    worksheet_write_string(sheet, row, 0, key.c_str(), f.plain);
    worksheet_write_string(sheet, row++, 1, value.c_str(), f.plain);
  }
  ++row;
  constexpr const char* columns[] = {"blad",    "cel",     "naam",  "soort",
                                     "minimum", "maximum", "keuzes"};
  for (lxw_col_t i = 0; i < 7; ++i) worksheet_write_string(sheet, row, i, columns[i], f.plain);
  for (int i = 0; i < services; ++i) {
    ++row;
    const std::string texts[] = {
        "Tarieven", fmt::format("J{}", i + 2),   fmt::format("overig/Tarieven/aanbod/{}", i + 1),
        "bedrag",   fmt::format("{}.4", 40 + i), fmt::format("{}.2", 50 + i)};
    for (lxw_col_t column = 0; column < 6; ++column)
      worksheet_write_string(sheet, row, column, texts[column].c_str(), f.plain);
  }
  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  lxw_protection allowed = {};
  worksheet_protect(sheet, nullptr, &allowed);
  std::vector<std::string> names;
  for (int i = 0; i < services; ++i)
    names.push_back(fmt::format("overig__Tarieven__aanbod__{:}", i + 1));
  std::sort(names.rbegin(), names.rend());
  for (const auto& name : names) workbook_define_name(book, name.c_str(), "='Tarieven'!$J$2");
}

int be_the_floor(const fs::path& folder) {
  fs::create_directories(folder);
  for (int provider = 0; provider < providers; ++provider) {
    const auto path = (folder / fmt::format("{}.xlsx", provider)).string();
    auto* book = workbook_new(path.c_str());
    const auto f = formats(book);
    lxw_doc_properties properties = {};
    properties.title = const_cast<char*>("Meting");
    workbook_set_properties(book, &properties);
    auto* first = workbook_add_worksheet(book, "Toelichting");
    const auto name = fmt::format("Stichting Verzonnen {}", provider);
    worksheet_set_column(first, 0, 0, 30, nullptr);
    worksheet_set_column(first, 1, 1, 78, nullptr);
    worksheet_write_string(first, 0, 0, "Tariefblad", f.title);
    worksheet_write_string(first, 1, 0, "Aanbieder", f.label);
    worksheet_write_string(first, 1, 1, name.c_str(), f.text);
    worksheet_write_string(first, 2, 0, "KvK-nummer", f.label);
    worksheet_write_string(first, 2, 1, fmt::format("{:08}", 20000000 + provider).c_str(), f.text);
    worksheet_write_string(first, 3, 0, "1. Vul de gele cellen in", f.label);
    worksheet_write_string(first, 3, 1, "Andere cellen kunt u niet veranderen.", f.text);
    finish(first, false);
    floor_table(workbook_add_worksheet(book, "Tarieven"), true, f);
    floor_table(workbook_add_worksheet(book, "Overzicht"), false, f);
    floor_register(book, provider, f);
    if (workbook_close(book) != LXW_NO_ERROR) return 1;
  }
  return 0;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(int turns, const fs::path& scratch) {
  make_round(scratch / "ronde");
  const auto self = fs::read_symlink("/proc/self/exe").string();
  const auto blad = [&](const std::string& workers) {
    return std::vector<std::string>{BESTEK_PROGRAMS "/bestek-blad",
                                    (scratch / "ronde").string(),
                                    "--sjabloon",
                                    "meting",
                                    "--stil",
                                    "-j",
                                    workers,
                                    "--uit",
                                    (scratch / "uit").string()};
  };
  std::vector<double> floor, one, one_elapsed, two_elapsed;
  double memory = 0, floor_memory = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const auto least = run({self, "floor", (scratch / "floor").string()});
    fs::remove_all(scratch / "floor");
    const auto ours = run(blad("1"));
    fs::remove_all(scratch / "uit");
    const auto both = run(blad("2"));
    fs::remove_all(scratch / "uit");
    floor.push_back(least.processor);
    one.push_back(ours.processor);
    one_elapsed.push_back(ours.elapsed);
    two_elapsed.push_back(both.elapsed);
    memory = std::max(memory, ours.megabytes);
    floor_memory = std::max(floor_memory, least.megabytes);
  }
  std::cout << fmt::format("{} workbooks of 3 sheets, {} x 12; median of {} turns\n\n", providers,
                           services, turns);
  std::cout << fmt::format("libxlsxwriter alone: {:6.2f} s of processor time, {:4.0f} MB\n",
                           median(floor), floor_memory);
  std::cout << fmt::format(
      "bestek blad -j 1:    {:6.2f} s of processor time, {:4.0f} MB: {:.2f} times\n", median(one),
      memory, median(one) / median(floor));
  std::cout << fmt::format("-j 2 is {:.2f} times as fast as -j 1 ({:.2f} s and {:.2f} s)\n",
                           median(one_elapsed) / median(two_elapsed), median(two_elapsed),
                           median(one_elapsed));
}

}  // namespace

int main(int argc, char** argv) {
  ::mallopt(M_TOP_PAD, 64 << 20);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  if (argc == 3 && std::string(argv[1]) == "floor") return be_the_floor(argv[2]);
  if (argc == 3 && std::string(argv[1]) == "ronde") {
    make_round(argv[2]);
    return 0;
  }
  const auto scratch = fs::temp_directory_path() / fmt::format("bestek-bench-{}", ::getpid());
  try {
    compare(argc > 1 ? std::stoi(argv[1]) : standard_turns, scratch);
  } catch (const std::exception& trouble) {
    std::cerr << trouble.what() << '\n';
    fs::remove_all(scratch);
    return 1;
  }
  fs::remove_all(scratch);
}
