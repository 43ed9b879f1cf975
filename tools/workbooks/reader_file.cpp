// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "common/dutch.hpp"
#include "common/hash.hpp"
#include "common/text.hpp"
#include "dossier/finding_codes.hpp"
#include "workbooks/reader_compare.hpp"
#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_values.hpp"
#include "workbooks/reader_words.hpp"

namespace bestek::workbooks {

namespace {

Severity severity_of(const std::string& code) {
  const auto codes = finding_codes();
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const FindingCode& one) { return one.code == code; });
  if (found == codes.end() || found->severity == "fout") return Severity::error;
  return found->severity == "waarschuwing" ? Severity::warning : Severity::advice;
}

std::string place_of(const RegisterEntry& entry) { return entry.sheet + "!" + entry.cell; }

void check_workbook(ReadFile& file, const ReturnedWorkbook& workbook) {
  if (workbook.has_macros)
    file.report("B314", "", "deze werkmap bevat macro's",
                "vertrouw dit bestand niet; vraag de afzender om het blad zonder macro's");
  if (workbook.has_external_links)
    file.report("B315", "", "deze werkmap haalt gegevens uit andere bestanden",
                "bestek volgt de koppelingen niet; vraag zo nodig om een blad zonder koppelingen");
}

template <class Item, class Id>
std::vector<std::string> ids_of(const std::vector<Item>& items, Id id) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.*id);
  return ids;
}

void check_sender(ReadFile& file, const std::string& id, const std::vector<std::string>& known,
                  const char* what) {
  if (std::find(known.begin(), known.end(), id) != known.end()) return;
  const auto help = suggestion(id, known);
  file.report(
      "B319", "", fmt::format("in deze ronde is er geen {} {}", what, quoted_text(id)),
      help.empty() ? "ga na of het kenmerk in de ronde na het versturen is veranderd" : help);
}

void check_head(ReadFile& file, const Round& round) {
  const auto& id = file.head.at("ronde");
  if (id != round.head.id)
    file.report("B317", "",
                fmt::format("dit blad hoort bij de ronde {}, niet bij {}", quoted_text(id),
                            quoted_text(round.head.id)),
                "geef de map van die ronde op, of vraag het goede blad op");
  const auto& version = file.head.at("versie");
  if (version != round.head.version.number) {
    const auto date = parse_date(file.head.at("versie_datum"));
    const bool is_newer = date && *date > round.head.version.date;
    file.report("B318", "",
                fmt::format("dit blad is van versie {} van de ronde, {} dan versie {}", version,
                            is_newer ? "nieuwer" : "ouder", round.head.version.number),
                "ga na of er tussen die versies iets aan de diensten of tarieven is veranderd");
  }
  if (!file.municipality().empty())
    check_sender(file, file.municipality(), ids_of(round.municipalities, &Municipality::id),
                 "gemeente");
  if (!file.provider().empty() || file.municipality().empty())
    check_sender(file, file.provider(), ids_of(round.providers, &Provider::id), "aanbieder");
  if (const auto& service = file.head.at("dienst"); !service.empty())
    check_sender(file, service, ids_of(round.services, &Service::id), "dienst");
}

bool is_merged(const ReturnedSheet& sheet, CellPlace place) {
  return std::any_of(sheet.merged.begin(), sheet.merged.end(), [&](const auto& range) {
    return range.first_row <= place.first && place.first <= range.last_row &&
           range.first_column <= place.second && place.second <= range.last_column;
  });
}

void read_value(ReadFile& file, const ReturnedWorkbook& workbook, const RegisterEntry& entry) {
  const auto& sheet = *workbook.sheet(entry.sheet);
  const auto& cell = sheet.at(entry.place);
  const auto place = place_of(entry);
  if (is_merged(sheet, entry.place))
    return file.report("B325", place, about(entry, "deze cel is samengevoegd met andere cellen"),
                       "vraag de afzender om het blad zoals het was, opnieuw ingevuld");
  if (cell.formula)
    return file.report("B326", place,
                       about(entry, fmt::format("er staat een formule ({}) en geen waarde",
                                                quoted_text("=" + normal_formula(*cell.formula)))),
                       "vraag de afzender om de waarde zelf in te vullen");
  auto value = read_input(entry, cell, workbook.starts_in_1904);
  if (!value.problem.empty())
    return file.report(value.code, place, about(entry, value.problem), value.help);
  if (!value.notice.empty())

    file.report("B328", place, about(entry, value.notice),
                "controleer of de afzender dit bedoelde");
  file.values.push_back({entry, std::move(value.text)});
}

