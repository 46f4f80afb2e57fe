// SPDX-License-Identifier: MIT
// Ports for what leaves the house: a package of files, and a history in the layout of another service.
#pragma once

#include "domain/mirror.hpp"
#include "domain/stated_lists.hpp"
#include "domain/trakt_user.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace cinemarco {

// One file that holds others, such as a ZIP; written from its beginning to its end.
class PackageWriter {
 public:
  virtual ~PackageWriter() = default;
  // Throws Error{internal}: it cannot be written.
  virtual void add(std::string_view name, std::string_view content) = 0;
  // Once, at the end; without it the file is no whole package. Throws as add.
  virtual void finish() = 0;
};

// How much a history holds, for whoever must know it beforehand.
struct HistorySize {
  std::int64_t movie_plays = 0, episode_plays = 0;
  std::int64_t numbered_movie_plays = 0, numbered_episode_plays = 0;  // of these, such as have a history id
};

// Plays, then ratings, then listings, then lists, each kind in one go.
class HistoryWriter {
 public:
  virtual ~HistoryWriter() = default;
  virtual void play(const Play& play) = 0;
  virtual void rating(const Rating& rating) = 0;
  virtual void listed(const WatchlistItem& item) = 0;
  // With its rows in their order.
  virtual void list(const StatedList& list) = 0;
  virtual void finish() = 0;
};

// Who makes them; for a layout the package must outlive its writer.
struct Packers {
  // A ZIP at that place, whose members were written at that moment.
  std::function<std::unique_ptr<PackageWriter>(const std::filesystem::path& file, Instant now)> zip;
  // Trakt's export layout (docs/trakt.md#files-of-an-export).
  std::function<std::unique_ptr<HistoryWriter>(PackageWriter& package, const HistorySize& size,
                                               const std::optional<TraktUser>& owner)>
      trakt;
};

}  // namespace cinemarco
