// SPDX-License-Identifier: MIT
// Takes Cinemarco's own export back in: into a library that holds nothing as it was, row for row; into another one what
// that lacks, by what identifies it there.
#pragma once

#include "store/own_export.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::store {

struct OwnRow;

// How much was in the file, and how much of that was not here.
struct OwnCounts {
  std::int64_t movies = 0, new_movies = 0;  // library entries
  std::int64_t series = 0, new_series = 0;
  std::int64_t plays = 0, new_plays = 0;
  std::int64_t ratings = 0, new_ratings = 0;
  std::int64_t watchlist = 0, new_watchlist = 0;
  bool into_empty = false;  // all rows are as they were; else titles must be projected anew
};

// A library of its own, made of an export, beside the one that it is to go into.
class OwnImport {
 public:
  // `work` is where it may lie meanwhile: a file of that name, removed at the end.
  explicit OwnImport(const std::filesystem::path& work);
  ~OwnImport();
  OwnImport(const OwnImport&) = delete;
  OwnImport& operator=(const OwnImport&) = delete;

  // Reads the export. `on_bytes` hears how many bytes are read. Throws Error: invalid (none, cut short, of another
  // form), configuration (of a newer Cinemarco), internal, cancelled.
  void read(const std::filesystem::path& file, const std::function<void(std::int64_t)>& on_bytes,
            const std::stop_token& stop);
  // Whose Trakt account it mirrors: the slug; empty where that is not known.
  [[nodiscard]] std::optional<std::string> trakt_user();
  // In one transaction: all of it or nothing. The caller holds the run lock.
  OwnCounts store_in(const std::filesystem::path& library);

 private:
  void insert(const std::string& table, const OwnRow& row);
  void begin(const std::string& schema);

  struct Tables;
  std::filesystem::path work_;
  Connection db_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace cinemarco::store
