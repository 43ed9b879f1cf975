// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <filesystem>
#include <string>

#include "common/decimal.hpp"
#include "common/finding.hpp"

namespace bestek::office {

/// How documents and sheets look (templates/huisstijl/standaard.yaml,
/// schemas/huisstijl.schema.json).
struct HouseStyle {
  std::string font, heading_font;
  std::string accent_color;  ///< RRGGBB
  Rational text_size_pt;
  int margin_top_mm = 0, margin_bottom_mm = 0, margin_left_mm = 0, margin_right_mm = 0;
  std::string text;  ///< the file itself, for the hash of what goes into a document
};

/// The style in sjablonen/huisstijl.yaml of the round, or else the built-in one. `round_folder` may
/// be empty. Mistakes in the user's file are findings; the built-in style is then returned.
HouseStyle load_house_style(const std::filesystem::path& round_folder, Findings& findings,
                            SourceTexts& texts);

}  // namespace bestek::office
