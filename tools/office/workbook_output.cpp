// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/workbook_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/hash.hpp"
#include "common/text.hpp"
#include "common/version.hpp"
#include "dossier/round_command.hpp"
#include "office/sheet_fit.hpp"
#include "office/spreadsheet_writer.hpp"

namespace bestek::office {

namespace {

constexpr std::size_t longest_page_text = 60;  // Excel takes 255 for a whole header, with its codes

std::string lead_name(const Round& round) {
  const auto lead =
      std::find_if(round.municipalities.begin(), round.municipalities.end(),
                   [&](const Municipality& one) { return one.id == round.head.lead; });
  return lead == round.municipalities.end() ? round.head.lead : lead->name;
}

}  // namespace

WorkbookLayout result_workbook(const HouseStyle& style, const Round& round, std::string file,
                               const std::string& title, bool is_confidential) {
  auto workbook = styled_workbook(style);
  workbook.file = std::move(file);
  workbook.title = title + ": " + round.head.title;
  workbook.author = "Gemeente " + lead_name(round);
  const auto& version = round.head.version;
  const auto status = fmt::format("{}versie {} · {}", is_confidential ? "VERTROUWELIJK · " : "",
                                  shortened(version.number, 20), version.status);
  workbook.header = page_header(title, status, style.font);
  workbook.footer = page_footer(shortened(round.head.title, longest_page_text), style.font);
  return workbook;
}

ExitCode put_workbook(const WorkbookOutput& output,
                      const std::function<WorkbookLayout(const HouseStyle&)>& lay_out,
                      const OutputOptions& options, const Dossier& dossier, Findings findings,
                      Streams& streams) {
  auto texts = dossier.texts;
  const auto style = load_house_style(dossier.folder, findings, texts);
  if (has_errors(findings)) {
    print_with_summary(streams, findings, texts);
    return ExitCode::findings;
  }
  auto workbook = lay_out(style);
  for (auto& sheet : workbook.sheets) {
    widen_for_headers(sheet);
    fit_heights(sheet, workbook.text_size);
  }
  const auto input = sha256(
      fmt::format("{}\n{}\n{}\n{}", version_text, style.text, input_hash(dossier), output.content));
  OutputFolder folder(options.folder, options.overwrite);
  const auto make = [&](std::size_t) {
    BatchFile file{
        workbook.file + ".xlsx",
        {"", input, output.command, output.template_name, output.provider, output.access},
        {},
        false,
        {}};
    file.is_current = folder.is_current(file.name, input);
    if (!file.is_current) file.bytes = to_xlsx(workbook, creation_time(dossier), input);
    return file;
  };
  auto one_worker = options;
  one_worker.workers = 1;
  return make_files(1, make, one_worker, folder, std::move(findings), texts, "werkmap",
                    "werkmappen", streams);
}

}  // namespace bestek::office
