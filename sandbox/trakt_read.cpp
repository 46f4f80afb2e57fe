// SPDX-License-Identifier: MIT
// The reads: history, ratings, watchlist, watched, activities, settings, paged and cached until the next edit.
#include "sandbox/paging.hpp"
#include "sandbox/trakt.hpp"
#include "sandbox/trakt_json.hpp"

#include <algorithm>

namespace cinemarco::sandbox {
namespace {

constexpr int kDefaultLimit = 100;  // docs/trakt.md#pages
constexpr int kMaxLimitWithProgress = 100;

std::string_view next_segment(std::string_view& path) {
  const auto segment = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), segment.size() + 1));
  return segment;
}

/// Joins the page's rows into a JSON array; `append(out, row, rank)` writes one.
template <typename Rows, typename Append>
Response list_response(const Rows& rows, const Page& page, const Fault* broken, Append append) {
  std::string out = "[";
  std::size_t written = 0;
  for (const auto at : page.rows) {
    if (written > 0) out += ',';
    if (broken != nullptr && written == page.rows.size() / 2) out.append(broken_row()) += ',';
    append(out, rows[at], at + 1);
    ++written;
  }
  out += ']';
  auto response = json_response(200, std::move(out));
  page.add_headers(response);
  return response;
}

bool media_matches(Media media, std::string_view type) {
  if (type.empty() || type == "all") return true;
  if (type == "movies") return media == Media::movie;
  if (type == "shows") return media == Media::show;
  if (type == "seasons") return media == Media::season;
  return type == "episodes" && media == Media::episode;
}

}  // namespace

Response Trakt::handle(const Request& request) {
  if (auto refusal = refuse_headers(request, oauth_)) return std::move(*refusal);
  auto path = std::string_view{request.path}.substr(std::string_view{"/trakt/"}.size());
  if (request.method == "POST") return write_to(account_, path, request.body);
  if (request.method != "GET") return json_response(405, "");
  if (!faults_.empty()) return read(request, path);
  if (pages_revision_ != account_.revision()) {
    pages_.clear();
    pages_revision_ = account_.revision();
  }
  const auto found = pages_.find(request.target);
  if (found != pages_.end()) return found->second;
  auto response = read(request, path);
  if (response.status == 200) pages_.emplace(request.target, response);
  return response;
}

Response Trakt::read(const Request& request, std::string_view path) {
  if (path == "users/settings") return json_response(200, settings_json(account_));
  if (path == "sync/last_activities" || path == "users/me/last_activities") {
    return json_response(200, last_activities_json(account_));
  }
  if (path == "users/hidden/dropped") return dropped(request);
  const auto root = next_segment(path);
  if (root == "users") {
    const auto user = next_segment(path);
    if (user != "me" && user != account_.name()) return json_response(404, "");
  } else if (root != "sync") {
    return json_response(404, "");
  }
  const auto what = next_segment(path);
  if (what == "history") return history(request, path);
  if (what == "ratings") return ratings(request, path);
  if (what == "watchlist") return watchlist(request, path);
  if (root == "users" && what == "lists") return lists(request, path);
  if (root == "users" && what == "notes") return notes(request, path);
  if (what == "watched" && path == "movies") return watched_movies(request);
  if (what == "watched" && path == "shows") return watched_shows(request);
  return json_response(404, "");
}

void Trakt::drift(const Request& request, std::string_view type) {
  if (faults_.empty() || number_or(std::string{request.parameter_or("page", "1")}, 1) < 2) return;
  const auto* fault = faults_.fire("drift", request.path);
  if (fault == nullptr) return;
  for (const auto& play : account_.history()) {
    if (!type.empty() && (play.item.media == Media::movie) != (type == "movies")) continue;
    if (fault->value == "add") {
      account_.watch(play.item, now());
    } else {
      account_.remove_play(play.id);
    }
    return;
  }
}

Response Trakt::history(const Request& request, std::string_view rest) {
  const auto type = next_segment(rest);
  const auto wanted = rest.empty() ? 0 : number_or(std::string{rest}, -1);
  if (!type.empty() && type != "movies" && type != "shows" && type != "episodes") return json_response(404, "");
  drift(request, type);
  const auto from = parse_instant(request.parameter_or("start_at", ""));
  const auto to = parse_instant(request.parameter_or("end_at", ""));
  const auto& catalogue = account_.catalogue();
  const auto trakt_id = [&](const Item& item) {
    if (item.media == Media::movie) return catalogue.movies[item.title].ids.trakt;
    const auto& series = catalogue.series[item.title];
    return type == "shows" ? series.ids.trakt : series.episode(item.season, item.episode)->trakt;
  };
  std::vector<const Play*> plays;
  for (const auto& play : account_.history()) {
    const bool is_movie = play.item.media == Media::movie;
    if (!type.empty() && is_movie != (type == "movies")) continue;
    if (from && play.watched_at < *from) continue;
    if (to && play.watched_at > *to) continue;
    if (wanted != 0 && trakt_id(play.item) != wanted) continue;
    plays.push_back(&play);
  }
  const auto page = page_of(plays.size(), request, faults_, kDefaultLimit, max_page_);
  const auto* broken = faults_.fire("broken_row", request.path);
  return list_response(plays, page, broken,
                       [&](std::string& out, const Play* play, std::size_t) { append_play(out, catalogue, *play); });
}

