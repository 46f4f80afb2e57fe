// SPDX-License-Identifier: MIT
#include "exchange/run_supervisor.hpp"

#include "exchange/own_import.hpp"
#include "store/image_queue.hpp"
#include "store/runs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace cinemarco::exchange {

namespace {

// An import from the live API, or from an export that is still where it was. A sync begins anew.
bool can_be_resumed(const store::RunRecord& run) {
  if (run.kind != "import") return false;
  const auto request = from_options_text(run.options);
  if (!request || request->once) return false;
  std::error_code ignored;
  return std::ranges::all_of(request->files(),
                             [&ignored](const auto& file) { return std::filesystem::exists(file, ignored); });
}

bool is_complete(const std::string& state) {
  return state == "completed" || state == "completed_with_errors";
}

}  // namespace

// One run from its beginning to its end. Threads last, so that they end before what they use.
struct RunSupervisor::Run {
  RunLock lock;
  std::string kind;
  std::function<ImportOutcome(RunProgress&, Stops)> work;
  std::string export_path;  // of an import from one
  RunId id;
  RunProgress progress;
  std::stop_source cancel;
  Ending ending;
  std::optional<std::string> message;
  std::jthread watcher;
  std::jthread worker;

  Run(RunLock held, std::string what, std::function<std::optional<Instant>()> waiting_until)
      : lock{std::move(held)}, kind{std::move(what)}, progress{std::move(waiting_until)} {}
};

RunSupervisor::RunSupervisor(RunServices services, TellStatus on_change)
    : services_{std::move(services)}, on_change_{std::move(on_change)} {}

RunSupervisor::~RunSupervisor() {
  stop();
}

void RunSupervisor::refuse_while_ending() const {
  if (shutdown_.stop_requested()) throw Error{ErrorCode::busy, "Cinemarco is being stopped; try again later."};
}

RunStatus RunSupervisor::start_import(const ImportRequest& request, Resume resume) {
  const std::scoped_lock starting{starting_};
  refuse_while_ending();
  if (!is_own_export(request)) services_.require_metadata();
  if (resume == Resume::no) static_cast<void>(services_.open_source(request));  // before a run is begun in vain
  auto plan =
      plan_import(services_.database, services_.data_folder, request, resume, services_.zone(), services_.clock.now());
  if (!plan) throw Error{ErrorCode::not_found, "The last import is complete; there is nothing to resume."};
  join_last();  // it gave up the lock; what it still has to tell and to note comes before the next run's first word
  plan->backups = services_.backups;
  auto lock = std::move(plan->lock);
  const auto planned = std::make_shared<PlannedImport>(std::move(*plan));
  const std::shared_ptr<HistorySource> source{services_.open_source(planned->request)};
  meet_owner(services_.database, planned->account, *source, planned->request.other, services_.clock,
             shutdown_.get_token());
  const RunPorts ports{services_.database, *source, services_.catalogue, services_.pictures, services_.clock};
  const auto run = std::make_shared<Run>(std::move(lock), "import", services_.waiting_until);
  run->export_path = planned->request.export_path;
  run->id = begin_import(ports, *planned);
  run->work = [ports, planned, source, id = run->id](RunProgress& progress, Stops stops) {
    return run_import(ports, *planned, id, progress, std::move(stops));
  };
  return begin(run);
}

RunStatus RunSupervisor::start_sync(const SyncRequest& request) {
  const std::scoped_lock starting{starting_};
  refuse_while_ending();
  services_.require_metadata();
  const auto trakt = std::make_shared<LiveTrakt>(services_.open_live_source());
  auto plan = plan_sync(services_.database, services_.data_folder, request, services_.zone(), services_.clock.now());
  join_last();
  auto lock = std::move(plan.lock);
  const auto planned = std::make_shared<PlannedSync>(std::move(plan));
  const SyncPorts ports{services_.database,  *trakt->history,    *trakt->writer,
                        services_.catalogue, services_.pictures, services_.clock};
  const auto run = std::make_shared<Run>(std::move(lock), "sync", services_.waiting_until);
  run->id = begin_sync(ports, *planned);
  run->work = [ports, planned, trakt, id = run->id](RunProgress& progress, Stops stops) {
    return run_sync(ports, *planned, id, progress, std::move(stops));
  };
  return begin(run);
}

