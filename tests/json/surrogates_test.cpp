// SPDX-License-Identifier: MIT
// A title that was cut in the middle of a character costs that character, not the page it came with.
#include "json/surrogates.hpp"

#include "json/json.hpp"

#include <gtest/gtest.h>

namespace cinemarco::json {
namespace {

TEST(Surrogates, replaces_only_halves_without_a_partner) {
  struct Row {
    const char* description;
    const char* text;
    const char* mended;  // null: nothing to mend
  };
  const Row rows[] = {
      {"a pair", R"("\ud83d\ude00")", nullptr},
      {"plain text", R"("abc \u00e9")", nullptr},
      {"a backslash before the u", R"("\\ud83d")", nullptr},
      {"a high half at the end", R"("x\ud83d")", R"("x\uFFFD")"},
      {"a low half alone", R"("\ude00x")", R"("\uFFFDx")"},
      {"a high half before a letter", R"("\uD83Dx")", R"("\uFFFDx")"},
      {"two high halves", R"("\ud83d\ud83d\ude00")", R"("\uFFFD\ud83d\ude00")"},
      {"a high half before another escape", R"("\ud83d\n")", R"("\uFFFD\n")"},
  };
  for (const auto& row : rows) {
    const auto mended = mend_surrogates(row.text);
    EXPECT_EQ(mended.value_or("nothing"), row.mended != nullptr ? row.mended : "nothing") << row.description;
  }
}

TEST(Surrogates, cost_no_row_of_a_page) {
  const auto page = parse(R"([{"title":"good"},{"title":"cut \ud83d"},{"title":"good too"}])");
  ASSERT_TRUE(page) << page.error().text();
  EXPECT_EQ(page->as_array().size(), 3U);
  EXPECT_EQ(page->at(1).at("title"), "cut \xEF\xBF\xBD");
}

}  // namespace
}  // namespace cinemarco::json
