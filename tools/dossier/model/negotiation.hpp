// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "dossier/model/fields.hpp"

/// What is negotiated, and what happened when.
namespace bestek {

struct NegotiationTheme {
  std::string number, title;
};

/// What a provider said about a point in a plenary consultation.
struct Contribution {
  std::string provider;
  int consultation = 0;
  std::string text;
  std::string answer{}, outcome{};  ///< of the municipalities; or empty
};

struct NegotiationPoint {
  std::string number, title;
  std::string current, desired;
  std::string source;
  std::string status;     ///< open, akkoord, vervallen
  std::string principle;  ///< kenmerk of an uitgangspunt; or empty
  std::vector<Contribution> contributions;
};

struct LogEntry {
  std::string step;
  Date date;
  std::string municipality;     ///< or empty
  std::string decision;         ///< or empty
  std::optional<int> number{};  ///< of a plenary consultation
  std::vector<std::string> municipalities{};
  std::string provider{};  ///< or empty
  std::vector<std::string> providers{}, present{};
  std::string advisory_body{};            ///< or empty
  std::string document{}, explanation{};  ///< or empty
};

/// Read an item of the sections `onderhandelthemas`, `onderhandelpunten` and `verloop`.
NegotiationTheme read_negotiation_theme(const Json& item);
NegotiationPoint read_negotiation_point(const Json& item);
LogEntry read_log_entry(const Json& item);

}  // namespace bestek
