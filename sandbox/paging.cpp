// SPDX-License-Identifier: MIT
// Offset paging over a row sequence into which a fault may put rows that are dropped or repeated.
#include "sandbox/paging.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace cinemarco::sandbox {
namespace {

/// The slots that LIMIT and OFFSET count; not every slot brings a row.
struct Slots {
  enum class Kind { plain, every_nth_dropped, page_dropped, repeated };
  Kind kind = Kind::plain;
  std::size_t n = 0;      // of every_nth_dropped
  std::size_t first = 0;  // of page_dropped
  std::size_t limit = 1;

  std::size_t count(std::size_t rows) const {
    switch (kind) {
      case Kind::plain:
        return rows;
      case Kind::every_nth_dropped:
        return rows == 0 ? 0 : rows + (rows - 1) / (n - 1);
      case Kind::page_dropped:
        return rows > first ? rows + limit : rows;
      case Kind::repeated:
        return rows == 0 || limit < 2 ? rows : rows + (rows - 1) / (limit - 1);
    }
    return rows;
  }

  std::optional<std::size_t> row(std::size_t slot) const {
    switch (kind) {
      case Kind::plain:
        return slot;
      case Kind::every_nth_dropped:
        if (slot % n == n - 1) return {};
        return slot - slot / n;
      case Kind::page_dropped:
        if (slot < first) return slot;
        if (slot < first + limit) return {};
        return slot - limit;
      case Kind::repeated:
        return limit < 2 ? slot : slot - slot / limit;
    }
    return slot;
  }
};

Slots slots_for(const Request& request, FaultPlan& faults, std::size_t limit) {
  Slots slots{.limit = limit};
  if (faults.empty()) return slots;
  if (const auto* fault = faults.fire("short_pages", request.path)) {
    slots.kind = Slots::Kind::every_nth_dropped;
    slots.n = static_cast<std::size_t>(std::max(2, number_or(fault->value, 10)));
  } else if (const auto* empty = faults.fire("empty_middle_page", request.path)) {
    slots.kind = Slots::Kind::page_dropped;
    slots.first = static_cast<std::size_t>(std::max(1, number_or(empty->value, 2)) - 1) * limit;
  } else if (faults.fire("duplicate_rows_across_pages", request.path) != nullptr) {
    slots.kind = Slots::Kind::repeated;
  }
  return slots;
}

int positive(std::string_view text, int other) {
  const int value = number_or(std::string{text}, other);
  return value > 0 ? value : other;
}

}  // namespace

Page page_of(std::size_t total, const Request& request, FaultPlan& faults, int default_limit, int max_limit) {
  Page page;
  page.page = positive(request.parameter_or("page", ""), 1);
  page.limit = std::min(positive(request.parameter_or("limit", ""), default_limit), max_limit);
  const auto limit = static_cast<std::size_t>(page.limit);
  const auto* empty = faults.empty() ? nullptr : faults.fire("empty_answer", request.path);
  if (empty != nullptr && empty->value != "counted") total = 0;
  const auto slots = slots_for(request, faults, limit);
  const auto count = slots.count(total);
  page.item_count = count;
  page.page_count = static_cast<int>((count + limit - 1) / limit);
  if (!faults.empty()) {
    if (const auto* fault = faults.fire("missing_pagination_headers", request.path)) {
      page.has_headers = false;
      if (fault->value != "pages") {
        page.rows.resize(total);
        std::iota(page.rows.begin(), page.rows.end(), std::size_t{0});
        return page;
      }
    }
    if (const auto* fault = faults.fire("page_count_lies", request.path)) {
      page.page_count = std::max(1, page.page_count - std::max(1, number_or(fault->value, 1)));
      page.item_count = std::min(page.item_count, static_cast<std::size_t>(page.page_count) * limit);
    }
  }
  const auto first = static_cast<std::size_t>(page.page - 1) * limit;
  for (auto slot = first; slot < std::min(first + limit, count); ++slot) {
    if (const auto row = slots.row(slot); row && *row < total) page.rows.push_back(*row);
  }
  if (faults.empty()) return page;
  if (empty != nullptr) page.rows.clear();
  if (const auto* fault = faults.fire("hidden_rows", request.path)) {
    const auto hidden = static_cast<std::size_t>(std::max(1, number_or(fault->value, 1)));
    std::erase_if(page.rows, [&](std::size_t row) { return row < hidden; });
  }
  if (const auto* fault = faults.fire("item_count_lies", request.path)) {
    const auto off = static_cast<std::ptrdiff_t>(page.item_count) + number_or(fault->value, 1);
    page.item_count = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, off));
  }
  return page;
}

void Page::add_headers(Response& response) const {
  if (!has_headers) return;
  response.add_header("x-pagination-page", std::to_string(page));
  response.add_header("x-pagination-limit", std::to_string(limit));
  response.add_header("x-pagination-page-count", std::to_string(page_count));
  response.add_header("x-pagination-item-count", std::to_string(item_count));
}

}  // namespace cinemarco::sandbox
