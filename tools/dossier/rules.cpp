// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/rules.hpp"

#include "dossier/rules/rule.hpp"

namespace bestek {

void check_rules(Dossier& dossier) {
  rules::Context context(dossier);
  for (const auto& rule : rules::all_rules()) {
    context.start(rule.code);
    rule.check(context);
  }
}

}  // namespace bestek