Response Trakt::ratings(const Request& request, std::string_view rest) {
  const auto type = next_segment(rest);
  const auto wanted = number_or(std::string{rest}, -1);
  std::vector<const Rating*> rows;
  for (const auto& rating : account_.ratings()) {
    if (media_matches(rating.item.media, type) && (rest.empty() || rating.rating == wanted)) rows.push_back(&rating);
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Rating::rated_at);
  if (faults_.fire("odd_rows", request.path) != nullptr) rows.push_back(nullptr);
  const bool paged = request.parameter("limit") || request.parameter("page");
  const int everything = std::max(1, static_cast<int>(rows.size()));
  auto page =
      page_of(rows.size(), request, faults_, paged ? kDefaultLimit : everything, paged ? max_page_ : everything);
  page.has_headers = page.has_headers && paged;
  const auto* broken = faults_.fire("broken_row", request.path);
  return list_response(rows, page, broken, [&](std::string& out, const Rating* rating, std::size_t) {
    if (rating == nullptr) {
      out += R"({"rated_at":"2020-01-01T00:00:00.000Z","rating":7,"type":"movie","movie":{"title":"Lost","ids":{}}})";
    } else {
      append_rating(out, account_.catalogue(), *rating);
    }
  });
}

Response Trakt::watchlist(const Request& request, std::string_view rest) {
  const auto type = next_segment(rest);
  std::vector<const Listed*> rows;
  for (const auto& listed : account_.watchlist()) {
    if (media_matches(listed.item.media, type)) rows.push_back(&listed);
  }
  if (faults_.fire("odd_rows", request.path) != nullptr) rows.push_back(nullptr);
  const auto page = page_of(rows.size(), request, faults_, kDefaultLimit, max_page_);
  const auto* broken = faults_.fire("broken_row", request.path);
  return list_response(rows, page, broken, [&](std::string& out, const Listed* listed, std::size_t rank) {
    if (listed == nullptr) {
      out += R"({"rank":1,"id":1,"listed_at":"2020-01-01T00:00:00.000Z","notes":null,"type":"person",)"
             R"("person":{"name":"Somebody","ids":{"trakt":297737,"slug":"somebody","tmdb":1}}})";
    } else {
      append_listed(out, account_.catalogue(), *listed, rank);
    }
  });
}

Response Trakt::dropped(const Request& request) {
  const auto& rows = account_.dropped();
  const auto page = page_of(rows.size(), request, faults_, kDefaultLimit, max_page_);
  return list_response(rows, page, nullptr, [&](std::string& out, const Dropped& dropped, std::size_t) {
    append_dropped(out, account_.catalogue(), dropped);
  });
}

// A list that is gone is no 404 but nothing, and so is one that had another slug (docs/trakt.md#lists).
Response Trakt::lists(const Request& request, std::string_view rest) {
  if (rest.empty()) {
    const auto& lists = account_.lists();
    const auto page = page_of(lists.size(), request, faults_, kDefaultLimit, max_page_);
    return list_response(
        lists, page, faults_.fire("broken_row", request.path),
        [&](std::string& out, const PersonalList& list, std::size_t) { append_list(out, account_, list); });
  }
  const auto* list = account_.find_list(next_segment(rest));
  if (rest != "items") return json_response(404, "");
  if (list == nullptr) return json_response(204, "");
  const auto page = page_of(list->rows.size(), request, faults_, kDefaultLimit, max_page_);
  return list_response(list->rows, page, faults_.fire("broken_row", request.path),
                       [&](std::string& out, const ListRow& row, std::size_t rank) {
                         append_list_row(out, account_.catalogue(), row, rank);
                       });
}

Response Trakt::notes(const Request& request, std::string_view type) {
  std::vector<const Note*> rows;
  for (const auto& note : account_.notes()) {
    if (media_matches(note.item.media, type)) rows.push_back(&note);
  }
  const auto page = page_of(rows.size(), request, faults_, kDefaultLimit, max_page_);
  return list_response(rows, page, nullptr, [&](std::string& out, const Note* note, std::size_t) {
    append_note(out, account_.catalogue(), *note);
  });
}

Response Trakt::watched_movies(const Request& request) {
  const auto rows = watched_titles(account_, Media::movie);
  const auto page = page_of(rows.size(), request, faults_, kDefaultLimit, max_page_);
  return list_response(rows, page, nullptr, [&](std::string& out, const Watched& watched, std::size_t) {
    append_watched_movie(out, account_.catalogue(), watched);
  });
}

Response Trakt::watched_shows(const Request& request) {
  const bool progress = request.parameter_or("extended", "").contains("progress");
  const bool specials = request.parameter_or("specials", "") == "true";
  const auto rows = watched_titles(account_, Media::show);
  const auto page = page_of(rows.size(), request, faults_, kDefaultLimit,
                            progress ? std::min(kMaxLimitWithProgress, max_page_) : max_page_);
  return list_response(rows, page, nullptr, [&](std::string& out, const Watched& watched, std::size_t) {
    append_watched_show(out, account_.catalogue(), watched, progress, specials);
  });
}

}  // namespace cinemarco::sandbox
