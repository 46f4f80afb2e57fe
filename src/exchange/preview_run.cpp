// SPDX-License-Identifier: MIT
#include "exchange/preview_run.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/whose_account.hpp"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <exception>
#include <stop_token>
#include <thread>
#include <utility>

namespace cinemarco::exchange {

namespace {

enum class Ended { not_yet, with_result, by_user, by_shutdown, by_failure };

std::string state_after(Ended ended, const Preview* result) {
  switch (ended) {
    case Ended::not_yet:
      return "running";
    case Ended::with_result:
      return result->errors.empty() ? "completed" : "completed_with_errors";
    case Ended::by_user:
      return "cancelled";
    case Ended::by_shutdown:
      return "interrupted";
    case Ended::by_failure:
      return "failed";
  }
  std::unreachable();
}

RunStatus idle() {
  RunStatus status;
  status.kind = "preview";
  status.state = "idle";
  status.phase = to_string(Phase::done);
  return status;
}

}  // namespace

// One preview from its beginning to its end. Threads last, so that they end before what they use.
struct PreviewRuns::Run {
  PreviewRequest request;
  std::unique_ptr<HistorySource> source;
  RunProgress progress;
  std::stop_source cancel;
  Ending ending;

  std::mutex mutex;  // of what follows
  std::condition_variable word;
  bool is_told = false;  // what can be told at once
  Ended ended = Ended::not_yet;
  std::chrono::steady_clock::time_point ended_at;
  std::shared_ptr<const Preview> result;
  std::exception_ptr failure;
  std::optional<ErrorCode> code;
  std::optional<std::string> message;

  std::jthread watcher;
  std::jthread worker;

  Run(PreviewRequest asked, std::unique_ptr<HistorySource> opened,
      std::function<std::optional<Instant>()> waiting_until)
      : request{std::move(asked)}, source{std::move(opened)}, progress{std::move(waiting_until)} {}

