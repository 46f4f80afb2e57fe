// SPDX-License-Identifier: MIT
// The files of an export as a folder: the first byte says which of them, and the second brings whole plays beside it.
#include "domain/error.hpp"
#include "fuzz/facts.hpp"
#include "fuzz/files.hpp"
#include "fuzz/input.hpp"
#include "trakt/export_source.hpp"

#include <array>

namespace {

constexpr auto kNames = std::to_array<const char*>({"watched-history-1.json", "ratings-movies.json",
                                                    "lists-watchlist.json", "user-stats.json", "user-settings.json",
                                                    "user-profile.json", "_errors.json", "watched-history-1.csv"});
constexpr const char* kPlay =
    R"([{"id":1,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":1}}}])";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  auto text = fuzz::text_of(data, size);
  const auto* name = kNames[fuzz::take_choice(text, kNames.size())];
  const auto folder = fuzz::work_folder() / "export";
  std::filesystem::create_directory(folder);
  fuzz::write_file(folder / "watched-history-2.json", kPlay);
  fuzz::write_file(folder / name, text);
  trakt::ExportSource source{folder};
  try {
    fuzz::check(source.made_at({}));
    if (const auto owner = source.owner({})) {
      fuzz::require(!owner->slug.empty(), "an owner has a name");
      fuzz::require_utf8(owner->slug);
    }
    source.walk({Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}, {},
                [](const SourcePage& page) { fuzz::check(page); }, {});
  } catch (const Error& error) {
    fuzz::require(error.code() == ErrorCode::invalid, "what cannot be read is called invalid");
  }
  std::filesystem::remove(folder / name);
  return 0;
}
