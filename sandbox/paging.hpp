// SPDX-License-Identifier: MIT
// Which rows a page holds, and what its headers say, with each of the traps of docs/trakt.md#where-a-list-ends.
#pragma once

#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"

#include <cstddef>
#include <vector>

namespace cinemarco::sandbox {

struct Page {
  std::vector<std::size_t> rows;
  int page = 1;
  int limit = 100;
  int page_count = 0;
  std::size_t item_count = 0;
  bool has_headers = true;

  void add_headers(Response& response) const;
};

/// `default_limit` where the request names none; larger ones are clamped to `max_limit`.
Page page_of(std::size_t total, const Request& request, FaultPlan& faults, int default_limit, int max_limit);

}  // namespace cinemarco::sandbox