  bool is_over() {
    const std::scoped_lock lock{mutex};
    return ended != Ended::not_yet;
  }
  void tell_first_word() {
    const std::scoped_lock lock{mutex};
    is_told = true;
    word.notify_all();
  }
  // Throws what ended it before.
  void wait_for_first_word() {
    std::unique_lock lock{mutex};
    word.wait_for(lock, kFirstWord, [this] { return is_told; });
    if (ended == Ended::by_failure) std::rethrow_exception(failure);
  }
  void end(Ended how, std::chrono::steady_clock::time_point now) {
    const std::scoped_lock lock{mutex};
    ended = how;
    ended_at = now;
    progress.finish(state_after(how, result.get()));
    is_told = true;
    word.notify_all();
  }
};

PreviewRuns::PreviewRuns(PreviewServices services, TellStatus on_change)
    : services_{std::move(services)}, on_change_{std::move(on_change)} {}

PreviewRuns::~PreviewRuns() {
  stop();
}

void PreviewRuns::refuse_beside(const std::shared_ptr<Run>& last) const {
  if (stopping_) throw Error{ErrorCode::busy, "Cinemarco is being stopped; try again later."};
  if (!last || last->is_over() || last->cancel.stop_requested()) return;
  throw Error{ErrorCode::busy, "A preview is being made already. Wait until it is there, or cancel it first."};
}

RunStatus PreviewRuns::start(PreviewRequest request) {
  const std::scoped_lock starting{starting_};
  const auto last = current();
  refuse_beside(last);
  auto source = services_.open_source(request.import);
  join(last);
  services_.forget_pages();
  const auto run = std::make_shared<Run>(std::move(request), std::move(source), services_.waiting_until);
  run->progress.enter(Phase::history, services_.clock.now());
  {
    const std::scoped_lock lock{mutex_};
    run_ = run;
    if (stopping_) run->cancel.request_stop();
  }
  was_any_ = true;
  if (on_change_) on_change_(status_of(*run));
  run->watcher = std::jthread{[this, &run = *run] {
    run.ending.tell_changes_until_then([&] { return status_of(run); }, on_change_);
    if (on_change_) on_change_(status_of(run));
  }};
  run->worker = std::jthread{[this, &run = *run] { carry_out(run); }};
  run->wait_for_first_word();
  return status_of(*run);
}

void PreviewRuns::carry_out(Run& run) {
  lower_thread_priority();
  auto ended = Ended::with_result;
  const auto fail = [&](ErrorCode code, const std::string& message) {
    const bool is_stop = code == ErrorCode::cancelled && run.cancel.stop_requested();
    ended = !is_stop ? Ended::by_failure : stopping_ ? Ended::by_shutdown : Ended::by_user;
    if (run.request.was_sent_along) services_.uploads.drop(run.request.import.export_path);
    const std::scoped_lock lock{run.mutex};
    run.failure = std::current_exception();
    run.code = code;
    run.message = is_stop ? "Cancelled. Nothing was written." : message;
  };
  try {
    const auto stop = run.cancel.get_token();
    const auto& request = run.request.import;
    const auto mirror = check_owner(services_.database, services_.account, *run.source, request.other, stop);
    if (request.source() == SourceKind::api) run.tell_first_word();  // Trakt answers when it does
    const auto zone = [this] {
      store::Reader reader{services_.database};
      return account_zone(reader, services_.account);
    }();
    auto result = preview_import(
        services_.database, *run.source, request, services_.account, zone, mirror, run.progress, stop,
        [&run] { run.tell_first_word(); }, services_.catalogue ? services_.catalogue() : nullptr);
    const std::scoped_lock lock{run.mutex};
    run.result = std::make_shared<const Preview>(std::move(result));
  } catch (const Error& error) {
    if (!error.context().empty()) spdlog::debug("preview: {}", error.context());
    fail(error.code(), error.what());
  } catch (const std::exception& error) {
    spdlog::error("preview: {}", error.what());
    fail(ErrorCode::internal, std::string{"The preview failed: "} + error.what());
  }
  run.end(ended, services_.clock.steady());
  run.ending.come();
}

RunStatus PreviewRuns::status_of(Run& run) const {
  RunStatus status;
  const std::scoped_lock lock{run.mutex};
  static_cast<ProgressSnapshot&>(status) = run.progress.snapshot(services_.clock.now());
  status.kind = "preview";
  if (run.ended == Ended::not_yet) return status;
  status.message = run.message;
  if (run.result) {
    status.errors = run.result->errors;
    status.completed = status.total = run.result->movies.seen + run.result->series.seen;
  }
  tell_newest_errors(status);
  return status;
}

std::shared_ptr<PreviewRuns::Run> PreviewRuns::current() {
  std::shared_ptr<Run> old;  // ends after the lock
  {
    const std::scoped_lock lock{mutex_};
    if (!run_ || !run_->is_over() || services_.clock.steady() - run_->ended_at < kKeptFor) return run_;
    old = std::exchange(run_, nullptr);
  }
  services_.forget_pages();
  return nullptr;
}

PreviewState PreviewRuns::state() {
  const auto run = current();
  if (!run) return {idle(), {}, {}, {}};
  auto status = status_of(*run);
  const std::scoped_lock lock{run->mutex};
  return {std::move(status), run->code, run->request, run->result};
}

bool PreviewRuns::cancel() {
  const std::scoped_lock lock{mutex_};
  if (!run_ || run_->is_over()) return false;
  run_->progress.cancel_requested();
  run_->cancel.request_stop();
  return true;
}

void PreviewRuns::forget() {
  std::shared_ptr<Run> old;  // ends after the lock
  {
    const std::scoped_lock lock{mutex_};
    if (run_ && !run_->is_over()) return;
    old = std::exchange(run_, nullptr);
  }
  services_.forget_pages();
}

void PreviewRuns::stop() {
  stopping_ = true;
  {
    const std::scoped_lock lock{mutex_};
    if (run_) run_->cancel.request_stop();
  }
  const std::scoped_lock starting{starting_};
  join(current());
}

void PreviewRuns::join(const std::shared_ptr<Run>& run) {
  if (!run) return;
  if (run->worker.joinable()) run->worker.join();
  if (run->watcher.joinable()) run->watcher.join();
}

}  // namespace cinemarco::exchange
