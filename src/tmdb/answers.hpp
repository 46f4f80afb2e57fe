// SPDX-License-Identifier: MIT
// One answer of TMDB taken apart into the parts that are cached under their own keys, and what of each is worth
// keeping.
#pragma once

#include <boost/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::tmdb {

// A parsed answer and the memory it lies in. Values moved out of `root` must not outlive it.
struct Document {
  std::unique_ptr<boost::json::monotonic_resource> memory;
  boost::json::value root;  // an object
  std::string etag;         // empty where TMDB gave none

  Document(std::unique_ptr<boost::json::monotonic_resource> storage, boost::json::value value)
      : memory{std::move(storage)}, root(std::move(value)) {}  // braces would make a list of it
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) = delete;  // would free the memory under the old root
  ~Document() = default;
};

// `base` is the title without its appended parts. Credits are there if TMDB sent lists of people with them and
// nothing that is none.
struct TitleParts {
  boost::json::value base;
  std::optional<boost::json::value> credits;
  std::map<int, boost::json::value> seasons;  // "season/1" under 1; parts that are no objects are left out
};

// Moves the parts out of the document; `credits_part` is "credits" or "aggregate_credits".
[[nodiscard]] TitleParts take_apart(Document& document, std::string_view credits_part);

// The same JSON without what nobody reads: an episode's crew and guest stars, credit ids, popularity, gender, adult and
// the like. A season shrinks to a tenth (docs/tmdb.md#sizes); the details that come of it stay the same.
// `list`: of a search, trending, a person or a collection; `watch`: who shows a title, by region.
enum class Part { title, credits, season, find, list, watch };
[[nodiscard]] std::string pruned_text(boost::json::value& part, Part kind);

}  // namespace cinemarco::tmdb