/// Each input cell has a defined name, which moves along when rows or columns are inserted.
void check_not_moved(ReadFile& file, const ReturnedWorkbook& workbook) {
  const auto& names = workbook.named_cells;
  if (names.empty()) return;
  std::vector<std::string> moved;
  for (const auto& entry : file.head.entries) {
    if (std::find(names.begin(), names.end(), place_of(entry)) == names.end())
      moved.push_back(place_of(entry));
  }
  if (moved.empty()) return;
  file.report(
      "B324", moved.front(),
      fmt::format("{} niet meer op {} plaats: er zijn rijen of kolommen ingevoegd, verwijderd "
                  "of verplaatst",
                  moved.size() == 1 ? "een invoercel staat"
                                    : fmt::format("{} invoercellen staan", moved.size()),
                  moved.size() == 1 ? "haar" : "hun"),
      "vraag de afzender om het blad zoals het was, opnieuw ingevuld");
}

/// What somebody wrote beside the input must be read: a finding for each, of a few.
void report_additions(ReadFile& file, const std::vector<Difference>& additions) {
  constexpr std::size_t most = 5;
  const auto shown = std::min(additions.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& one = additions[i];
    auto message =
        fmt::format("hier staat iets dat niet op het blad stond: {}", quoted_text(one.is));
    if (i + 1 == shown && additions.size() > shown)
      message += fmt::format(
          ", en zo zijn er nog {}",
          dutch::counted(static_cast<std::int64_t>(additions.size() - shown), "cel", "cellen"));
    file.report("B333", one.sheet + "!" + one.cell, std::move(message),
                "lees wat de afzender erbij schreef; bestek neemt het niet over");
  }
}

bool has_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0; });
}

/// One finding for all differences of a kind: the first one, of words when there is one, and how
/// many more there are.
void report_differences(ReadFile& file, const std::vector<Difference>& differences,
                        Difference::Kind kind, const char* code, const char* what,
                        const char* help) {
  const auto is_kind = [&](const Difference& one) { return one.kind == kind; };
  const auto count = std::count_if(differences.begin(), differences.end(), is_kind);
  if (count == 0) return;
  const auto of_words =
      std::find_if(differences.begin(), differences.end(),
                   [&](const Difference& one) { return is_kind(one) && has_letter(one.was); });
  const auto& first = of_words != differences.end()
                          ? *of_words
                          : *std::find_if(differences.begin(), differences.end(), is_kind);
  auto message = fmt::format("{}: er staat {}, en er stond {}", what, quoted_text(first.is),
                             quoted_text(first.was));
  if (count > 1)
    message += fmt::format(", en zo zijn er nog {}", dutch::counted(count - 1, "cel", "cellen"));
  file.report(code, first.sheet + "!" + first.cell, std::move(message), help);
}

