// SPDX-License-Identifier: MIT
// Members of others' JSON, read as leniently as they are written: numbers in quotes, booleans as text, names in
// whatever case.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::live {

// Plex has members whose names differ by case alone; others write theirs in several cases.
enum class Case { exact, any };

// One JSON object, or none. What is missing, null or of a form that makes no sense is absent. Views what it is made of.
class Fields {
 public:
  Fields(const boost::json::value* value, Case names) : value_{value}, names_{names} {}

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] Fields in(std::string_view name) const { return {find(name), names_}; }
  [[nodiscard]] const boost::json::array* list(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  // Of several names of one member the first that is there.
  [[nodiscard]] std::string text(std::string_view name, std::string_view other) const;
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  // Whole, and not below 0: "-1" is how some write that there is none.
  [[nodiscard]] std::optional<int> count(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> id(std::string_view name) const;  // above 0
  [[nodiscard]] std::optional<bool> flag(std::string_view name) const;
  // With an offset or "Z"; years before 1971 stand for none.
  [[nodiscard]] std::optional<Instant> instant(std::string_view name) const;
  [[nodiscard]] std::optional<std::chrono::milliseconds> ticks(std::string_view name) const;  // 100 ns each

 private:
  [[nodiscard]] const boost::json::value* find(std::string_view name) const;
  const boost::json::value* value_;
  Case names_;
};

// Of members that hold numbers of TMDB, TVDB and IMDb, by their names; "0", "-1" and what has not their form is none.
[[nodiscard]] TitleIds ids_in(const Fields& fields, std::string_view tmdb, std::string_view tvdb,
                              std::string_view imdb);
void add_id(TitleIds& ids, std::string_view service, std::string_view id);

// 0–10 as 1–10, a half up; 0, less, or none at all: no rating.
[[nodiscard]] std::optional<int> to_rating(const std::optional<double>& points);

}  // namespace cinemarco::live
