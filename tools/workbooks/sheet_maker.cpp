// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "common/hash.hpp"
#include "common/version.hpp"
#include "dossier/output_command.hpp"
#include "workbooks/sheet_register.hpp"

namespace bestek::workbooks {

namespace {

bool has_table_of(const SheetTemplate& sheets, const std::string& rows) {
  return std::any_of(sheets.sheets.begin(), sheets.sheets.end(), [&](const Sheet& sheet) {
    return sheet.table && sheet.table->rows.text == rows;
  });
}

/// A service without any bandwidth or tariff has no row to fill in: the sheet would quietly ask
/// for less than the round does. Without any row there is no sheet.
Findings services_without_row(const Dossier& dossier, const view::View& view) {
  const auto& provider = view.at("aanbieder");
  const auto& rows = view.at("tarieven");
  std::set<std::string_view> with_row;
  for (const auto& row : rows)
    with_row.insert(row.at("dienst").at("kenmerk").get_ref<const std::string&>());
  Findings findings;
  for (std::size_t i = 0; i < provider.at("diensten").size(); ++i) {
    const auto& service = provider.at("diensten")[i].at("kenmerk");
    if (with_row.contains(service.get_ref<const std::string&>())) continue;
    const auto ids = provider_ids(dossier);
    const auto index = std::find(ids.begin(), ids.end(), provider.at("kenmerk")) - ids.begin();
    const auto pointer = fmt::format("/aanbieders/{}/diensten/{}", index, i);
    findings.push_back(
        {"B050", rows.empty() ? Severity::error : Severity::warning, dossier.position(pointer),
         pointer,
         fmt::format("\"{}\" staat niet op het tariefblad van {}: de dienst heeft nog geen "
                     "bandbreedte of vast tarief",
                     service.get<std::string>(), provider.at("kenmerk").get<std::string>()),
         "voeg de dienst toe in tarieven.yaml, met bandbreedte of vast"});
  }
  return findings;
}

Findings missing_data(const Dossier& dossier, const view::RoundViews& views, const SheetPlan& plan,
                      const view::View& view) {
  if (plan.source->sheets.per != Subject::provider) return {};
  if (plan.source->sheets.needs_agreed_tariffs) return views.missing_tariffs(plan.target);
  return has_table_of(plan.source->sheets, "tarieven") ? services_without_row(dossier, view)
                                                       : Findings();
}

}  // namespace

view::View view_for(const view::RoundViews& views, const SheetPlan& plan) {
  const auto& sheets = plan.source->sheets;
  const bool is_internal = sheets.access == Access::internal;
  switch (sheets.per) {
    case Subject::provider:
      return views.confidential(plan.target);
    case Subject::municipality:
      return views.of_municipality(plan.target, is_internal);
    case Subject::service:
      return views.of_service(plan.target, is_internal);
    case Subject::round:
    case Subject::consultation:  // the schema has no sheets for it
      break;
  }
  return is_internal ? views.internal() : views.shareable();
}

std::string input_hash_of(const SheetPlan& plan, const office::HouseStyle& style,
                          const view::RoundViews& views, const view::View& view) {
  return sha256(fmt::format("{}\n{}\n{}\n{}", version_text, plan.source->text, style.text,
                            views.fingerprint(view)));
}

RegisterHead register_head(const SheetPlan& plan, const Json& round,
                           const std::string& input_hash) {
  const auto& version = round.at("versie");
  RegisterHead head = {{"formaat", register_format},
                       {"soort", plan.source->name},
                       {"ronde", round.at("kenmerk")},
                       {"versie", version.at("nummer")},
                       {"versie_datum", version.at("datum")}};
  const auto per = plan.source->sheets.per;
  if (per != Subject::round) head.emplace_back(name_of(per), plan.target);
  head.emplace_back("invoer", input_hash);
  return head;
}

std::string access_name(Access access) {
  if (access == Access::confidential) return "vertrouwelijk";
  return access == Access::internal ? "intern" : "deelbaar";
}

BatchFile make_workbook(const Dossier& dossier, const view::RoundViews& views,
                        const office::HouseStyle& style, const OutputFolder& folder,
                        const SheetPlan& plan, office::WorkbookWriter& writer) {
  const auto view = view_for(views, plan);
  const auto input = input_hash_of(plan, style, views, view);
  BatchFile file;
  file.findings = missing_data(dossier, views, plan, view);
  const bool is_for_provider = plan.source->sheets.per == Subject::provider;
  file.entry = {"",
                input,
                "blad",
                plan.source->name,
                is_for_provider ? plan.target : "",
                access_name(plan.source->sheets.access)};
  file.name = workbook_file(plan.source->sheets, view);
  file.is_current = !has_errors(file.findings) && folder.is_current(file.name, input);
  if (file.is_current) return file;
  auto layout = lay_out(plan.source->sheets, style, view, file.findings);
  if (has_errors(file.findings)) return file;
  add_register(layout, register_head(plan, view.at("ronde"), input));
  file.bytes = writer.write(layout, creation_time(dossier), input);
  return file;
}

Findings same_file_names(const std::vector<NamedSheetTemplate>& templates, const view::View& view) {
  const Json one = {{"kenmerk", "x"}};
  const Json target = {{"aanbieder", one}, {"gemeente", one}, {"dienst", one}};
  std::map<std::string, std::string> seen;
  Findings findings;
  for (const auto& each : templates) {
    const auto& file = each.sheets.file;
    const auto [known, is_new] = seen.emplace(render(file, {view, &target}, findings), each.name);
    if (is_new) continue;
    findings.push_back(template_finding(
        file.position,
        fmt::format("\"{}\" en \"{}\" maken bestanden met dezelfde naam", known->second, each.name),
        "begin de naam bij bestand met de naam van het sjabloon"));
  }
  return findings;
}

}  // namespace bestek::workbooks
