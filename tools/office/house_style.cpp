// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "office/house_style.hpp"

#include <stdexcept>

#include "common/embedded.hpp"
#include "common/files.hpp"
#include "dossier/dossier.hpp"
#include "dossier/schemas.hpp"
#include "embedded/house_styles.hpp"

namespace bestek::office {

namespace fs = std::filesystem;

namespace {

HouseStyle read_style(const Json& file, std::string text) {
  const auto& style = file.at("huisstijl");
  const auto& margins = style.at("marges_mm");
  return {style.at("lettertype"),  style.at("kop_lettertype"),
          style.at("accentkleur"), exact_number(style.at("tekstgrootte_pt")),
          margins.at("boven"),     margins.at("onder"),
          margins.at("links"),     margins.at("rechts"),
          std::move(text)};
}

HouseStyle built_in_style() {
  const auto text = find_embedded(embedded::house_styles(), "standaard.yaml");
  Findings findings;
  const auto file = read_yaml(text.value(), "standaard.yaml", 0, findings).value;
  if (!findings.empty()) throw std::runtime_error("the built-in house style is wrong");
  return read_style(file, std::string(*text));
}

}  // namespace

HouseStyle load_house_style(const fs::path& round_folder, Findings& findings, SourceTexts& texts) {
  const fs::path path = round_folder / "sjablonen" / "huisstijl.yaml";
  std::error_code ignored;
  if (round_folder.empty() || !fs::exists(path, ignored)) return built_in_style();
  auto checked = check_one_file(path, "huisstijl");
  texts.insert(checked.texts.begin(), checked.texts.end());
  findings.insert(findings.end(), checked.findings.begin(), checked.findings.end());
  if (has_errors(checked.findings)) return built_in_style();
  return read_style(checked.json, checked.texts.at(path.string()));
}

}  // namespace bestek::office
