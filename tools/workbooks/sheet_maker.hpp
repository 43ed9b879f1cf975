// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "common/batch.hpp"
#include "office/spreadsheet_writer.hpp"
#include "view/view.hpp"
#include "workbooks/sheet_layout.hpp"
#include "workbooks/sheet_library.hpp"

/// Makes workbooks of sheet templates for the parties of a round.
namespace bestek::workbooks {

/// One workbook: a template, for the round or for one provider, municipality or service.
struct SheetPlan {
  const NamedSheetTemplate* source = nullptr;
  std::string target;  ///< kenmerk, or empty for a workbook of the round
};

/// What the template may see for this target: a provider sees himself only, and what is shareable
/// has no offer of anyone.
view::View view_for(const view::RoundViews& views, const SheetPlan& plan);

/// The hash of all that goes into the workbook: another one when anything in it changes.
std::string input_hash_of(const SheetPlan& plan, const office::HouseStyle& style,
                          const view::RoundViews& views, const view::View& view);

/// What the register of a workbook says first.
std::vector<std::pair<std::string, std::string>> register_head(const SheetPlan& plan,
                                                               const Json& round,
                                                               const std::string& input_hash);

/// "vertrouwelijk", as the manifest calls it.
std::string access_name(Access access);

/// Makes the workbook, unless `folder` has it already.
BatchFile make_workbook(const Dossier& dossier, const view::RoundViews& views,
                        const office::HouseStyle& style, const OutputFolder& folder,
                        const SheetPlan& plan, office::WorkbookWriter& writer);

/// Two templates that give their files the same name: findings.
Findings same_file_names(const std::vector<NamedSheetTemplate>& templates, const view::View& view);

}  // namespace bestek::workbooks
