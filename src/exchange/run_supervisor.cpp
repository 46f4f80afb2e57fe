// SPDX-License-Identifier: MIT
#include "exchange/run_supervisor.hpp"

#include "json/json.hpp"
#include "store/runs.hpp"

#include <spdlog/spdlog.h>

#include <limits>
#include <sys/resource.h>
#include <utility>

namespace cinemarco::exchange {

namespace {

// A run is in no hurry; people who look at their library meanwhile are. Threads that the caller starts inherit this.
void step_back() {
  constexpr int kNice = 10;
  if (::setpriority(PRIO_PROCESS, 0, kNice) != 0) spdlog::debug("the run keeps its priority");
}

std::optional<store::RunRecord> last_import(store::Connection& db, AccountId account) {
  for (auto& run : store::list_runs(db, account, std::numeric_limits<int>::max())) {
    if (run.kind == "import") return std::move(run);
  }
  return std::nullopt;
}

// The live API, or an export that is still where it was.
bool source_is_there(const store::RunRecord& run) {
  const auto request = from_options_text(run.options);
  if (!request) return false;
  std::error_code ignored;
  return request->source() == SourceKind::api || std::filesystem::exists(request->export_path, ignored);
}

bool is_complete(const std::string& state) {
  return state == "completed" || state == "completed_with_errors";
}

}  // namespace

// One run from its beginning to its end. Threads last, so that they end before what they use.
struct RunSupervisor::Run {
  PlannedImport plan;
  std::unique_ptr<HistorySource> source;
  RunId id;
  RunProgress progress;
  std::stop_source cancel;
  std::mutex mutex;
  std::condition_variable ended_signal;
  bool ended = false;
  std::optional<std::string> message;
  std::jthread watcher;
  std::jthread worker;

  Run(PlannedImport given, std::unique_ptr<HistorySource> from, std::function<std::optional<Instant>()> waiting_until)
      : plan{std::move(given)}, source{std::move(from)}, progress{std::move(waiting_until)} {}
};

RunSupervisor::RunSupervisor(RunServices services, std::function<void(const RunStatus&)> on_change)
    : services_{std::move(services)}, on_change_{std::move(on_change)} {}

RunSupervisor::~RunSupervisor() {
  stop();
}

RunStatus RunSupervisor::start_import(const ImportRequest& request, Resume resume) {
  const std::scoped_lock starting{starting_};
  if (shutdown_.stop_requested()) throw Error{ErrorCode::busy, "Cinemarco is being stopped; start the import later."};
  services_.require_metadata();
  if (resume == Resume::no) static_cast<void>(services_.open_source(request));  // before a run is begun in vain
  auto plan =
      plan_import(services_.database, services_.data_folder, request, resume, services_.zone, services_.clock.now());
  if (!plan) throw Error{ErrorCode::not_found, "The last import is complete; there is nothing to resume."};
  auto source = services_.open_source(plan->request);
  join_last();  // it gave up the lock; what it still has to tell and to note comes before the next run's first word
  auto run = std::make_shared<Run>(std::move(*plan), std::move(source), services_.waiting_until);
  const RunPorts ports{services_.database, *run->source, services_.catalogue, services_.pictures, services_.clock};
  run->id = begin_import(ports, run->plan);
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
  step_back();
  try {
    const RunPorts ports{services_.database, *run.source, services_.catalogue, services_.pictures, services_.clock};
    const auto outcome =
        run_import(ports, run.plan, run.id, run.progress, {run.cancel.get_token(), shutdown_.get_token()});
    // An export that was read whole, or that is none, is of no use to a resume.
    const bool is_useless = outcome.error && outcome.error->code() == ErrorCode::invalid;
    if (is_complete(outcome.summary.state) || is_useless) services_.uploads.drop(run.plan.request.export_path);
    run.message = outcome.summary.message;
  } catch (const std::exception& error) {  // the database failed at the very end: the row says running, a resume helps
    spdlog::error("run {}: {}", run.id.value(), error.what());
    run.message = error.what();
    run.progress.finish("interrupted");
  }
  const std::scoped_lock lock{run.mutex};
  run.ended = true;
  run.ended_signal.notify_all();
}

void RunSupervisor::watch(Run& run) {
  std::string shown;
  std::unique_lock lock{run.mutex};
  while (!run.ended_signal.wait_for(lock, kBetweenChanges, [&run] { return run.ended; })) {
    lock.unlock();
    const auto status = live_status(run);
    if (auto text = json::to_text(status); on_change_ && text != shown) {
      on_change_(status);
      shown = std::move(text);
    }
    lock.lock();
  }
  lock.unlock();
  run.plan.lock.release();  // before anybody hears that the next run may begin
  running_ = false;
  if (on_change_) on_change_(status());
}

RunStatus RunSupervisor::live_status(const Run& run) const {
  RunStatus status;
  const bool running = running_;  // asked once: it may end while we look
  static_cast<ProgressSnapshot&>(status) = run.progress.snapshot(services_.clock.now());
  status.run_id = run.id.value();
  // The state ends with the lock: who reads "completed" may begin the next run.
  if (running) {
    status.state = "running";
  } else {
    status.message = run.message;
    status.resumable = !is_complete(status.state);
  }
  return status;
}

Preview RunSupervisor::preview(const ImportRequest& request, std::stop_token stop) {
  const std::unique_lock lock{previewing_, std::try_to_lock};
  if (!lock) throw Error{ErrorCode::busy, "Another preview is being made. Wait until it is there."};
  const auto source = services_.open_source(request);
  RunProgress progress{services_.waiting_until};
  return preview_import(services_.database, *source, request, services_.account, progress, std::move(stop));
}

bool RunSupervisor::cancel() {
  const std::scoped_lock lock{mutex_};
  if (!running_ || !run_) return false;
  run_->progress.cancel_requested();
  run_->cancel.request_stop();
  return true;
}

RunStatus RunSupervisor::status() {
  {
    const std::scoped_lock lock{mutex_};
    if (running_ && run_) return live_status(*run_);
  }
  return status_from_rows();
}

RunStatus RunSupervisor::status_from_rows() {
  RunStatus status;
  status.phase = to_string(Phase::done);
  store::Reader reader{services_.database};
  const auto run = last_import(reader, services_.account);
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
      status.message = "Cinemarco ended while the import ran. What was done is kept; resume it.";
    } else {
      status.phase = to_string(run->walked_at ? Phase::metadata : Phase::history);
    }
  }
  auto summary = report(reader, services_.account, run->id);
  status.errors = std::move(summary.errors);
  status.completed = summary.movies.seen + summary.series.seen;
  status.total = status.completed;
  if (!status.message) status.message = std::move(summary.message);
  status.resumable = status.state != "running" && !is_complete(status.state) && source_is_there(*run);
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
