// SPDX-License-Identifier: MIT
// An export as one file, a ZIP, 7z, tar or JSON: whatever it is, its facts are sound and its failures are ours.
#include "domain/error.hpp"
#include "fuzz/facts.hpp"
#include "fuzz/files.hpp"
#include "fuzz/input.hpp"
#include "trakt/export_source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  const auto file = fuzz::work_folder() / "export";
  fuzz::write_file(file, fuzz::text_of(data, size));
  constexpr std::uint64_t kMegabyte = 1024 * 1024;
  trakt::ExportSource source{file, {kMegabyte, 2 * kMegabyte, 4 * kMegabyte, 200, kMegabyte}};
  try {
    fuzz::check(source.made_at({}));
    static_cast<void>(source.owner({}));
    source.walk({Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}, {},
                [](const SourcePage& page) { fuzz::check(page); }, {});
  } catch (const Error& error) {
    fuzz::require(error.code() == ErrorCode::invalid, "what cannot be read is called invalid");
  }
  return 0;
}