void check_unchanged(ReadFile& file, const ReturnedWorkbook& workbook, const MakeWorkbook& make) {
  const auto made = make(file.head);
  if (!made)
    return file.report("B321", "",
                       "deze ronde maakt zo'n blad niet meer: niet te zien is of de "
                       "vergrendelde cellen nog zijn zoals ze waren",
                       "vergelijk het blad met het blad dat u verstuurde");
  const bool is_same_input = made->input_hash == file.head.at("invoer");
  if (is_same_input && !is_register_of(made->layout, file.head.entries))
    throw Refusal{
        "B316", "het verborgen register is veranderd: het noemt andere invoercellen",
        "maak het blad opnieuw met bestek blad en vraag de afzender om het over te nemen"};
  auto differences = compare_locked_cells(made->layout, workbook, file.head.entries);
  const auto first_addition = std::stable_partition(
      differences.begin(), differences.end(),
      [](const Difference& one) { return one.kind != Difference::Kind::addition; });
  report_additions(file, {first_addition, differences.end()});
  differences.erase(first_addition, differences.end());
  if (differences.empty()) return;
  if (is_same_input) {
    report_differences(file, differences, Difference::Kind::value, "B322",
                       "een vergrendelde cel is veranderd",
                       "vraag de afzender om het blad zoals het was, opnieuw ingevuld");
    report_differences(file, differences, Difference::Kind::formula, "B323",
                       "een formule is veranderd",
                       "bestek leest alleen de invoer; reken op dit blad niet met de totalen");
    return;
  }
  if (const auto stray = find_stray_row(made->layout, workbook, file.head.entries))
    return file.report(
        "B324", place_of(stray->entry),
        about(stray->entry, fmt::format("op deze regel staat nu {}: er zijn rijen gesorteerd of "
                                        "verplaatst",
                                        quoted_text(stray->text))),
        "vraag de afzender om het blad zoals het was, opnieuw ingevuld");
  const auto& first = differences.front();
  file.report(
      "B321", first.sheet + "!" + first.cell,
      fmt::format("het blad is gemaakt met een eerdere stand van de ronde, of veranderd: er "
                  "staat {}, nu zou er {} staan ({} anders)",
                  quoted_text(first.is), quoted_text(first.was),
                  dutch::counted(static_cast<std::int64_t>(differences.size()), "cel", "cellen")),
      "ga na wat er sinds het versturen in de ronde is veranderd");
}

}  // namespace

namespace {

/// What stands in an input cell may then belong to another row: nothing more is said of it.
bool has_moved(const ReadFile& file) {
  return std::any_of(file.findings.begin(), file.findings.end(), [](const Finding& finding) {
    return finding.code == "B322" || finding.code == "B324";
  });
}

}  // namespace

bool ReadFile::has_offer() const {
  return !provider().empty() &&
         (statement.contains("uitsluitingsgronden") ||
          std::any_of(tariffs.begin(), tariffs.end(),
                      [](const ReadTariff& tariff) { return !tariff.amount.empty(); }));
}

void ReadFile::report(const std::string& code, const std::string& place, std::string message,
                      std::string help) {
  findings.push_back({code,
                      severity_of(code),
                      {place.empty() ? file : file + "!" + place},
                      "",
                      with_sender(std::move(message), head),
                      with_sender(std::move(help), head)});
}

ReadFile read_returned_file(const std::string& file, std::string_view bytes, const Round& round,
                            const MakeWorkbook& make) {
  ReadFile result;
  result.file = file;
  result.name = std::filesystem::path(file).filename().string();
  result.sha256 = sha256(bytes);
  try {
    if (result.name.starts_with("~$"))
      throw Refusal{"B310", "Excel maakt dit hulpbestand zolang het blad open staat",
                    "sluit het blad in Excel, en geef dit bestand niet op"};
    const auto workbook = read_workbook(bytes);
    check_workbook(result, workbook);
    result.head = read_register(workbook);
    check_head(result, round);
    if (result.is_refused()) return result;
    for (const auto& entry : result.head.entries) read_value(result, workbook, entry);
    check_not_moved(result, workbook);
    check_unchanged(result, workbook, make);
    if (!has_moved(result)) read_content(result, round);
  } catch (const Refusal& refusal) {
    result.report(refusal.code, "", refusal.message, refusal.help);
  }
  return result;
}

void check_senders(std::vector<ReadFile>& files) {
  std::map<std::string, std::vector<ReadFile*>> senders;
  for (auto& file : files) {
    if (!file.head.entries.empty())
      senders[file.head.at("soort") + "/" + file.provider() + "/" + file.municipality()].push_back(
          &file);
  }
  for (const auto& [sender, same] : senders) {
    if (same.size() < 2) continue;
    for (std::size_t i = 0; i < same.size(); ++i) {
      const auto& other = *same[i == 0 ? 1 : 0];
      const auto& id = same[i]->provider().empty() ? same[i]->municipality() : same[i]->provider();
      const bool is_copy = same[i]->sha256 == other.sha256;
      same[i]->report("B320", "",
                      fmt::format("van {} is er ook {}{}", id, other.file,
                                  is_copy ? ", met precies dezelfde inhoud" : ""),
                      is_copy ? "geef een van de twee op"
                              : "geef alleen het bestand op dat geldt, meestal het laatst "
                                "ontvangen");
    }
  }
}

}  // namespace bestek::workbooks
