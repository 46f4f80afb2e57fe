// SPDX-License-Identifier: MIT
#include "trakt/api_source.hpp"

#include "json/json.hpp"
#include "net/url.hpp"
#include "trakt/api_lists.hpp"
#include "trakt/mapping.hpp"
#include "trakt/owner.hpp"
#include "trakt/page_facts.hpp"
#include "trakt/rows.hpp"
#include "trakt/walker.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace cinemarco::trakt {
namespace {

// Under /sync; also the name of the section in problems.
std::string_view endpoint(Section section) {
  switch (section) {
    case Section::movie_plays:
      return "history/movies";
    case Section::episode_plays:
      return "history/episodes";
    case Section::ratings:
      return "ratings";
    case Section::watchlist:
      return "watchlist";
  }
  std::unreachable();
}

std::string path_of(Section section) {
  return fmt::format("/sync/{}", endpoint(section));
}

// `filter` goes behind the other parameters: "" or "&start_at=…".
std::string query_of(int page, const std::string& filter = {}) {
  return fmt::format("page={}&limit={}{}", page, kPageLimit, filter);
}

FetchedPage read_page(const Answer& answer, Section section, int number) {
  const auto path = path_of(section);
  const auto* rows = answer.body.if_array();
  if (rows == nullptr) {
    throw Error{ErrorCode::upstream, fmt::format("Trakt sent no list for {}. Try again later", path)};
  }
  FetchedPage fetched;
  fetched.facts = page_facts(answer.response, number, *rows);
  fetched.page.section = section;
  fetched.page.page = number;
  fetched.page.page_count = fetched.facts.page_count;
  fetched.page.item_count = number_header(answer.response, "x-pagination-item-count", 0);
  fetched.page.full = rows->size() >= static_cast<std::size_t>(fetched.facts.limit.value_or(kPageLimit));
  read_rows(*rows, fmt::format("{} page {}", endpoint(section), number), fetched.page);
  return fetched;
}

wire::LastActivities last_activities(TraktClient& client, std::stop_token stop) {
  const auto answer = client.get("/sync/last_activities", "", std::move(stop));
  return value_or_throw(json::read<wire::LastActivities>(answer.body), ErrorCode::upstream,
                        "Trakt's /sync/last_activities cannot be read, try again later: ");
}

std::string joined(const char* name, std::initializer_list<std::pair<const char*, std::optional<std::string>>> values) {
  auto text = std::string{name} + ":";
  for (const auto& [key, value] : values) text += fmt::format(" {}={}", key, value.value_or("-"));
  return text + "\n";
}

// The first error of several threads, which is the cause of those that follow it.
class FirstError {
 public:
  // Call it while handling the exception.
  void keep() {
    const std::scoped_lock lock{mutex_};
    if (!error_) error_ = std::current_exception();
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

std::string version_text(const wire::LastActivities& activities, const std::set<Section>& sections) {
  const auto of = [](const std::optional<wire::Activity>& activity) { return activity.value_or(wire::Activity{}); };
  const auto movies = of(activities.movies);
  const auto shows = of(activities.shows);
  const auto seasons = of(activities.seasons);
  const auto episodes = of(activities.episodes);
  const auto watchlist = of(activities.watchlist);
  std::string text;
  for (const auto section : sections) {
    switch (section) {
      case Section::movie_plays:
        text += joined("movie plays", {{"movies", movies.watched_at}});
        break;
      case Section::episode_plays:
        text += joined("episode plays", {{"episodes", episodes.watched_at}});
        break;
      case Section::ratings:
        text += joined("ratings", {{"movies", movies.rated_at},
                                   {"shows", shows.rated_at},
                                   {"seasons", seasons.rated_at},
                                   {"episodes", episodes.rated_at}});
        break;
      case Section::watchlist:
        text += watchlist.updated_at ? joined("watchlist", {{"updated", watchlist.updated_at}})
                                     : joined("watchlist", {{"movies", movies.watchlisted_at},
                                                            {"shows", shows.watchlisted_at},
                                                            {"seasons", seasons.watchlisted_at},
                                                            {"episodes", episodes.watchlisted_at}});
        break;
    }
  }
  return text;
}

// An account from before there was a stamp of its own moves the one of all that is hidden.
std::string dropped_version_text(const wire::LastActivities& activities) {
  const auto shows = activities.shows.value_or(wire::Activity{});
  return shows.dropped_at ? joined("dropped", {{"dropped", shows.dropped_at}})
                          : joined("dropped", {{"hidden", shows.hidden_at}});
}

std::string ApiSource::version(const std::set<Section>& sections, std::stop_token stop) {
  std::string text;
  for (const auto& [section, version] : versions(std::move(stop))) {
    if (sections.contains(section)) text += version;
  }
  return text;
}

std::map<Section, std::string> ApiSource::versions(std::stop_token stop) {
  const auto activities = last_activities(client_, std::move(stop));
  dropped_version_ = dropped_version_text(activities);
  const auto updated = [](const std::optional<wire::Activity>& of) { return of ? of->updated_at : std::nullopt; };
  lists_version_ = updated(activities.lists);
  notes_version_ = updated(activities.notes);
  for (const auto section : {Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}) {
    versions_[section] = version_text(activities, {section});
  }
  return versions_;
}

std::optional<TraktUser> ApiSource::owner(std::stop_token stop) {
  owner_ = owner_of(client_, std::move(stop));
  return owner_;
}

const KeptPages* ApiSource::pages_of(Section section) const {
  if (!kept_ || !owner_ || !is_same_user(*owner_, kept_->user)) return nullptr;
  const auto then = kept_->versions.find(section);
  const auto now = versions_.find(section);
  const bool is_same = then != kept_->versions.end() && now != versions_.end() && then->second == now->second;
  return is_same ? kept_->pages.get() : nullptr;
}

FetchedPage ApiSource::fetch(Section section, int page, std::stop_token stop) const {
  const auto path = path_of(section);
  const auto query = query_of(page);
  if (const auto* pages = pages_of(section)) {
    if (auto kept = pages->find(path + '?' + query)) {
      return read_page(read_answer(std::move(*kept), "GET", path), section, page);
    }
  }
  const auto keep = [&](const net::HttpResponse& response) {
    if (keeping_) keeping_->keep(path + '?' + query, response);
  };
  return read_page(client_.get(path, query, std::move(stop), keep), section, page);
}

DroppedTitles ApiSource::dropped(std::stop_token stop) {
  constexpr std::string_view kPath = "/users/hidden/dropped";
  DroppedTitles all;
  const auto fetch = [&](int page, std::stop_token token) {
    const auto answer =
        client_.get(kPath, fmt::format("type=show&page={}&limit={}", page, kPageLimit), std::move(token));
    const auto* rows = answer.body.if_array();
    if (rows == nullptr) throw Error{ErrorCode::upstream, fmt::format("Trakt sent no list for {}", kPath)};
    FetchedPage fetched;
    fetched.facts = page_facts(answer.response, page, *rows);
    for (const auto& row : *rows) {
      const auto wire = json::read<wire::HiddenRow>(row);
      if (wire && wire->type.value_or("show") != "show") continue;
      if (auto title = wire ? to_dropped(*wire) : std::unexpected{wire.error()}) {
        all.titles.push_back(std::move(*title));
      } else {
        spdlog::warn("{}: a row cannot be read ({})", kPath, title.error().text());
        all.whole = false;
      }
    }
    return fetched;
  };
  read_pages(fetch, [](SourcePage&&) { return Reading::go_on; }, std::move(stop));
  return all;
}

StatedLists ApiSource::lists(const KnownList& known, std::stop_token stop) {
  return read_lists(client_, known, std::move(stop));
}

bool ApiSource::has_list(TraktId list, std::stop_token stop) {
  return trakt::has_list(client_, list, std::move(stop));
}

StatedNotes ApiSource::notes(std::stop_token stop) {
  return read_notes(client_, std::move(stop));
}

bool ApiSource::read(Section section, const Window& window, const std::function<Reading(SourcePage&&)>& sink,
                     std::stop_token stop) {
  std::string filter;
  if (window.from) filter += "&start_at=" + net::percent_encode(format_instant(*window.from));
  if (window.to) filter += "&end_at=" + net::percent_encode(format_instant(*window.to));
  return read_pages(
      [&](int page, std::stop_token token) {
        return read_page(client_.get(path_of(section), query_of(page, filter), std::move(token)), section, page);
      },
      sink, std::move(stop));
}

void ApiSource::walk(const std::set<Section>& sections, const WalkPosition& from,
                     const std::function<void(SourcePage&&)>& sink, std::stop_token stop) {
  std::stop_source all;
  const std::stop_callback on_stop{stop, [&all] { all.request_stop(); }};
  std::mutex sink_mutex;
  FirstError first_error;
  {
    std::vector<std::jthread> walkers;
    for (const auto section : sections) {
      const auto position = from.find(section);
      const int first = position == from.end() ? 1 : position->second;
      walkers.emplace_back([&, section, first] {
        try {
          walk_pages(
              first, [&](int page, std::stop_token token) { return fetch(section, page, std::move(token)); },
              [&](SourcePage&& page) {
                const std::scoped_lock lock{sink_mutex};
                if (all.stop_requested()) throw Error{ErrorCode::cancelled, "stopped"};
                sink(std::move(page));
              },
              all.get_token());
        } catch (...) {
          first_error.keep();
          all.request_stop();
        }
      });
    }
  }
  first_error.rethrow();
}

}  // namespace cinemarco::trakt
