// SPDX-License-Identifier: MIT
// CSV as people's exports hold it: quotes, doubled quotes, line breaks inside of cells, CRLF or LF, with or without a
// mark of UTF-8. libcsv parses it (RFC 4180).
#pragma once

#include "sources/record.hpp"

#include <cstddef>
#include <csv.h>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sources {

// Feed it a file piece by piece, then finish. Rows come as soon as they are whole. The first row names the columns,
// unless names are given.
class CsvReader {
 public:
  using Sink = std::function<void(const Record&)>;
  explicit CsvReader(Sink sink, std::vector<std::string> names = {});
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  void feed(std::string_view chunk);
  void finish();
  // Of the first row; empty before it came.
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }

 private:
  void parse(std::string_view text);
  void begin();
  void hand_on();

  Sink sink_;
  csv_parser parser_{};
  std::string start_;  // until the delimiter is known
  bool begun_ = false;
  std::vector<std::string> header_;
  std::shared_ptr<const Columns> columns_;
  std::vector<std::string> cells_;
  std::vector<std::vector<std::string>> rows_;  // whole, and to be handed on: libcsv must not be left by an exception
  std::size_t row_ = 0;
};

}  // namespace cinemarco::sources
