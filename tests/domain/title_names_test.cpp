// SPDX-License-Identifier: MIT
#include "domain/title_names.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

TEST(SameName, sees_past_case_accents_points_and_the_article) {
  EXPECT_TRUE(is_same_name("The Office", "office"));
  EXPECT_TRUE(is_same_name("Amélie", "AMELIE"));
  EXPECT_TRUE(is_same_name("Law & Order", "Law and Order"));
  EXPECT_TRUE(is_same_name("S.W.A.T.", "SWAT"));
  EXPECT_TRUE(is_same_name("進撃の巨人", "進撃の巨人"));
  EXPECT_FALSE(is_same_name("The Office", "The Office (US)"));
  EXPECT_FALSE(is_same_name("...", "!!!")) << "nothing is left of either";
}

}  // namespace
}  // namespace cinemarco
