// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/output_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bestek {
namespace {

using ::testing::ElementsAre;

Dossier three_providers() {
  Dossier dossier;
  dossier.json["aanbieders"] = {
      {{"kenmerk", "bakboord"}}, {{"kenmerk", "kompas"}}, {{"kenmerk", "noorderhaven"}}};
  return dossier;
}

TEST(PickedProviders, keep_the_order_of_the_round) {
  OutputOptions options;
  EXPECT_EQ(picked_providers(three_providers(), options).size(), 3U);
  options.only = {"noorderhaven", "bakboord"};
  EXPECT_THAT(picked_providers(three_providers(), options),
              ElementsAre("bakboord", "noorderhaven"));
  options.only = {"bakbord"};
  EXPECT_THROW(picked_providers(three_providers(), options), UsageError);
}

}  // namespace
}  // namespace bestek
