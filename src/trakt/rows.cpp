// SPDX-License-Identifier: MIT
#include "trakt/rows.hpp"

#include "domain/error.hpp"
#include "json/reader.hpp"
#include "trakt/mapping.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace cinemarco::trakt {
namespace {

using Added = std::expected<void, ParseError>;

const boost::json::string* text_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member == nullptr ? nullptr : member->if_string();
}

// What a row speaks of: "The Dark Knight", or nothing where it names nothing.
std::string title_of(const boost::json::value& row) {
  const auto* object = row.if_object();
  if (object == nullptr) return {};
  for (const auto* member : {"movie", "show", "person"}) {
    const auto* thing = object->if_contains(member);
    const auto* fields = thing == nullptr ? nullptr : thing->if_object();
    if (fields == nullptr) continue;
    const auto* title = text_member(*fields, fields->contains("title") ? "title" : "name");
    if (title != nullptr) return clean_title(std::string{*title});
  }
  const auto* flat = text_member(*object, "title");
  return flat == nullptr ? std::string{} : clean_title(std::string{*flat});
}

// The beginning of what is said of a row: "The Dark Knight: ".
std::string named(const boost::json::value& row) {
  auto title = title_of(row);
  return title.empty() ? title : title + ": ";
}

Added add_play(const boost::json::value& row, SourcePage& page, WithoutId without_id) {
  const auto wire = json::read<wire::HistoryRow>(row);
  if (!wire) return std::unexpected{wire.error()};
  auto play = to_play(*wire, without_id);
  if (!play) return std::unexpected{std::move(play.error())};
  page.plays.push_back(std::move(*play));
  return {};
}

Added add_rating(const boost::json::value& row, SourcePage& page) {
  const auto wire = json::read<wire::RatingRow>(row);
  if (!wire) return std::unexpected{wire.error()};
  auto rating = to_rating(*wire);
  if (!rating) return std::unexpected{std::move(rating.error())};
  if (*rating) {
    page.ratings.push_back(std::move(**rating));
  } else {
    page.passed_over.push_back(row_identity(row).value_or(""));
  }
  return {};
}

Added add_listed(const boost::json::value& row, SourcePage& page) {
  const auto wire = json::read<wire::WatchlistRow>(row);
  if (!wire) return std::unexpected{wire.error()};
  auto item = to_watchlist_item(*wire);
  if (!item) return std::unexpected{std::move(item.error())};
  if (*item) {
    page.watchlist.push_back(std::move(**item));
  } else {  // lists may hold people (docs/trakt.md#watchlist)
    page.skipped.push_back({"person", title_of(row), "person"});
    page.passed_over.push_back(row_identity(row).value_or(""));
  }
  return {};
}

Added add_row(const boost::json::value& row, SourcePage& page, WithoutId without_id) {
  switch (page.section) {
    case Section::movie_plays:
    case Section::episode_plays:
      return add_play(row, page, without_id);
    case Section::ratings:
      return add_rating(row, page);
    case Section::watchlist:
      return add_listed(row, page);
  }
  std::unreachable();
}

// The member that tells when it was.
std::string_view date_member(Section section) {
  switch (section) {
    case Section::movie_plays:
    case Section::episode_plays:
      return "watched_at";
    case Section::ratings:
      return "rated_at";
    case Section::watchlist:
      return "listed_at";
  }
  std::unreachable();
}

// The row once more, without its date; what is left is better than nothing.
Added add_undated(const boost::json::value& row, std::string_view date, const RowPlace& place, SourcePage& page,
                  WithoutId without_id) {
  auto undated = row;
  const auto& told = row.at(date);
  const auto given = told.is_string() ? std::string{told.as_string()} : boost::json::serialize(told);
  undated.as_object().erase(date);
  if (auto added = add_row(undated, page, without_id); !added) return added;
  page.problems.push_back(
      {place.text(),
       fmt::format("{}{} is {}, which is no date; it came in without one", named(row), date, excerpt(given)), true});
  return {};
}

}  // namespace

std::string RowPlace::text() const {
  return index ? fmt::format("{} [{}]", list, *index) : std::string{list};
}

void read_row(const boost::json::value& row, const RowPlace& place, SourcePage& page, WithoutId without_id) {
  auto added = add_row(row, page, without_id);
  const auto date = date_member(page.section);
  if (!added && added.error().path == date) added = add_undated(row, date, place, page, without_id);
  if (!added)
    page.problems.push_back({place.text(), named(row) + added.error().text(), false, row_identity(row).value_or("")});
}

void read_rows(const boost::json::array& rows, const std::string& where, SourcePage& page) {
  for (std::size_t i = 0; i < rows.size(); ++i) read_row(rows[i], {where, i}, page, WithoutId::refused);
}

std::optional<std::string> row_identity(const boost::json::value& row) {
  const auto* object = row.if_object();
  if (object == nullptr) return std::nullopt;
  if (const auto* id = object->if_contains("id"); id != nullptr && id->is_number()) {
    return boost::json::serialize(*id);
  }
  const auto* type = text_member(*object, "type");
  if (type == nullptr) return std::nullopt;
  const auto* thing = object->if_contains(*type);
  const auto* fields = thing == nullptr ? nullptr : thing->if_object();
  const auto* ids = fields == nullptr ? nullptr : fields->if_contains("ids");
  const auto* numbers = ids == nullptr ? nullptr : ids->if_object();
  const auto* trakt = numbers == nullptr ? nullptr : numbers->if_contains("trakt");
  if (trakt == nullptr || !trakt->is_number()) return std::nullopt;
  return std::string{*type} + ' ' + boost::json::serialize(*trakt);
}

std::optional<Section> plays_section(const boost::json::value& row) {
  const auto* object = row.if_object();
  const auto* type = object == nullptr ? nullptr : text_member(*object, "type");
  if (type == nullptr) return std::nullopt;
  if (*type == "movie") return Section::movie_plays;
  if (*type == "episode") return Section::episode_plays;
  return std::nullopt;
}

}  // namespace cinemarco::trakt
