// SPDX-License-Identifier: MIT
#include "trakt/rows.hpp"

#include "json/reader.hpp"
#include "trakt/mapping.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace cinemarco::trakt {
namespace {

std::expected<void, ParseError> add_row(const boost::json::value& row, SourcePage& page) {
  switch (page.section) {
    case Section::movie_plays:
    case Section::episode_plays: {
      const auto wire = json::read<wire::HistoryRow>(row);
      if (!wire) return std::unexpected{wire.error()};
      auto play = to_play(*wire);
      if (!play) return std::unexpected{std::move(play.error())};
      page.plays.push_back(std::move(*play));
      return {};
    }
    case Section::ratings: {
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
    case Section::watchlist: {
      const auto wire = json::read<wire::WatchlistRow>(row);
      if (!wire) return std::unexpected{wire.error()};
      auto item = to_watchlist_item(*wire);
      if (!item) return std::unexpected{std::move(item.error())};
      if (*item) {
        page.watchlist.push_back(std::move(**item));
      } else {
        page.passed_over.push_back(row_identity(row).value_or(""));
      }
      return {};
    }
  }
  std::unreachable();
}

const boost::json::string* text_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member == nullptr ? nullptr : member->if_string();
}

}  // namespace

void read_row(const boost::json::value& row, const std::string& where, SourcePage& page) {
  if (auto added = add_row(row, page); !added) {
    page.problems.push_back({where, added.error().text(), row_identity(row).value_or("")});
  }
}

void read_rows(const boost::json::array& rows, const std::string& where, SourcePage& page) {
  for (std::size_t i = 0; i < rows.size(); ++i) read_row(rows[i], fmt::format("{} [{}]", where, i), page);
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
