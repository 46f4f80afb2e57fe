// SPDX-License-Identifier: MIT
// Tells whose export something is, and reads it.
#pragma once

#include "domain/brought.hpp"
#include "domain/given_files.hpp"

#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::sources {

struct Wish {
  std::string as;              // the source by its word; empty: whoever recognises it
  std::string user;            // whose viewings; empty: there is only one person in it
  std::set<std::string> also;  // words of also_words()
};

// Null: none of these sources knows it. Throws Error: invalid (`as` is no source's word, or it is none of
// that source's; `also` is no such word), not_found, cancelled.
[[nodiscard]] std::unique_ptr<BroughtFile> recognise(std::unique_ptr<GivenFiles> files, const OpenTables& open_tables,
                                                     const Wish& wish, std::stop_token stop);

// The words that `as` takes, in alphabetical order.
[[nodiscard]] std::vector<std::string_view> source_words();

// What `also` takes: "rated-days", that what was rated at IMDb was watched on that day; "thumbs", ratings from Netflix'
// thumbs and stars. Neither is what the service says, so nobody gets it unasked.
[[nodiscard]] std::vector<std::string_view> also_words();

}  // namespace cinemarco::sources
