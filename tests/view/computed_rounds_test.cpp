// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <gtest/gtest.h>

#include "dossier/output_command.hpp"
#include "pricing/budget_result.hpp"
#include "rules/fixture.hpp"
#include "scoring/bids.hpp"
#include "view/view.hpp"

namespace bestek::view {
namespace {

/// Everything that the commands compute of a round. What cannot be computed is reported, not
/// thrown; but for a distribution, which says so with an exception of its own.
void compute_all(const Dossier& dossier) {
  const auto round = typed_round(dossier);
  const RoundViews views(dossier);
  for (const auto& id : provider_ids(dossier)) views.confidential(id);
  if (round.bids) scoring::score_bids(*round.bids, round.bids->method);
  for (const auto per : {pricing::PerWhat::municipality, pricing::PerWhat::provider}) {
    pricing::BudgetRequest request;
    request.per = per;
    if (per == pricing::PerWhat::provider) request.options.ground = pricing::Ground::agreed;
    try {
      pricing::compute(round, request);
    } catch (const pricing::DistributionError&) {
    }
  }
}

TEST(RoundsWithoutErrors, can_be_computed_whatever_is_odd_about_them) {
  int computed = 0;
  for (const auto* kind : {"goed", "fout"}) {
    for (const auto& path : fixtures::list_fixtures(kind)) {
      const auto dossier = fixtures::check(fixtures::read_fixture(path).text);
      if (has_errors(dossier.findings)) continue;
      EXPECT_NO_THROW(compute_all(dossier)) << path;
      ++computed;
    }
  }
  EXPECT_GT(computed, 100);
}

}  // namespace
}  // namespace bestek::view
