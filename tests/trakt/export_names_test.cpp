// SPDX-License-Identifier: MIT
#include "trakt/export_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace cinemarco::trakt {
namespace {

TEST(ExportKind, knows_both_layouts) {
  struct Case {
    const char* path;
    ExportKind kind;
  };
  const Case cases[] = {
      {"watched-history.json", ExportKind::history},
      {"watched-history-1.json", ExportKind::history},
      {"watched-history-10.json", ExportKind::history},
      {"trakt-export-marco/watched-history-2.json", ExportKind::history},
      {"trakt-export-marco\\watched-history-2.json", ExportKind::history},
      {"marco/watched/history.json", ExportKind::history},
      {"marco/watched/history-3.json", ExportKind::history},
      {"../../watched-history.json", ExportKind::history},
      {"history.json", ExportKind::foreign},
      {"watched-history-x.json", ExportKind::look_alike},
      {"watched-history.json.exe", ExportKind::look_alike},
      {"__MACOSX/._watched-history.json", ExportKind::foreign},
      {"ratings-movies.json", ExportKind::ratings},
      {"ratings-episodes-2.json", ExportKind::ratings},
      {"marco/ratings/ratings-shows.json", ExportKind::ratings},
      {"lists-watchlist.json", ExportKind::watchlist},
      {"lists-watchlist-2.json", ExportKind::watchlist},
      {"marco/lists/watchlist.json", ExportKind::watchlist},
      {"watchlist.json", ExportKind::foreign},
      {"lists-list-77-watchlist.json", ExportKind::other},
      {"lists-favorites.json", ExportKind::other},
      {"watched-movies.json", ExportKind::watched},
      {"marco/watched/watched-shows.json", ExportKind::watched},
      {"watched-playback.json", ExportKind::other},
      {"user-settings.json", ExportKind::other},
      {"_errors.json", ExportKind::errors},
      {"readme.txt", ExportKind::foreign},
      {"", ExportKind::foreign},
  };
  for (const auto& c : cases) EXPECT_EQ(export_kind(c.path), c.kind) << c.path;
}

TEST(CountsBefore, orders_parts_by_their_numbers) {
  std::vector<std::string> names{"w-10.json [2]", "w-2.json [11]", "w-2.json [9]",
                                 "w-1.json [0]",  "a.json",        "w-02.json [9]"};
  std::ranges::stable_sort(names, [](const auto& a, const auto& b) { return counts_before(a, b); });
  EXPECT_EQ(names, (std::vector<std::string>{"a.json", "w-1.json [0]", "w-2.json [9]", "w-02.json [9]", "w-2.json [11]",
                                             "w-10.json [2]"}));
  EXPECT_FALSE(counts_before("a", "a"));
  EXPECT_TRUE(counts_before("a", "ab"));
}

}  // namespace
}  // namespace cinemarco::trakt
