// SPDX-License-Identifier: MIT
#include "trakt/export_writer.hpp"

#include "json/json.hpp"

#include <boost/describe.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace cinemarco::trakt {

// Rows as Trakt writes them: members in its order, what is unknown null.
namespace out {

struct Ids {
  std::optional<std::int64_t> trakt;
  std::optional<std::string> imdb;
  std::optional<std::int64_t> tmdb, tvdb;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (trakt, imdb, tmdb, tvdb))

struct Title {
  std::optional<std::string> title;
  std::optional<int> year;
  Ids ids;
};
BOOST_DESCRIBE_STRUCT(Title, (), (title, year, ids))

struct Episode {
  int season = 0, number = 0;
  std::optional<std::string> title;
  Ids ids;
};
BOOST_DESCRIBE_STRUCT(Episode, (), (season, number, title, ids))

struct Person {
  std::optional<std::string> name;
  Ids ids;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, ids))

struct ListIds {
  std::int64_t trakt = 0;
  std::optional<std::string> slug;
};
BOOST_DESCRIBE_STRUCT(ListIds, (), (trakt, slug))

struct Season {
  int number = 0;
  Ids ids;
};
BOOST_DESCRIBE_STRUCT(Season, (), (number, ids))

}  // namespace out

namespace {

constexpr std::size_t kRowsAFile = 250;
constexpr std::string_view kUnknown = "1970-01-01T00:00:00.000Z";

std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

out::Ids to_ids(const TitleIds& ids) {
  return {ids.trakt ? std::optional{ids.trakt->value()} : std::nullopt, ids.imdb, ids.tmdb, ids.tvdb};
}

out::Title to_title(const TitleRef& from) {
  return {said(from.title), from.year, to_ids(from.ids)};
}

// A row's text, grown member by member.
class Row {
 public:
  template <class T>
  Row& add(std::string_view name, const T& value) {
    text_ += fmt::format("{}\"{}\":", text_.size() > 1 ? "," : "", name);
    json::append_text(text_, value);
    return *this;
  }
  [[nodiscard]] std::string end() && { return std::move(text_) + "}"; }

 private:
  std::string text_ = "{";
};

std::string text_of(const Play& play) {
  Row row;
  if (play.history_id) row.add("id", play.history_id->value());
  auto at = play.watched_at ? format_instant(*play.watched_at) : std::string{kUnknown};
  if (play.watched_day) at = format_date(*play.watched_day) + "T12:00:00.000Z";
  row.add("watched_at", at);
  if (play.watched_day) row.add("watched_day", format_date(*play.watched_day));
  if (play.nth > 0) row.add("nth", play.nth);
  row.add("action", play.action.empty() ? std::string{"watch"} : play.action);
  row.add("type", std::string{play.episode ? "episode" : "movie"});
  if (!play.episode) return std::move(row.add("movie", to_title(play.title))).end();
  out::Episode episode{play.episode->season, play.episode->episode, said(play.episode_title), {}};
  if (play.episode_trakt_id) episode.ids.trakt = play.episode_trakt_id->value();
  return std::move(row.add("episode", episode).add("show", to_title(play.title))).end();
}

std::string type_of(RatedType type) {
  return type == RatedType::series ? "show" : std::string{to_string(type)};
}

std::string text_of(const Rating& rating) {
  Row row;
  if (rating.rated_at) row.add("rated_at", format_instant(*rating.rated_at));
  row.add("rating", rating.rating).add("type", type_of(rating.type));
  const auto trakt_id = rating.trakt_id.value();
  auto title = to_title(rating.title);
  if (rating.type == RatedType::movie) return std::move(row.add("movie", title)).end();
  if (rating.type == RatedType::season)
    row.add("season", out::Season{rating.season.value_or(0), {trakt_id, {}, {}, {}}});
  if (rating.type == RatedType::episode) {
    row.add("episode", out::Episode{rating.season.value_or(0), rating.episode.value_or(0), {}, {trakt_id, {}, {}, {}}});
  }
  return std::move(row.add("show", title)).end();
}

std::string text_of(const WatchlistItem& item, std::size_t rank) {
  const bool is_movie = item.title.type == TitleType::movie;
  Row row;
  row.add("rank", static_cast<std::int64_t>(rank));
  if (item.listed_at) row.add("listed_at", format_instant(*item.listed_at));
  row.add("type", std::string{is_movie ? "movie" : "show"});
  return std::move(row.add(is_movie ? "movie" : "show", to_title(item.title))).end();
}

std::string text_of(const StatedRow& stated) {
  const auto& thing = stated.thing;
  Row row;
  row.add("rank", stated.rank.value_or(0));
  if (stated.listed_at) row.add("listed_at", format_instant(*stated.listed_at));
  row.add("notes", said(stated.note));
  const auto type = thing.type == ListedType::series ? std::string{"show"} : std::string{to_string(thing.type)};
  row.add("type", type);
  if (thing.type == ListedType::person) {
    return std::move(row.add(type, out::Person{said(thing.title), to_ids(thing.ids)})).end();
  }
  const out::Title title{said(thing.title), thing.year, to_ids(thing.ids)};
  if (thing.type == ListedType::movie) return std::move(row.add(type, title)).end();
  if (thing.type == ListedType::season) row.add(type, out::Season{thing.season.value_or(0), {}});
  if (thing.type == ListedType::episode) {
    row.add(type, out::Episode{thing.season.value_or(0), thing.episode.value_or(0), {}, {}});
  }
  return std::move(row.add("show", title)).end();
}

// Without its rows.
std::string text_of(const StatedList& list) {
  Row row;
  row.add("name", list.name).add("description", list.description.value_or(""));
  row.add("privacy", list.privacy).add("type", std::string{"personal"});
  row.add("sort_by", list.sort_by).add("sort_how", list.sort_how);
  if (list.created_at) row.add("created_at", format_instant(*list.created_at));
  if (list.updated_at) row.add("updated_at", format_instant(*list.updated_at));
  row.add("item_count", static_cast<std::int64_t>(list.rows.size()));
  return std::move(row.add("ids", out::ListIds{list.id.value(), list.slug})).end();
}

// A list in files: "NAME.json" if one holds it, else "NAME-1.json" and so on. A full page waits until one more row
// comes, so that the name of the only one is known.
class Pages {
 public:
  Pages(PackageWriter& package, std::string name) : package_{package}, name_{std::move(name)} {}
  void add(const std::string& row) {
    if (rows_ == kRowsAFile) put(fmt::format("{}-{}.json", name_, ++page_));
    text_ += text_.empty() ? "[" : ",";
    text_ += row;
    ++rows_;
  }
  void finish() {
    if (rows_ == 0) text_ = "[";
    put(page_ == 0 ? name_ + ".json" : fmt::format("{}-{}.json", name_, page_ + 1));
  }

