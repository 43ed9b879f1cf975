// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dossier/dossier.hpp"
#include "dossier/model.hpp"
#include "dossier/yaml_edit.hpp"
#include "workbooks/reader_register.hpp"

/// What `bestek lees` makes of one returned file.
namespace bestek::workbooks {

/// The workbook as this round makes it now, to compare a returned one with.
struct MadeWorkbook {
  office::WorkbookLayout layout;
  std::string input_hash;
};
/// Nothing when the round does not make that workbook any more.
using MakeWorkbook = std::function<std::optional<MadeWorkbook>(const ReturnedRegister&)>;

/// The value of an input cell: a decimal, an ISO date, a choice or a text; "" for an empty cell.
struct ReadValue {
  RegisterEntry entry;
  std::string text;
};

struct ReadTariff {
  std::string service, from;
  std::string amount;                        ///< exact decimal, or "" when it was not filled in
  std::map<std::string, std::string> parts;  ///< of the cost price: "uurloon_eur" -> "20.1"
  bool is_left_empty = false;                ///< the cell for the amount is there, and empty
  bool is_fixed = false;                     ///< nothing to offer: the round sets the amount
  std::string fixed{};                       ///< that amount
};

struct ReadVolume {
  std::string municipality, service, year, quantity;
};

struct ReadFile {
  std::string file;  ///< as the user gave it
  std::string name;  ///< without folders
  std::string sha256;
  ReturnedRegister head;
  std::vector<ReadValue> values;
  std::vector<ReadTariff> tariffs;
  std::map<std::string, std::string> statement;  ///< field -> value
  std::vector<ReadVolume> volumes;
  Findings findings;

  bool is_refused() const { return has_errors(findings); }
  /// A tariff or the declaration at the least: a sheet that nobody filled in is no offer.
  bool has_offer() const;
  const std::string& provider() const { return head.at("aanbieder"); }
  const std::string& municipality() const { return head.at("gemeente"); }

  /// Adds a finding with the severity of its code, at a cell: "blad.xlsx!Tarieven!F7".
  void report(const std::string& code, const std::string& place, std::string message,
              std::string help);
};

/// Reads one file and checks it against the round. `file` is its name in findings.
ReadFile read_returned_file(const std::string& file, std::string_view bytes, const Round& round,
                            const MakeWorkbook& make);

/// Two files of the same aanbieder or gemeente: findings in both.
void check_senders(std::vector<ReadFile>& files);

/// What the file says, checked against the round (reader_content.cpp).
void read_content(ReadFile& file, const Round& round);

/// The offer, as it stands in the round: {aanbieding: …}.
YamlNode offer_node(const ReadFile& file, const std::string& received);

}  // namespace bestek::workbooks
