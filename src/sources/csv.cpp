// SPDX-License-Identifier: MIT
#include "sources/csv.hpp"

#include "domain/error.hpp"
#include "sources/values.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::sources {

namespace {

constexpr std::size_t kStart = 4096;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

struct Taken {
  std::vector<std::string>& cells;
  std::vector<std::vector<std::string>>& rows;
};

void take_cell(void* text, std::size_t size, void* taken) {
  static_cast<Taken*>(taken)->cells.emplace_back(static_cast<const char*>(text), text == nullptr ? 0 : size);
}

void take_row(int /*end*/, void* taken) {
  auto& into = *static_cast<Taken*>(taken);
  into.rows.push_back(std::exchange(into.cells, {}));
}

// Of the first line, whichever it has most of.
unsigned char delimiter_of(std::string_view start) {
  const auto line = start.substr(0, start.find_first_of("\r\n"));
  const auto count = [&](char c) { return std::ranges::count(line, c); };
  if (count('\t') > count(',')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

}  // namespace

CsvReader::CsvReader(Sink sink, std::vector<std::string> names) : sink_{std::move(sink)} {
  if (csv_init(&parser_, 0) != 0) throw Error{ErrorCode::internal, "The CSV parser does not start."};
  if (names.empty()) return;
  header_ = std::move(names);
  columns_ = to_columns(header_);
}

CsvReader::~CsvReader() {
  csv_free(&parser_);
}

void CsvReader::feed(std::string_view chunk) {
  if (begun_) return parse(chunk);
  start_ += chunk;
  if (start_.size() >= kStart || start_.find_first_of("\r\n") != std::string::npos) begin();
}

void CsvReader::begin() {
  begun_ = true;
  std::string_view start = start_;
  if (start.starts_with(kMark)) start.remove_prefix(kMark.size());
  csv_set_delim(&parser_, delimiter_of(start));
  parse(start);
}

void CsvReader::parse(std::string_view text) {
  Taken taken{cells_, rows_};
  if (csv_parse(&parser_, text.data(), text.size(), &take_cell, &take_row, &taken) != text.size()) {
    throw Error{ErrorCode::invalid, std::string{"The CSV cannot be read: "} + csv_strerror(csv_error(&parser_))};
  }
  hand_on();
}

void CsvReader::finish() {
  if (!begun_) begin();
  Taken taken{cells_, rows_};
  csv_fini(&parser_, &take_cell, &take_row, &taken);
  hand_on();
}

void CsvReader::hand_on() {
  for (auto& cells : std::exchange(rows_, {})) {
    ++row_;
    for (auto& cell : cells) cell = to_utf8(std::move(cell));
    if (!columns_) {
      header_ = std::move(cells);
      columns_ = to_columns(header_);
    } else {
      sink_(Record{columns_, std::move(cells), row_});
    }
  }
}

}  // namespace cinemarco::sources
