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

class OwnRow;

// How much was in the file, and how much of that was not here.
struct OwnCounts {
  std::int64_t movies = 0, new_movies = 0;  // library entries
  std::int64_t series = 0, new_series = 0;
  std::int64_t plays = 0, new_plays = 0;
  std::int64_t ratings = 0, new_ratings = 0;
  std::int64_t watchlist = 0, new_watchlist = 0;
  bool into_empty = false;  // all rows are as they were; else titles must be projected anew
};

// An export on its way into a library. Where that holds nothing, and the export is of this very schema, rows go
// straight in; else a database of its own is made of the export first. The caller holds the run lock from the first
// call to the last.
class OwnImport {
 public:
  // `work` is where that database lies meanwhile: a file of that name, removed at the end.
  OwnImport(std::filesystem::path work, std::filesystem::path library);
  ~OwnImport();
  OwnImport(const OwnImport&) = delete;
  OwnImport& operator=(const OwnImport&) = delete;

  // Reads the export. `on_bytes` hears how many bytes are read. Throws Error: invalid (none, cut short, of another
  // form), configuration (of a newer Cinemarco), busy, internal, cancelled; then nothing was written.
  void read(const std::filesystem::path& file, const std::function<void(std::int64_t)>& on_bytes,
            const std::stop_token& stop);
  // What was read is in the library: all of it, or nothing. Throws Error: busy, internal.
  OwnCounts store();

 private:
  void begin(const std::string& schema);
  void prepare();
  void insert(const std::string& table, const OwnRow& row);
  OwnCounts store_from_work();

  struct Tables;
  std::filesystem::path work_;
  std::filesystem::path library_;
  bool into_empty_ = false;
  bool straight_ = false;           // `db_` is the library, in a transaction; else the export's own
  std::unique_ptr<Connection> db_;  // once the export's header was read
  std::unique_ptr<Tables> tables_;
};

}  // namespace cinemarco::store
