// SPDX-License-Identifier: MIT
#include "exchange/refresh.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/projector.hpp"
#include "exchange/title_pictures.hpp"
#include "store/image_queue.hpp"
#include "store/settings.hpp"
#include "store/title_ages.hpp"
#include "store/titles.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Below this, nobody's lists of changes are as short (docs/tmdb.md#changes: 27 pages of series, 72 of movies a day).
constexpr double kWorthAsking = 20;
// For so long TMDB's caches may say what was before (docs/tmdb.md#age-of-answers).
constexpr std::chrono::hours kTmdbsCache{8};
// So many titles in a row without an answer: TMDB is away.
constexpr int kUnanswered = 3;

const char* changes_key(TitleType type) {
  return type == TitleType::movie ? "tmdb_movie_changes_read_through" : "tmdb_series_changes_read_through";
}

class Refresh {
 public:
  Refresh(const RefreshPorts& ports, int most, std::stop_token stop)
      : ports_{ports}, stop_{std::move(stop)}, left_{most} {}

  RefreshReport run() {
    for (const auto type : {TitleType::series, TitleType::movie}) {
      auto ages = read_ages(type);
      const auto changed = read_changes(type, ages);
      if (changed) ages = read_ages(type);
      refresh(ages, changed.value_or(std::set<std::int64_t>{}));
    }
    return report_;
  }

 private:
  [[nodiscard]] Instant now() const { return ports_.clock.now(); }
  [[nodiscard]] Date today() const { return std::chrono::floor<days>(now()); }

  std::vector<TitleAge> read_ages(TitleType type) {
    store::Reader reader{ports_.database};
    return store::title_ages(reader, type, today(), ports_.catalogue.language());
  }

  // Whole days only, once TMDB's own caches have let go of what was before their end. Of the titles that were known
  // when these days began, those that changed are given, and all others are known to be as they were. Empty where
  // asking title by title costs less, or where there is no new day.
  std::optional<std::set<std::int64_t>> read_changes(TitleType type, const std::vector<TitleAge>& ages) {
    const double each = requests_per_day(ages, today());
    const sys_days midnight = today();
    if (each < kWorthAsking || now() < midnight + kTmdbsCache) return std::nullopt;
    const auto last_day = midnight - days{1};
    auto first_day = last_day;
    {
      store::Reader reader{ports_.database};
      const auto read_through = store::setting(reader, ports_.account, changes_key(type));
      if (const auto date = parse_date(read_through.value_or(""))) {
        first_day = std::max(sys_days{*date} + days{1}, last_day - kLongestChanges + days{1});
      }
    }
    if (first_day > last_day) return std::nullopt;
    // What the list of several days costs, asking title by title would have cost on as many.
    const int most_pages = static_cast<int>(each * static_cast<double>((last_day - first_day).count() + 1));
    const auto changed = ports_.catalogue.changes(type, first_day, last_day, most_pages, stop_);
    std::vector<std::int64_t> same;
    std::set<std::int64_t> due;
    if (changed) {
      for (const auto& age : ages) {
        const auto number = age.title.tmdb_id;
        const bool was_known =
            age.fetched_at >= first_day + kTmdbsCache || (age.checked_at && *age.checked_at >= first_day);
        if (changed->contains(number)) {
          if (age.fetched_at < midnight + kTmdbsCache) due.insert(number);
        } else if (was_known) {
          same.push_back(number);
        }
      }
    }
    store::Transaction tx{ports_.database};
    store::note_unchanged(tx, type, same, midnight);
    store::set_setting(tx, ports_.account, changes_key(type), format_date(last_day));
    tx.commit();
    report_.unchanged += static_cast<std::int64_t>(same.size());
    return due;
  }

  void refresh(std::vector<TitleAge>& ages, const std::set<std::int64_t>& changed) {
    const auto day = today();
    const auto due_since = [&](const TitleAge& age) {
      if (age.is_foreign) return due_at(age, day);
      return changed.contains(age.title.tmdb_id) ? std::min(now(), due_at(age, day)) : due_at(age, day);
    };
    std::erase_if(ages, [&](const TitleAge& age) { return due_since(age) > now(); });
    std::ranges::stable_sort(ages, {}, due_since);
    for (const auto& age : ages) {
      if (stop_.stop_requested() || left_ == 0) {
        ++report_.due;
        continue;
      }
      --left_;
      if (changed.contains(age.title.tmdb_id)) ports_.catalogue.forget(age.title);
      refresh(age.title);
    }
  }

  void refresh(TitleKey title) {
    try {
      if (title.type == TitleType::movie) {
        const auto movie = ports_.catalogue.movie(TmdbMovieId{title.tmdb_id}, stop_);
        store(title, movie, [&](store::Transaction& tx) { store::save_movie(tx, movie, now()); });
      } else {
        const auto series = ports_.catalogue.series(TmdbSeriesId{title.tmdb_id}, stop_);
        store(title, series, [&](store::Transaction& tx) { store::save_series(tx, series, now()); });
      }
      unanswered_ = 0;
      ++report_.refreshed;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::not_found) {
        note_gone(title);
      } else if (error.code() == ErrorCode::too_large) {
        note_unreadable(title, error);
      } else if (error.code() != ErrorCode::upstream || ++unanswered_ == kUnanswered) {
        throw;
      } else {
        ++report_.due;
      }
    }
  }

  template <class Details, class Save>
  void store(TitleKey title, const Details& details, const Save& save) {
    store::Transaction tx{ports_.database};
    save(tx);
    for (const auto& picture : pictures_of(details)) store::enqueue_image(tx, picture);
    project_title(tx, ports_.account, title, account_zone(tx, ports_.account), now(), RunId{});
    tx.commit();
  }

  // What is stored stays; asked for again when its time comes, like all others.
  void note_unreadable(TitleKey title, const Error& error) {
    unanswered_ = 0;
    spdlog::warn("{} {} was not refreshed: {}", to_string(title.type), title.tmdb_id, error.what());
    store::Transaction tx{ports_.database};
    note_no_words(tx, title);
    tx.commit();
  }

  void note_no_words(store::Transaction& tx, TitleKey title) {
    store::note_unchanged(tx, title.type, {title.tmdb_id}, now());
    store::note_asked_in(tx, title, ports_.catalogue.language());
  }

  // Titles are merged often, and TMDB does not say into which (docs/tmdb.md#titles-that-go); other services' ids may.
  void note_gone(TitleKey title) {
    unanswered_ = 0;
    ++report_.gone;
    TitleRef known;
    {
      store::Reader reader{ports_.database};
      known = store::other_ids(reader, ports_.account, title);
    }
    std::optional<std::int64_t> successor;
    if (known.ids.imdb) successor = ports_.catalogue.find(title.type, ExternalId::imdb, *known.ids.imdb, stop_);
    if (!successor && known.ids.tvdb) {
      successor = ports_.catalogue.find(title.type, ExternalId::tvdb, std::to_string(*known.ids.tvdb), stop_);
    }
    if (successor == title.tmdb_id) successor.reset();
    store::Transaction tx{ports_.database};
    store::note_gone(tx, title, now(), successor);
    note_no_words(tx, title);
    tx.commit();
  }

  const RefreshPorts& ports_;
  std::stop_token stop_;
  int left_;
  int unanswered_ = 0;
  RefreshReport report_;
};

}  // namespace

RefreshReport refresh_due(const RefreshPorts& ports, int most, std::stop_token stop) {
  return Refresh{ports, most, std::move(stop)}.run();
}

}  // namespace cinemarco::exchange
