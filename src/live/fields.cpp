// SPDX-License-Identifier: MIT
#include "live/fields.hpp"

#include "domain/lower_case.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace cinemarco::live {

namespace {

constexpr double kMostCount = 1'000'000;
constexpr double kBest = 10;

template <class Number>
std::optional<Number> parse(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> positive(std::string_view text) {
  const auto number = parse<std::int64_t>(text);
  return number && *number > 0 ? number : std::nullopt;
}

bool is_imdb(std::string_view text) {
  return text.size() > 2 && text.starts_with("tt") &&
         std::ranges::all_of(text.substr(2), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const boost::json::value* Fields::find(std::string_view name) const {
  const auto* object = value_ == nullptr ? nullptr : value_->if_object();
  if (object == nullptr) return nullptr;
  const auto* found = object->if_contains(boost::json::string_view{name.data(), name.size()});
  if (found == nullptr && names_ == Case::any) {
    const auto same = [name](const auto& member) {
      return std::ranges::equal(std::string_view{member.key().data(), member.key().size()}, name,
                                [](char a, char b) { return lower_case(a) == lower_case(b); });
    };
    const auto* member = std::ranges::find_if(*object, same);
    if (member != object->end()) found = &member->value();
  }
  return found == nullptr || found->is_null() ? nullptr : found;
}

const boost::json::array* Fields::list(std::string_view name) const {
  const auto* found = find(name);
  return found == nullptr ? nullptr : found->if_array();
}

std::string Fields::text(std::string_view name) const {
  const auto* found = find(name);
  if (found == nullptr || found->is_structured()) return {};
  if (const auto* text = found->if_string()) return std::string{text->data(), text->size()};
  return boost::json::serialize(*found);
}

std::string Fields::text(std::string_view name, std::string_view other) const {
  auto found = text(name);
  return found.empty() ? text(other) : found;
}

std::optional<double> Fields::number(std::string_view name) const {
  const auto number = parse<double>(text(name));
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<int> Fields::count(std::string_view name) const {
  const auto found = number(name);
  if (!found || *found < 0 || *found > kMostCount) return std::nullopt;
  return static_cast<int>(*found);
}

std::optional<std::int64_t> Fields::id(std::string_view name) const {
  return positive(text(name));
}

std::optional<bool> Fields::flag(std::string_view name) const {
  const auto word = lower_case(text(name));
  if (word == "true" || word == "1") return true;
  if (word == "false" || word == "0") return false;
  return std::nullopt;
}

std::optional<Instant> Fields::instant(std::string_view name) const {
  constexpr Date kFirst{std::chrono::year{1971}, std::chrono::January, std::chrono::day{1}};
  const auto told = parse_instant(text(name));
  return told && *told >= std::chrono::sys_days{kFirst} ? std::optional{*told} : std::nullopt;
}

std::optional<std::chrono::milliseconds> Fields::ticks(std::string_view name) const {
  constexpr double kTicksPerMillisecond = 10'000;
  constexpr double kMost = 1e16;  // thirty years
  const auto found = number(name);
  if (!found || *found < 0 || *found > kMost) return std::nullopt;
  return std::chrono::milliseconds{static_cast<std::int64_t>(*found / kTicksPerMillisecond)};
}

void add_id(TitleIds& ids, std::string_view service, std::string_view id) {
  if (service == "tmdb" && !ids.tmdb) ids.tmdb = positive(id);
  if (service == "tvdb" && !ids.tvdb) ids.tvdb = positive(id);
  if (service == "imdb" && !ids.imdb && is_imdb(id)) ids.imdb = std::string{id};
}

TitleIds ids_in(const Fields& fields, std::string_view tmdb, std::string_view tvdb, std::string_view imdb) {
  TitleIds ids;
  add_id(ids, "tmdb", fields.text(tmdb));
  add_id(ids, "tvdb", fields.text(tvdb));
  add_id(ids, "imdb", fields.text(imdb));
  return ids;
}

std::optional<int> to_rating(const std::optional<double>& points) {
  if (!points || !(*points > 0)) return std::nullopt;
  return std::max(1, static_cast<int>(std::floor(std::min(*points, kBest) + 0.5)));
}

}  // namespace cinemarco::live
