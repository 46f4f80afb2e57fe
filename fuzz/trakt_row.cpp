// SPDX-License-Identifier: MIT
// One row of Trakt's, live or of an export, as any section: it becomes one fact, or is told of; never both lost.
#include "fuzz/facts.hpp"
#include "fuzz/input.hpp"
#include "json/json.hpp"
#include "trakt/export_failure.hpp"
#include "trakt/mapping.hpp"
#include "trakt/rows.hpp"
#include "trakt/wire.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  const auto row = json::parse_mended(fuzz::text_of(data, size));
  if (!row) return 0;
  for (const auto section : {Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}) {
    for (const auto without_id : {trakt::WithoutId::refused, trakt::WithoutId::keyed}) {
      SourcePage page;
      page.section = section;
      trakt::read_row(*row, {"page 1", 0}, page, without_id);
      const auto facts = page.plays.size() + page.ratings.size() + page.watchlist.size();
      fuzz::require(facts <= 1 && page.problems.size() <= 1, "a row is one fact");
      fuzz::require(facts + page.problems.size() + page.passed_over.size() > 0, "no row is lost without a word");
      fuzz::check(page);
    }
  }
  if (const auto hidden = json::read<trakt::wire::HiddenRow>(*row)) {
    if (const auto dropped = trakt::to_dropped(*hidden)) {
      fuzz::check(dropped->title);
      fuzz::check(dropped->dropped_at);
    }
  }
  fuzz::require_utf8(trakt::read_failure(*row).message);
  static_cast<void>(trakt::row_identity(*row));
  static_cast<void>(trakt::plays_section(*row));
  return 0;
}