 private:
  void put(const std::string& name) {
    text_ += ']';
    package_.add(name, text_);
    text_.clear();
    rows_ = 0;
  }
  PackageWriter& package_;
  std::string name_;
  std::string text_;
  std::size_t rows_ = 0;
  int page_ = 0;
};

class ExportWriter final : public HistoryWriter {
 public:
  ExportWriter(PackageWriter& package, const HistorySize& size, std::optional<TraktUser> owner)
      : package_{package},
        size_{size},
        owner_{std::move(owner)},
        history_{package, "watched-history"},
        ratings_{Pages{package, "ratings-movies"}, Pages{package, "ratings-shows"}, Pages{package, "ratings-seasons"},
                 Pages{package, "ratings-episodes"}},
        watchlist_{package, "lists-watchlist"},
        lists_{package, "lists-lists"} {}
  void play(const Play& play) override { history_.add(text_of(play)); }
  void rating(const Rating& rating) override {
    ratings_.at(static_cast<std::size_t>(rating.type)).add(text_of(rating));
  }
  void listed(const WatchlistItem& item) override { watchlist_.add(text_of(item, ++rank_)); }
  void list(const StatedList& list) override {
    lists_.add(text_of(list));
    Pages rows{package_, fmt::format("lists-list-{}-{}", list.id.value(), list.slug.value_or("list"))};
    for (const auto& row : list.rows) rows.add(text_of(row));
    rows.finish();
  }
  void finish() override {
    history_.finish();
    for (auto& pages : ratings_) pages.finish();
    watchlist_.finish();
    lists_.finish();
    package_.add("lists-favorites.json", "[]");
    write_user();
    package_.finish();
  }

 private:
  // What Trakt counts; what it never knew is in no count of it.
  void write_user() {
    package_.add("user-stats.json", fmt::format(R"({{"movies":{{"plays":{}}},"episodes":{{"plays":{}}}}})",
                                                size_.numbered_movie_plays, size_.numbered_episode_plays));
    if (!owner_) return;
    std::string profile = R"({"username":)";
    json::append_text(profile, owner_->name.empty() ? owner_->slug : owner_->name);
    profile += R"(,"ids":{"slug":)";
    json::append_text(profile, owner_->slug);
    if (!owner_->uuid.empty()) {
      profile += R"(,"uuid":)";
      json::append_text(profile, owner_->uuid);
    }
    package_.add("user-profile.json", profile + "}}");
  }

  PackageWriter& package_;
  HistorySize size_;
  std::optional<TraktUser> owner_;
  Pages history_;
  std::array<Pages, 4> ratings_;  // by RatedType
  Pages watchlist_;
  Pages lists_;
  std::size_t rank_ = 0;
};

}  // namespace

std::unique_ptr<HistoryWriter> write_export(PackageWriter& package, const HistorySize& size,
                                            const std::optional<TraktUser>& owner) {
  return std::make_unique<ExportWriter>(package, size, owner);
}

}  // namespace cinemarco::trakt
