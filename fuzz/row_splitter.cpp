// SPDX-License-Identifier: MIT
// A list of rows in pieces: the same rows however it is cut, none of them invented, and all of a list that is JSON.
#include "trakt/row_splitter.hpp"

#include "fuzz/input.hpp"
#include "json/json.hpp"

#include <optional>
#include <string>
#include <vector>

namespace {

struct Split {
  std::vector<std::string> rows;
  std::optional<std::string> trouble;
  bool operator==(const Split&) const = default;
};

Split split(std::string_view text, std::size_t piece) {
  Split result;
  cinemarco::trakt::RowSplitter splitter{[&result](std::size_t index, std::optional<std::string_view> row) {
    cinemarco::fuzz::require(index == result.rows.size(), "rows are counted one by one");
    result.rows.emplace_back(row.value_or("too long"));
  }};
  for (std::size_t at = 0; at < text.size(); at += piece) splitter.feed(text.substr(at, piece));
  result.trouble = splitter.trouble();
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using cinemarco::fuzz::require;
  auto text = cinemarco::fuzz::text_of(data, size);
  const auto piece = cinemarco::fuzz::take_choice(text, 32) + 1;
  const auto whole = split(text, text.size() + 1);
  require(split(text, piece) == whole, "where the text is cut changes nothing");
  std::size_t bytes = 0;
  for (const auto& row : whole.rows) bytes += row.size();
  require(bytes <= text.size(), "no more comes out than went in");
  const auto document = cinemarco::json::parse(text);
  if (const auto* list = document ? document->if_array() : nullptr) {
    require(!whole.trouble && whole.rows.size() == list->size(), "every row of a good list comes");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto row = cinemarco::json::parse(whole.rows[i]);
      require(row.has_value(), "the row of a good list is good");
      require(boost::json::serialize(*row) == boost::json::serialize((*list)[i]), "and the same");
    }
  }
  return 0;
}
