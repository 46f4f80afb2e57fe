// SPDX-License-Identifier: MIT
// Rows are put together from texts that the catalogue keeps ready; a page of 250 costs microseconds.
#include "sandbox/trakt_json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace cinemarco::sandbox {
namespace {

template <typename... Args>
void print(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

void append_season(std::string& out, const Season& season) {
  boost::json::object ids{{"trakt", season.trakt}};
  ids["tvdb"] = season.tvdb == 0 ? boost::json::value{} : boost::json::value(season.tvdb);
  ids["tmdb"] = season.tmdb == 0 || !season.on_tmdb ? boost::json::value{} : boost::json::value(season.tmdb);
  print(out, R"({{"number":{},"ids":{},"aired_episodes":{}}})", season.number, boost::json::serialize(ids),
        season.episodes.size());
}

/// A title's text with another TMDB number; 0: none.
std::string renumbered(std::string text, std::int64_t tmdb) {
  constexpr std::string_view kMember = R"("tmdb":)";
  const auto at = text.find(kMember) + kMember.size();
  text.replace(at, text.find_first_of(",}", at) - at, tmdb == 0 ? "null" : std::to_string(tmdb));
  return text;
}

/// `"type":"episode","episode":{…},"show":{…}}`
void append_item(std::string& out, const Catalogue& catalogue, const Item& item,
                 const std::optional<std::int64_t>& stated_tmdb = {}) {
  const auto title = [&](const std::string& text) { return stated_tmdb ? renumbered(text, *stated_tmdb) : text; };
  print(out, R"("type":"{}",)", name_of(item.media));
  if (item.media == Media::movie) {
    print(out, R"("movie":{}}})", title(catalogue.movies[item.title].trakt_json));
    return;
  }
  const auto& series = catalogue.series[item.title];
  if (item.media == Media::season) {
    out += R"("season":)";
    append_season(out, *series.season(item.season));
    out += ',';
  } else if (item.media == Media::episode) {
    print(out, R"("episode":{},)", series.episode(item.season, item.episode)->trakt_json);
  }
  print(out, R"("show":{}}})", title(series.trakt_json));
}

}  // namespace

void append_play(std::string& out, const Catalogue& catalogue, const Play& play) {
  print(out, R"({{"id":{},"watched_at":"{}",)", play.id, iso(play.watched_at));
  if (!play.action.empty()) print(out, R"("action":"{}",)", play.action);
  append_item(out, catalogue, play.item, play.stated_tmdb);
}

void append_rating(std::string& out, const Catalogue& catalogue, const Rating& rating) {
  print(out, R"({{"rated_at":"{}","rating":{},)", iso(rating.rated_at), rating.rating);
  append_item(out, catalogue, rating.item);
}

void append_listed(std::string& out, const Catalogue& catalogue, const Listed& listed, std::size_t rank) {
  print(out, R"({{"rank":{},"id":{},"listed_at":"{}","notes":null,)", rank, listed.id, iso(listed.listed_at));
  append_item(out, catalogue, listed.item);
}

void append_dropped(std::string& out, const Catalogue& catalogue, const Dropped& dropped) {
  print(out, R"({{"hidden_at":"{}","type":"show","show":{}}})", iso(dropped.hidden_at),
        catalogue.series[dropped.item.title].trakt_json);
}

void append_list(std::string& out, const Account& account, const PersonalList& list) {
  using boost::json::object;
  out += boost::json::serialize(object{{"name", list.name},
                                       {"description", list.description},
                                       {"privacy", "private"},
                                       {"share_link", "https://trakt.tv/lists/" + std::to_string(list.id)},
                                       {"type", "personal"},
                                       {"display_numbers", true},
                                       {"allow_comments", true},
                                       {"sort_by", "rank"},
                                       {"sort_how", "asc"},
                                       {"created_at", iso(list.created_at)},
                                       {"updated_at", iso(list.updated_at)},
                                       {"item_count", list.rows.size()},
                                       {"comment_count", 0},
                                       {"likes", 0},
                                       {"ids", object{{"trakt", list.id}, {"slug", list.slug}}},
                                       {"user", object{{"username", account.name()}, {"private", false}}}});
}

void append_list_row(std::string& out, const Catalogue& catalogue, const ListRow& row, std::size_t rank) {
  const auto notes = row.notes.empty() ? boost::json::value{} : boost::json::value(row.notes);
  print(out, R"({{"rank":{},"id":{},"listed_at":"{}","notes":{},"my_rating":null,)", rank, row.id, iso(row.listed_at),
        boost::json::serialize(notes));
  if (row.item) return append_item(out, catalogue, *row.item);
  print(out,
        R"("type":"person","person":{{"name":{},"ids":{{"trakt":297737,"slug":"x","imdb":"nm0000001","tmdb":1}}}}}})",
        boost::json::serialize(boost::json::value(row.person)));
}

void append_note(std::string& out, const Catalogue& catalogue, const Note& note) {
  print(out,
        R"({{"attached_to":{{"type":"{}"}},"note":{{"id":{},"notes":{},"privacy":"private","spoiler":false,)"
        R"("created_at":"{}","updated_at":"{}"}},)",
        name_of(note.item.media), note.id, boost::json::serialize(boost::json::value(note.text)), iso(note.updated_at),
        iso(note.updated_at));
  append_item(out, catalogue, note.item);
}

std::string_view broken_row() {
  return R"({"id":"not a number","watched_at":12345,"rating":"ten","listed_at":false,"rank":null,"action":[],)"
         R"("type":"movie","movie":["title"],"show":7,"episode":{"season":"one","number":null}})";
}

std::string settings_json(const Account& account) {
  using boost::json::object;
  object user{{"username", account.name()},
              {"private", false},
              {"name", account.name()},
              {"vip", true},
              {"vip_ep", false},
              {"deleted", false},
              {"ids", object{{"slug", account.name()}, {"trakt", 4711}, {"uuid", account.uuid()}}},
              {"joined_at", "2012-03-04T05:06:07.000Z"}};
  object root{
      {"user", user},
      {"account",
       object{
           {"timezone", account.time_zone()}, {"date_format", "dmy"}, {"time_24hr", true}, {"cover_image", nullptr}}},
      {"connections", object{{"google", false}, {"apple", false}}},
      {"permissions", object{{"commenting", true}, {"liking", true}, {"following", true}}},
      {"browsing", object{{"watch_only_once", account.watch_only_once()}}},
      {"limits", object{{"list", object{{"count", 100}, {"item_count", 5000}}},
                        {"watchlist", object{{"item_count", 5000}}},
                        {"favorites", object{{"item_count", 100}}}}}};
  return boost::json::serialize(root);
}

std::string last_activities_json(const Account& account) {
  using boost::json::object;
  const auto& a = account.activities();
  const std::string never = "2012-03-04T05:06:07.000Z";
  const auto when = [](const std::optional<Instant>& at) {
    return at ? boost::json::value(iso(*at)) : boost::json::value{};
  };
  object root{{"all", iso(account.last_activity())},
              {"movies", object{{"watched_at", iso(a.movies_watched)},
                                {"collected_at", never},
                                {"rated_at", iso(a.movies_rated)},
                                {"watchlisted_at", iso(a.movies_watchlisted)},
                                {"favorited_at", never},
                                {"commented_at", never},
                                {"paused_at", never},
                                {"hidden_at", never}}},
              {"episodes", object{{"watched_at", iso(a.episodes_watched)},
                                  {"collected_at", never},
                                  {"rated_at", iso(a.episodes_rated)},
                                  {"watchlisted_at", iso(a.episodes_watchlisted)},
                                  {"commented_at", never},
                                  {"paused_at", never}}},
              {"shows", object{{"rated_at", iso(a.shows_rated)},
                               {"watchlisted_at", iso(a.shows_watchlisted)},
                               {"favorited_at", never},
                               {"commented_at", never},
                               {"hidden_at", never},
                               {"dropped_at", iso(a.shows_dropped)}}},
              {"seasons", object{{"rated_at", iso(a.seasons_rated)},
                                 {"watchlisted_at", iso(a.seasons_watchlisted)},
                                 {"commented_at", never},
                                 {"hidden_at", never}}},
              {"comments", object{{"liked_at", never}, {"blocked_at", never}}},
              {"lists", object{{"liked_at", never}, {"updated_at", when(a.lists_updated)}, {"commented_at", never}}},
              {"watchlist", object{{"updated_at", iso(a.watchlist_updated)}}},
              {"favorites", object{{"updated_at", never}}},
              {"collaborations", object{{"updated_at", never}}},
              {"account", object{{"settings_at", never}, {"followed_at", never}, {"following_at", never}}},
              {"saved_filters", object{{"updated_at", never}}},
              {"notes", object{{"updated_at", when(a.notes_updated)}}}};
  return boost::json::serialize(root);
}

std::vector<Watched> watched_titles(const Account& account, Media media) {
  std::map<std::uint32_t, Watched> titles;
  for (const auto& play : account.history()) {
    if ((play.item.media == Media::movie) != (media == Media::movie)) continue;
    auto& watched = titles[play.item.title];
    watched.title = play.item.title;
    ++watched.plays;
    watched.last = std::max(watched.last, play.watched_at);
    if (media == Media::movie) continue;
    auto& [plays, last] = watched.episodes[{play.item.season, play.item.episode}];
    ++plays;
    last = std::max(last, play.watched_at);
  }
  std::vector<Watched> result;
  result.reserve(titles.size());
  for (auto& [title, watched] : titles) result.push_back(std::move(watched));
  std::ranges::stable_sort(result, std::ranges::greater{}, &Watched::last);
  return result;
}

void append_watched_movie(std::string& out, const Catalogue& catalogue, const Watched& watched) {
  print(out, R"({{"plays":{},"last_watched_at":"{}","last_updated_at":"{}","movie":{}}})", watched.plays,
        iso(watched.last), iso(watched.last), catalogue.movies[watched.title].trakt_json);
}

void append_watched_show(std::string& out, const Catalogue& catalogue, const Watched& watched, bool seasons,
                         bool specials) {
  print(out, R"({{"plays":{},"last_watched_at":"{}","last_updated_at":"{}","reset_at":null,"show":{})", watched.plays,
        iso(watched.last), iso(watched.last), catalogue.series[watched.title].trakt_json);
  if (seasons) {
    out += R"(,"seasons":[)";
    int open = -1;
    for (const auto& [at, value] : watched.episodes) {
      if (at.first == 0 && !specials) continue;
      if (open != at.first) {
        print(out, R"({}{{"number":{},"episodes":[)", open < 0 ? "" : "]},", at.first);
      } else {
        out += ',';
      }
      open = at.first;
      print(out, R"({{"number":{},"plays":{},"last_watched_at":"{}"}})", at.second, value.first, iso(value.second));
    }
    out += open < 0 ? "]" : "]}]";
  }
  out += '}';
}

}  // namespace cinemarco::sandbox
