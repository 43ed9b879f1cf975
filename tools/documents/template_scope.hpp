// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace bestek::documents {

/// For which rounds a template is meant: `voor` in its head. An empty list asks nothing.
struct TemplateScope {
  std::vector<std::string> laws, contract_models, legal_forms, legal_titles;
  std::vector<std::string> sections;  ///< that the round must have: overeenkomst, gunning, …
  std::string provider;               ///< "", contractant, besluit or subsidie
};

/// Reads `voor` of a head that fits its schema.
TemplateScope read_scope(const Json& object);

/// Why a template is not for this round (a merged dossier), and how to mend that.
struct ScopeMismatch {
  std::string message, help;
};

/// Nothing when the template is for this round. A contract model without a legal title in the round
/// fits every title.
std::optional<ScopeMismatch> scope_mismatch(const TemplateScope& scope, const Json& round);

/// Is a template per provider for this one? `contractant`: not rejected in the section gunning;
/// `besluit`: decided on there; `subsidie`: with a beschikking.
bool is_for_provider(const TemplateScope& scope, const Json& round, const std::string& provider);

}  // namespace bestek::documents
