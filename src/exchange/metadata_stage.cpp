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

// They come behind the run, which counts them.
void queue_pictures(store::Transaction& tx, RunId run, const std::vector<ImageRef>& pictures) {
  store::RequestCounts queued;
  for (const auto& picture : pictures) queued.images += store::enqueue_image(tx, picture) ? 1 : 0;
  if (queued.images > 0) store::add_requests(tx, run, queued);
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

MetadataStage::MetadataStage(RunContext& context) : context_{context}, gathering_{context.ports.database} {
  writer_ = std::jthread{[this] { write_results(); }};
}

MetadataStage::~MetadataStage() {
  jobs_.close();
  std::vector<std::jthread> workers;
  {
    const std::scoped_lock lock{mutex_};
    takes_no_more_ = true;
    workers.swap(workers_);
  }
  workers.clear();
  {
    const std::scoped_lock lock{mutex_};
    is_closed_ = true;
  }
  gathered_.notify_all();
}

void MetadataStage::add(TitleKey title) {
  {
    const std::scoped_lock lock{mutex_};
    if (!added_.insert(title).second) return;
    open_job();
    context_.progress.set_total(Phase::metadata, static_cast<std::int64_t>(added_.size()));
  }
  jobs_.push(title, context_.control.token());
}

void MetadataStage::add_unmatched(TitleRef title) {
  {
    const std::scoped_lock lock{mutex_};
    open_job();
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

// A worker for each, up to all.
void MetadataStage::open_job() {
  ++open_jobs_;
  if (!takes_no_more_ && std::ssize(workers_) < std::min<std::int64_t>(open_jobs_, kMetadataWorkers)) {
    workers_.emplace_back([this] { work(); });
  }
}

void MetadataStage::job_done() {
  const std::scoped_lock lock{mutex_};
  if (--open_jobs_ == 0) idle_.notify_all();
  gathered_.notify_all();
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

void MetadataStage::hand_over(Result result) {
  std::unique_lock lock{mutex_};
  if (!room_.wait(lock, context_.control.token(), [this] { return results_.size() < kGatheredTitles; })) return;
  results_.push_back(std::move(result));
  gathered_.notify_all();
}

// Empty: there is none to come any more, or the run was stopped.
std::vector<MetadataStage::Result> MetadataStage::gather() {
  const auto stop = context_.control.token();
  std::unique_lock lock{mutex_};
  gathered_.wait(lock, stop, [this] { return is_closed_ || !results_.empty(); });
  // Whoever waits for the last ones waits no longer than these take.
  gathered_.wait_for(lock, stop, kGatheredFor, [this] {
    const auto gathered = results_.size();
    return is_closed_ || gathered >= kGatheredTitles || static_cast<std::int64_t>(gathered) == open_jobs_;
  });
  if (stop.stop_requested()) return {};
  auto some = std::exchange(results_, {});
  lock.unlock();
  room_.notify_all();
  return some;
}

void MetadataStage::write_results() {
  while (true) {
    auto some = gather();
    if (some.empty()) return;
    try {
      write(some);
    } catch (...) {
      context_.control.fail(std::current_exception());
    }
  }
}

void MetadataStage::write(std::vector<Result>& results) {
  for (auto next = results.begin(); next != results.end();) {
    auto written = next;
    {
      store::Transaction tx{context_.ports.database, store::Waiting::patient};
      do {
        (next++)->write(tx);
      } while (next != results.end() && !tx.should_end());
      context_.ledger.book(tx, context_.run);
      tx.commit();
    }
    for (; written != next; ++written) {
      written->after_commit();
      job_done();
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
    hand_over({[this, title, item](store::Transaction& tx) {
                 store::put_item(
                     tx, context_.run,
                     {"skipped", std::string{to_string(title.type)}, item, std::nullopt, title.title, "no_tmdb_id"});
               },
               [] {}});
    return;
  }
  const TitleKey key{title.type, *found};
  hand_over({[this, title, key, item, matched_by](store::Transaction& tx) {
               store::save_match(tx, title.type, *title.ids.trakt, key.tmdb_id, matched_by);
               store::drop_item(tx, context_.run, to_string(title.type), item);
               // Stored before the match was known: nobody else will project it.
               if (mirror_complete_) {
                 project_title(tx, context_.account, key, context_.zone, context_.ports.clock.now(), context_.run);
               }
             },
             [this, key] { add(key); }});
}

bool MetadataStage::is_due(TitleKey title) {
  store::Reader reader{context_.ports.database};
  const auto stored = store::title_state(reader, title);
  if (!stored || stored->told_in != context_.ports.catalogue.language()) return true;
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
  std::erase_if(pictures, [this](const ImageRef& picture) { return context_.ports.pictures.has(picture); });
  result.write = [this, title, save = std::move(save), pictures = std::move(pictures)](store::Transaction& tx) mutable {
    save(tx);
    queue_pictures(tx, context_.run, pictures);
    store::drop_item(tx, context_.run, to_string(title.type), item_of(title));
    if (mirror_complete_) {
      project_title(tx, context_.account, title, context_.zone, context_.ports.clock.now(), context_.run);
    }
  };
  result.after_commit = [this, name = std::move(name)] {
    context_.progress.advance(Phase::metadata);
    context_.progress.working_on(name);
  };
  hand_over(std::move(result));
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
  hand_over({[this, title, type, name, message, gone](store::Transaction& tx) {
               store::put_item(tx, context_.run, {"failed", type, item_of(title), title.tmdb_id, name, message});
               if (!gone) return;
               store::note_gone(tx, title, context_.ports.clock.now(), std::nullopt);
               store::note_asked_in(tx, title, context_.ports.catalogue.language());
             },
             [this, title, type, name, message] {
               context_.progress.failed({type, title.tmdb_id, name, message});
               context_.progress.advance(Phase::metadata);
             }});
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