RunStatus RunSupervisor::begin(const std::shared_ptr<Run>& run) {
  {
    const std::scoped_lock lock{mutex_};
    run_ = run;
    running_ = true;
  }
  auto status = live_status(*run);
  if (on_change_) on_change_(status);
  run->watcher = std::jthread{[this, &run = *run] { watch(run); }};
  run->worker = std::jthread{[this, &run = *run] { carry_out(run); }};
  return status;
}

void RunSupervisor::carry_out(Run& run) {
  lower_thread_priority();
  try {
    const auto outcome = run.work(run.progress, {run.cancel.get_token(), shutdown_.get_token()});
    if (!is_of_use(outcome)) services_.uploads.drop(run.export_path);
    run.message = outcome.summary.message;
  } catch (const std::exception& error) {  // the database failed at the very end: the row says running, a resume helps
    spdlog::error("run {}: {}", run.id.value(), error.what());
    run.message = error.what();
    run.progress.finish("interrupted");
  }
  run.work = nullptr;  // and all that it read
  run.ending.come();
}

void RunSupervisor::watch(Run& run) {
  run.ending.tell_changes_until_then([&] { return live_status(run); }, on_change_);
  run.lock.release();  // before anybody hears that the next run may begin
  running_ = false;
  if (on_change_) on_change_(status(run.kind));
}

RunStatus RunSupervisor::live_status(const Run& run) const {
  RunStatus status;
  const bool running = running_;  // asked once: it may end while we look
  static_cast<ProgressSnapshot&>(status) = run.progress.snapshot(services_.clock.now());
  tell_newest_errors(status);
  status.kind = run.kind;
  status.run_id = run.id.value();
  store::Reader reader{services_.database};
  status.pictures_to_come = store::queued_images(reader);
  // The state ends with the lock: who reads "completed" may begin the next run.
  if (running) {
    status.state = "running";
  } else {
    status.message = run.message;
    status.resumable = !is_complete(status.state);
  }
  return status;
}

void RunSupervisor::settle_zone() {
  const std::unique_lock starting{starting_, std::try_to_lock};
  if (!starting) return;
  const auto moved = settle_zone_unless_running(services_.database, services_.data_folder, services_.account,
                                                services_.zone(), services_.clock.now());
  if (moved) spdlog::warn("{}", *moved);
}

bool RunSupervisor::cancel(std::string_view kind) {
  const std::scoped_lock lock{mutex_};
  if (!running_ || !run_ || run_->kind != kind) return false;
  run_->progress.cancel_requested();
  run_->cancel.request_stop();
  return true;
}

RunStatus RunSupervisor::status(const std::string& kind) {
  {
    const std::scoped_lock lock{mutex_};
    if (running_ && run_ && run_->kind == kind) return live_status(*run_);
  }
  return status_from_rows(kind);
}

RunStatus RunSupervisor::status_from_rows(const std::string& kind) {
  RunStatus status;
  status.kind = kind;
  status.phase = to_string(Phase::done);
  store::Reader reader{services_.database};
  status.pictures_to_come = store::queued_images(reader);
  const auto run = store::last_run(reader, services_.account, kind);
  if (!run) {
    status.state = "idle";
    return status;
  }
  status.run_id = run->id.value();
  status.state = store::to_string(run->state);
  if (run->state == store::RunState::running) {
    // Another process is at it, or died at it: then nobody holds the lock. Trying it must not make a start here busy.
    const std::unique_lock starting{starting_, std::try_to_lock};
    if (starting && RunLock::try_acquire(services_.data_folder)) {
      status.state = store::to_string(store::RunState::interrupted);
      status.message = "Cinemarco ended while this ran. What was done is kept, and the rest can follow.";
    } else {
      status.phase = to_string(run->walked_at ? Phase::metadata : Phase::history);
    }
  }
  auto summary = report(reader, services_.account, run->id);
  status.errors = std::move(summary.errors);
  tell_newest_errors(status);
  status.completed = summary.movies.seen + summary.series.seen;
  status.total = status.completed;
  if (!status.message) status.message = std::move(summary.message);
  status.resumable = status.state != "running" && !is_complete(status.state) && can_be_resumed(*run);
  return status;
}

void RunSupervisor::stop() {
  shutdown_.request_stop();
  const std::scoped_lock starting{starting_};
  join_last();
}

void RunSupervisor::join_last() {
  std::shared_ptr<Run> last;
  {
    const std::scoped_lock lock{mutex_};
    last = run_;
  }
  if (!last) return;
  if (last->worker.joinable()) last->worker.join();
  if (last->watcher.joinable()) last->watcher.join();
}

}  // namespace cinemarco::exchange
