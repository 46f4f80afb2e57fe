// SPDX-License-Identifier: MIT
#include "exchange/metadata_stage.hpp"

#include "exchange/projector.hpp"
#include "exchange/title_pictures.hpp"
#include "store/image_queue.hpp"
#include "store/mirror.hpp"
#include "store/title_ages.hpp"
#include "store/titles.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace cinemarco::exchange {

namespace {

// As long as TMDB's answers live in the cache (docs/contract.md#cache-keys): asking sooner brings the same.
constexpr std::chrono::hours kDetailsLifetime{24};
// Results that may wait for the writer, who stores all that wait in one transaction: titles share people, and a page of
// the database that several of them change is written once. Bounded, so that memory stays small and others who want to
// write get their turn.
constexpr std::size_t kWaitingResults = 32;

// An episode that TMDB did not have this long after it was watched has another number there.
constexpr std::chrono::days kCatchesUp{7};
// A series that lacks a watched episode is asked for anew after so long all the same; TMDB may have renumbered it.
constexpr std::chrono::days kAskedAnew{30};

template <class Wanted>
bool watched_but_unknown(store::Connection& db, AccountId account, TitleKey title, const Wanted& wanted) {
  if (title.type == TitleType::movie) return false;
  const auto stored = store::title_state(db, title);
  if (!stored) return false;
  const auto known = store::air_dates(db, SeriesId{stored->row_id});
  return std::ranges::any_of(store::play_facts(db, account, title), [&](const PlayFact& play) {
    return !known.contains(play.episode) && wanted(play, stored->fetched_at);
  });
}

std::string item_of(TitleKey title) {
  return "tmdb:" + std::to_string(title.tmdb_id);
}

}  // namespace

bool lacks_watched_episode(store::Connection& db, AccountId account, TitleKey title) {
  return watched_but_unknown(db, account, title, [](const PlayFact& play, Instant asked_at) {
    auto watched_at = play.watched_at;
    if (play.watched_day) watched_at = std::chrono::sys_days{*play.watched_day};
    return watched_at && *watched_at > asked_at - kCatchesUp;
  });
}

MetadataStage::MetadataStage(RunContext& context, ImageStage& images)
    : context_{context}, gathering_{context.ports.database}, images_{images}, results_{kWaitingResults} {
  for (int i = 0; i < kMetadataWorkers; ++i) workers_.emplace_back([this] { work(); });
  writer_ = std::jthread{[this] { write_results(); }};
}

MetadataStage::~MetadataStage() {
  jobs_.close();
  workers_.clear();
  results_.close();
}

void MetadataStage::add(TitleKey title) {
  {
    const std::scoped_lock lock{mutex_};
    if (!added_.insert(title).second) return;
    ++open_jobs_;
    context_.progress.set_total(Phase::metadata, static_cast<std::int64_t>(added_.size()));
  }
  jobs_.push(title, context_.control.token());
}

void MetadataStage::add_unmatched(TitleRef title) {
  {
    const std::scoped_lock lock{mutex_};
    ++open_jobs_;
  }
  jobs_.push(std::move(title), context_.control.token());
}

void MetadataStage::mirror_is_complete() {
  // Taking the write lock lets every transaction that still saw `false` commit first.
  const store::Transaction barrier{context_.ports.database};
  mirror_complete_ = true;
}

void MetadataStage::finish() {
  std::unique_lock lock{mutex_};
  idle_.wait(lock, context_.control.token(), [this] { return open_jobs_ == 0; });
}

void MetadataStage::job_done() {
  const std::scoped_lock lock{mutex_};
  if (--open_jobs_ == 0) idle_.notify_all();
}

void MetadataStage::work() {
  while (const auto job = jobs_.pop(context_.control.token())) {
    try {
      std::visit([this](const auto& title) { do_job(title); }, *job);
    } catch (...) {
      context_.control.fail(std::current_exception());
    }
  }
}

void MetadataStage::write_results() {
  while (true) {
    auto some = results_.pop_some(kWaitingResults, context_.control.token());
    if (some.empty()) return;
    try {
      {
        store::Transaction tx{context_.ports.database};
        for (auto& result : some) result.write(tx);
        context_.ledger.book(tx, context_.run);
        tx.commit();
      }
      for (auto& result : some) {
        result.after_commit();
        job_done();
      }
    } catch (...) {
      context_.control.fail(std::current_exception());
    }
  }
}

void MetadataStage::do_job(TitleKey title) {
  if (!is_due(title)) {
    context_.progress.advance(Phase::metadata);
    job_done();
    return;
  }
  try {
    fetch_and_store(title);
    note_answer(true);
  } catch (const Error& error) {
    switch (error.code()) {
      case ErrorCode::not_found:
      case ErrorCode::invalid:
      case ErrorCode::too_large:
        note_answer(true);
        title_failed(title, error);
        break;
      case ErrorCode::upstream:
        note_answer(false);
        title_failed(title, error);
        break;
      default:
        throw;
    }
  }
}

