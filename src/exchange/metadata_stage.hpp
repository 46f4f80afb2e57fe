// SPDX-License-Identifier: MIT
// Fetches what metadata is missing: a few workers ask TMDB, one writer stores.
#pragma once

#include "exchange/blocking_queue.hpp"
#include "exchange/run_context.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <variant>
#include <vector>

namespace cinemarco::exchange {

// More than TMDB allows in flight, so that parsing an answer never leaves a place on the line empty.
inline constexpr int kMetadataWorkers = 20;
// So many titles in a row without an answer: TMDB is away, and asking for the rest would only take hours.
inline constexpr int kUnansweredTitles = 8;
// What TMDB told waits in memory for what comes in the same half second, and is written in one transaction: titles
// share people, and a page of the database that several of them change is written once. A crash costs those answers.
inline constexpr std::size_t kGatheredTitles = 32;
inline constexpr std::chrono::milliseconds kGatheredFor{500};

// An episode was watched that the stored series does not have and that TMDB may have by now: what it did not have a
// week after it was watched, it has under another number or never.
[[nodiscard]] bool lacks_watched_episode(store::Connection& db, AccountId account, TitleKey title);

// A title is stored whole or not at all. One that TMDB does not have is listed as failed and the run goes on; a refused
// key, a long wait and a TMDB that is away end the run through RunControl.
class MetadataStage {
 public:
  explicit MetadataStage(RunContext& context);
  ~MetadataStage();
  MetadataStage(const MetadataStage&) = delete;
  MetadataStage& operator=(const MetadataStage&) = delete;

  // Each title once, from any thread.
  void add(TitleKey title);
  // A title without a TMDB number: looked up by its other ids, then fetched; or listed as skipped.
  void add_unmatched(TitleRef title);
  // The mirror is complete: from now on a stored title is projected in the same transaction. Once this returns, every
  // title stored earlier can be seen, and is the caller's to project.
  void mirror_is_complete();
  // Waits until everything that was added is stored, or the run is stopped.
  void finish();

 private:
  using Job = std::variant<TitleKey, TitleRef>;
  using Write = std::move_only_function<void(store::Transaction&)>;
  struct Result {
    Write write;
    std::move_only_function<void()> after_commit;
  };

  void work();
  // Drops it when a stop ends the wait for room.
  void hand_over(Result result);
  [[nodiscard]] std::vector<Result> gather();
  void write_results();
  void write(std::vector<Result>& results);
  void do_job(TitleKey title);
  void do_job(const TitleRef& title);
  [[nodiscard]] bool is_due(TitleKey title);
  void fetch_and_store(TitleKey title);
  void store_result(TitleKey title, Write save, std::vector<ImageRef> pictures, std::string name);
  void title_failed(TitleKey title, const Error& error);
  void note_answer(bool answered);
  void open_job();  // under mutex_
  void job_done();

  RunContext& context_;
  store::Gathering gathering_;  // TMDB's answers are stored with the titles that are made of them
  BlockingQueue<Job> jobs_;
  std::mutex mutex_;
  std::condition_variable_any idle_, gathered_, room_;
  std::vector<Result> results_;
  std::set<TitleKey> added_;
  std::int64_t open_jobs_ = 0;  // with those whose results wait to be written
  bool takes_no_more_ = false;
  bool is_closed_ = false;  // and no result comes any more
  int unanswered_ = 0;
  bool mirror_complete_ = false;       // guarded by the database's write lock
  std::vector<std::jthread> workers_;  // guarded by mutex_
  std::jthread writer_;
};

}  // namespace cinemarco::exchange
