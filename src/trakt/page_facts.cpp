// SPDX-License-Identifier: MIT
#include "trakt/page_facts.hpp"

#include "trakt/rows.hpp"

#include <charconv>

namespace cinemarco::trakt {

std::optional<int> number_header(const net::HttpResponse& response, std::string_view name, int least) {
  const auto text = response.header(name);
  if (!text) return std::nullopt;
  int number = 0;
  const auto* end = text->data() + text->size();
  const auto [stopped, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc{} || stopped != end || number < least) return std::nullopt;
  return number;
}

PageFacts page_facts(const net::HttpResponse& response, int number, const boost::json::array& rows) {
  PageFacts facts;
  facts.page = number;
  facts.rows = rows.size();
  facts.page_count = number_header(response, "x-pagination-page-count");
  facts.limit = number_header(response, "x-pagination-limit");
  if (!rows.empty()) facts.first_row = row_identity(rows.front());
  return facts;
}

}  // namespace cinemarco::trakt