void MetadataStage::do_job(const TitleRef& title) {
  const auto stop = context_.control.token();
  auto& catalogue = context_.ports.catalogue;
  std::optional<std::int64_t> found;
  const char* matched_by = "imdb";
  try {
    if (title.ids.imdb) found = catalogue.find(title.type, ExternalId::imdb, *title.ids.imdb, stop);
    if (!found && title.ids.tvdb) {
      found = catalogue.find(title.type, ExternalId::tvdb, std::to_string(*title.ids.tvdb), stop);
      matched_by = "tvdb";
    }
  } catch (const Error& error) {
    // Without an answer the title stays unmatched for now; the next run asks again.
    if (error.code() != ErrorCode::upstream && error.code() != ErrorCode::not_found &&
        error.code() != ErrorCode::too_large) {
      throw;
    }
  }
  const auto item = title.ids.trakt ? "trakt:" + std::to_string(title.ids.trakt->value()) : "title:" + title.title;
  if (!found || !title.ids.trakt) {
    results_.push({[this, title, item](store::Transaction& tx) {
                     store::put_item(tx, context_.run,
                                     {"skipped", std::string{to_string(title.type)}, item, std::nullopt, title.title,
                                      "no_tmdb_id"});
                   },
                   [] {}},
                  stop);
    return;
  }
  const TitleKey key{title.type, *found};
  results_.push({[this, title, key, item, matched_by](store::Transaction& tx) {
                   store::save_match(tx, title.type, *title.ids.trakt, key.tmdb_id, matched_by);
                   store::drop_item(tx, context_.run, to_string(title.type), item);
                   // Stored before the match was known: nobody else will project it.
                   if (mirror_complete_) {
                     project_title(tx, context_.account, key, context_.zone, context_.ports.clock.now(), context_.run);
                   }
                 },
                 [this, key] { add(key); }},
                stop);
}

bool MetadataStage::is_due(TitleKey title) {
  store::Reader reader{context_.ports.database};
  const auto stored = store::title_state(reader, title);
  if (!stored) return true;
  const auto age = context_.ports.clock.now() - stored->fetched_at;
  if (age < kDetailsLifetime) return false;
  if (!stored->has_credits) return true;
  if (age < kAskedAnew) return lacks_watched_episode(reader, context_.account, title);
  return watched_but_unknown(reader, context_.account, title, [](const PlayFact&, Instant) { return true; });
}

void MetadataStage::fetch_and_store(TitleKey title) {
  const auto stop = context_.control.token();
  const auto now = context_.ports.clock.now();
  if (title.type == TitleType::movie) {
    auto movie = context_.ports.catalogue.movie(TmdbMovieId{title.tmdb_id}, stop);
    auto pictures = pictures_of(movie);
    auto name = movie.title;
    store_result(
        title, [movie = std::move(movie), now](store::Transaction& tx) { store::save_movie(tx, movie, now); },
        std::move(pictures), std::move(name));
  } else {
    auto series = context_.ports.catalogue.series(TmdbSeriesId{title.tmdb_id}, stop);
    auto pictures = pictures_of(series);
    auto name = series.name;
    store_result(
        title, [series = std::move(series), now](store::Transaction& tx) { store::save_series(tx, series, now); },
        std::move(pictures), std::move(name));
  }
}

void MetadataStage::store_result(TitleKey title, Write save, std::vector<ImageRef> pictures, std::string name) {
  Result result;
  result.write = [this, title, save = std::move(save), pictures](store::Transaction& tx) mutable {
    save(tx);
    for (const auto& picture : pictures) store::enqueue_image(tx, picture);
    store::drop_item(tx, context_.run, to_string(title.type), item_of(title));
    if (mirror_complete_) {
      project_title(tx, context_.account, title, context_.zone, context_.ports.clock.now(), context_.run);
    }
  };
  result.after_commit = [this, pictures = std::move(pictures), name = std::move(name)] {
    for (const auto& picture : pictures) images_.add(picture);
    context_.progress.advance(Phase::metadata);
    context_.progress.working_on(name);
  };
  results_.push(std::move(result), context_.control.token());
}

void MetadataStage::title_failed(TitleKey title, const Error& error) {
  std::string name;
  {
    store::Reader reader{context_.ports.database};
    name = store::title_in_mirror(reader, context_.account, title);
  }
  const std::string type{to_string(title.type)};
  const std::string message = error.what();
  const bool gone = error.code() == ErrorCode::not_found;
  results_.push({[this, title, type, name, message, gone](store::Transaction& tx) {
                   store::put_item(tx, context_.run, {"failed", type, item_of(title), title.tmdb_id, name, message});
                   if (gone) store::note_gone(tx, title, context_.ports.clock.now(), std::nullopt);
                 },
                 [this, title, type, name, message] {
                   context_.progress.failed({type, title.tmdb_id, name, message});
                   context_.progress.advance(Phase::metadata);
                 }},
                context_.control.token());
}

void MetadataStage::note_answer(bool answered) {
  const std::scoped_lock lock{mutex_};
  unanswered_ = answered ? 0 : unanswered_ + 1;
  if (unanswered_ < kUnansweredTitles) return;
  throw Error{ErrorCode::upstream,
              "TMDB has not answered for " + std::to_string(kUnansweredTitles) +
                  " titles in a row. All plays are kept; when TMDB is back, go on with `cinemarco import --resume`."};
}

}  // namespace cinemarco::exchange
