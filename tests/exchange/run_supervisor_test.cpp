// SPDX-License-Identifier: MIT
// Runs as the server starts them: one at a time, watched, stopped, resumed, over restarts and deaths of the server.
#include "exchange/run_supervisor.hpp"

#include "exchange/world.hpp"
#include "json/json.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <random>
#include <sys/resource.h>
#include <thread>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock;
using test::difference;
using test::dump_promised;
using test::faults;
using test::Home;
using test::query;
using test::World;

// Who watches the runs, and remembers.
class Listener {
 public:
  struct Heard {
    Moment::time_point when;
    RunStatus status;
  };
  void hear(const RunStatus& status) {
    if (talking_.exchange(true)) overlapped_ = true;
    {
      const std::scoped_lock lock{mutex_};
      heard_.push_back({Moment::now(), status});
      if (status.state != "running") ++ends_;
      changed_.notify_all();
    }
    std::this_thread::yield();
    talking_ = false;
  }
  // The last status of the next run that ends.
  std::optional<RunStatus> wait_for_end() {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, 30s, [this] { return ends_ > awaited_; })) return std::nullopt;
    ++awaited_;
    return heard_.back().status;
  }
  template <class Condition>
  bool wait_for(Condition condition) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, 30s, [&] { return !heard_.empty() && condition(heard_.back().status); });
  }
  [[nodiscard]] std::vector<Heard> heard() const {
    const std::scoped_lock lock{mutex_};
    return heard_;
  }
  [[nodiscard]] int ends() const {
    const std::scoped_lock lock{mutex_};
    return ends_;
  }
  [[nodiscard]] bool overlapped() const { return overlapped_; }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Heard> heard_;
  int ends_ = 0;
  int awaited_ = 0;
  std::atomic<bool> talking_{false};
  std::atomic<bool> overlapped_{false};
};

// A server, as far as runs go, on one data folder: made anew, it finds what the last one left.
struct Server {
  explicit Server(World& world, const std::string& name = "home")
      : home{world.sandbox, world.folder / name},
        uploads{home.database(), home.account(), home.clock(), world.folder.path()},
        runs{home.services(uploads), [this](const RunStatus& status) { listener.hear(status); }} {}
  Server(World& world, const std::function<void(RunServices&)>& change)
      : home{world.sandbox, world.folder / "home"},
        uploads{home.database(), home.account(), home.clock(), world.folder.path()},
        runs{changed(change), [this](const RunStatus& status) { listener.hear(status); }} {}

  RunStatus start(Resume resume = Resume::no) { return runs.start_import({}, resume); }
  // A run that a service makes wait until the clock is released.
  void start_held(World& world, const std::string& fault = "429_json=1") {
    world.sandbox.set_faults(faults({fault}));
    home.clock().hold();
    start();
    EXPECT_TRUE(home.clock().wait_for_sleeper());
  }
  std::string rows() { return dump_promised(home.database_file()); }
  RunServices changed(const std::function<void(RunServices&)>& change) {
    auto services = home.services(uploads);
    change(services);
    return services;
  }

  Home home;
  Listener listener;
  Uploads uploads;
  RunSupervisor runs;
};

std::string reference(World& world) {
  auto home = world.home("reference");
  EXPECT_EQ(home.import().summary.state, "completed");
  return dump_promised(home.database_file());
}

template <class Action>
std::optional<ErrorCode> code_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_STRNE(error.what(), "");
    return error.code();
  }
  return std::nullopt;
}

void expect_idle(RunSupervisor& runs) {
  EXPECT_FALSE(runs.is_running());
  EXPECT_FALSE(runs.cancel("import"));
  EXPECT_NE(runs.status("import").state, "running");
}

TEST(RunSupervisor, is_idle_before_the_first_run) {
  World world{test::small_account()};
  Server server{world};
  const auto status = server.runs.status("import");
  EXPECT_EQ(status.state, "idle");
  EXPECT_EQ(status.phase, "done");
  EXPECT_FALSE(status.run_id);
  EXPECT_FALSE(status.resumable);
  expect_idle(server.runs);
  EXPECT_TRUE(server.listener.heard().empty());
}

TEST(RunSupervisor, writes_the_status_as_one_flat_object_in_the_promised_order) {
  RunStatus status;
  status.state = "running";
  status.phase = "history";
  status.run_id = 7;
  EXPECT_EQ(
      json::to_text(status),
      R"({"state":"running","phase":"history","current_item":"","completed":0,"total":0,"errors":[],)"
      R"("cancellation_requested":false,"eta_seconds":null,"waiting_until":null,"kind":"import","run_id":7,"resumable":false,)"
      R"("message":null,"error_count":0,"pictures_to_come":0})");
}

TEST(RunSupervisor, brings_a_run_to_its_end_and_tells_it) {
  World world{test::small_account()};
  const auto expected = reference(world);
  Server server{world};
  const auto begun = server.start();
  EXPECT_EQ(begun.state, "running");
  EXPECT_EQ(begun.run_id, 1);
  EXPECT_FALSE(begun.resumable);
  const auto end = server.listener.wait_for_end();
  ASSERT_TRUE(end);
  for (const auto& status : {*end, server.runs.status("import")}) {
    EXPECT_EQ(status.state, "completed");
    EXPECT_EQ(status.phase, "done");
    EXPECT_EQ(status.run_id, 1);
    EXPECT_FALSE(status.resumable);
    EXPECT_TRUE(status.errors.empty());
    EXPECT_FALSE(status.message);
    EXPECT_EQ(status.completed, status.total);
  }
  expect_idle(server.runs);
  EXPECT_EQ(difference(server.rows(), expected), "");
  EXPECT_EQ(server.listener.heard().front().status.state, "running");
  EXPECT_EQ(code_of([&] { server.start(Resume::yes); }), ErrorCode::not_found) << "it is complete";

  // Who heard of the end may begin the next run at once.
  EXPECT_EQ(server.start().run_id, 2);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_EQ(difference(server.rows(), expected), "");
}

TEST(RunSupervisor, resumes_nothing_by_beginning) {
  World world{test::small_account()};
  Server server{world};
  EXPECT_EQ(server.start(Resume::yes).run_id, 1);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
}

TEST(RunSupervisor, is_busy_while_a_run_goes_on_here_or_in_another_process) {
  World world{test::small_account()};
  Server server{world};
  server.start_held(world);
  EXPECT_TRUE(server.runs.is_running());
  EXPECT_EQ(code_of([&] { server.start(); }), ErrorCode::busy);
  EXPECT_EQ(code_of([&] { server.start(Resume::yes); }), ErrorCode::busy);
  const auto status = server.runs.status("import");
  EXPECT_EQ(status.state, "running");
  EXPECT_EQ(status.phase, "history");
  EXPECT_TRUE(status.waiting_until) << "Trakt makes it wait";
  EXPECT_FALSE(status.resumable);

  Server other{world};
  const auto seen = other.runs.status("import");
  EXPECT_EQ(seen.state, "running");
  EXPECT_EQ(seen.run_id, 1);
  EXPECT_EQ(seen.phase, "history");
  EXPECT_FALSE(seen.resumable);
  EXPECT_FALSE(other.runs.is_running());
  EXPECT_FALSE(other.runs.cancel("import")) << "it does not run here";
  EXPECT_EQ(code_of([&] { other.start(); }), ErrorCode::busy);

  server.home.clock().release();
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_EQ(other.runs.status("import").state, "completed");
  EXPECT_EQ(other.start().run_id, 2);
  EXPECT_EQ(other.listener.wait_for_end()->state, "completed");
}

TEST(RunSupervisor, cancels_so_that_the_run_can_be_resumed) {
  World world{test::small_account()};
  const auto expected = reference(world);
  Server server{world};
  server.start_held(world);
  EXPECT_TRUE(server.runs.cancel("import"));
  const auto end = server.listener.wait_for_end();
  ASSERT_TRUE(end);
  for (const auto& status : {*end, server.runs.status("import")}) {
    EXPECT_EQ(status.state, "cancelled");
    EXPECT_EQ(status.run_id, 1);
    EXPECT_TRUE(status.resumable);
    EXPECT_NE(status.message.value_or(""), "");
  }
  expect_idle(server.runs);
  server.home.clock().release();
  EXPECT_EQ(server.start(Resume::yes).run_id, 1);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_EQ(difference(server.rows(), expected), "");
}

TEST(RunSupervisor, cancels_at_once_however_often_it_is_asked) {
  World world{test::small_account()};
  Server server{world};
  server.start_held(world);
  {
    std::vector<std::jthread> impatient;
    for (int i = 0; i < 10; ++i) {
      impatient.emplace_back([&] {
        for (int again = 0; again < 20; ++again) static_cast<void>(server.runs.cancel("import"));
      });
    }
  }
  EXPECT_EQ(server.listener.wait_for_end()->state, "cancelled");
  EXPECT_EQ(server.listener.ends(), 1);
}

TEST(RunSupervisor, tells_after_a_restart_how_the_last_run_ended) {
  World world{test::small_account()};
  {
    Server server{world};
    server.start_held(world);
    server.runs.cancel("import");
    EXPECT_EQ(server.listener.wait_for_end()->state, "cancelled");
  }
  {
    Server server{world};
    const auto status = server.runs.status("import");
    EXPECT_EQ(status.state, "cancelled");
    EXPECT_EQ(status.run_id, 1);
    EXPECT_TRUE(status.resumable);
    EXPECT_NE(status.message.value_or(""), "");
    const auto movie = world.sandbox.catalogue().movies.front().ids.tmdb;
    world.sandbox.set_faults(faults({"tmdb_404=" + std::to_string(movie)}));
    server.start();
    EXPECT_EQ(server.listener.wait_for_end()->state, "completed_with_errors");
  }
  Server server{world};
  const auto status = server.runs.status("import");
  EXPECT_EQ(status.state, "completed_with_errors");
  EXPECT_EQ(status.run_id, 2);
  EXPECT_FALSE(status.resumable);
  ASSERT_EQ(status.errors.size(), 1U);
  EXPECT_EQ(status.errors[0].tmdb_id, world.sandbox.catalogue().movies.front().ids.tmdb);
}

// A killed server leaves its row as it was, and the kernel gives its lock back.
TEST(RunSupervisor, takes_a_run_of_a_killed_server_for_interrupted_and_resumes_it) {
  World world{test::small_account()};
  const auto expected = reference(world);
  Server server{world};
  {
    store::Transaction tx{server.home.database()};
    store::start_run(tx, server.home.account(), "import", "api", to_options_text({}), server.home.clock().now());
    tx.commit();
  }
  const auto status = server.runs.status("import");
  EXPECT_EQ(status.state, "interrupted");
  EXPECT_EQ(status.run_id, 1);
  EXPECT_TRUE(status.resumable);
  EXPECT_NE(status.message.value_or(""), "");
  expect_idle(server.runs);
  EXPECT_EQ(server.start(Resume::yes).run_id, 1);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_EQ(difference(server.rows(), expected), "");
}

TEST(RunSupervisor, stops_with_the_server_while_a_service_makes_it_wait) {
  World world{test::small_account()};
  const auto expected = reference(world);
  {
    Server server{world};
    server.start_held(world);
    const auto start = Moment::now();
    server.runs.stop();
    EXPECT_LT(Moment::now() - start, 5s);
    server.runs.stop();
    const auto last = server.listener.heard().back().status;
    EXPECT_EQ(last.state, "interrupted");
    EXPECT_TRUE(last.resumable);
    EXPECT_NE(last.message.value_or(""), "");
    expect_idle(server.runs);
    EXPECT_EQ(code_of([&] { server.start(); }), ErrorCode::busy) << "nothing begins any more";
    EXPECT_EQ(query(server.home.database_file(), "SELECT state FROM runs"), "interrupted");
  }
  Server server{world};
  EXPECT_EQ(server.runs.status("import").state, "interrupted");
  EXPECT_TRUE(server.runs.status("import").resumable);
  EXPECT_EQ(server.start(Resume::yes).run_id, 1);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_EQ(difference(server.rows(), expected), "");
}

TEST(RunSupervisor, ends_with_its_owner_wherever_the_run_is) {
  struct Row {
    const char* description;
    const char* fault;
    const char* phase;
  };
  const Row rows[] = {
      {"Trakt never answers", "stall=999", "history"},
      {"TMDB makes it wait", "tmdb_429=1", "metadata"},
  };
  for (const auto& row : rows) {
    World world{test::small_account()};
    world.sandbox.set_faults(faults({row.fault}));
    Moment::time_point start;
    {
      Server server{world};
      server.home.clock().hold();
      server.start();
      EXPECT_TRUE(server.listener.wait_for([&](const RunStatus& status) { return status.phase == row.phase; }))
          << row.description;
      start = Moment::now();
    }
    EXPECT_LT(Moment::now() - start, 5s) << row.description;
    EXPECT_EQ(query(world.folder / "home/cinemarco.db", "SELECT state FROM runs"), "interrupted") << row.description;
  }
}

TEST(RunSupervisor, tells_of_changes_at_most_ten_times_a_second_and_of_the_end_at_once) {
  auto options = test::small_account();
  options.size.movies = 300;
  options.latency = 20ms;
  World world{options};
  Server server{world};
  server.start();
  const auto end = server.listener.wait_for_end();
  ASSERT_TRUE(end);
  EXPECT_EQ(end->state, "completed");
  const auto heard = server.listener.heard();
  ASSERT_GT(heard.size(), 4U) << "the run was too short to show anything";
  for (std::size_t i = 1; i + 1 < heard.size(); ++i) {  // the last comes when it comes
    EXPECT_GE(heard[i].when - heard[i - 1].when, kBetweenChanges - 5ms) << i;
    EXPECT_EQ(heard[i].status.state, "running") << i;
  }
  EXPECT_FALSE(server.listener.overlapped());
  EXPECT_TRUE(std::ranges::any_of(heard, [](const auto& one) { return one.status.completed > 0; }));
}

TEST(RunSupervisor, begins_no_run_where_something_is_missing) {
  World world{test::small_account()};
  std::atomic<bool> has_key{false};
  std::atomic<bool> signed_in{false};
  Server server{world, [&](RunServices& services) {
                  services.require_metadata = [&] {
                    if (!has_key) throw Error{ErrorCode::configuration, "TMDB_API_KEY is missing."};
                  };
                  services.open_source = [&, open = services.open_source](const ImportRequest& request) {
                    if (!signed_in) throw Error{ErrorCode::trakt_sign_in, "Sign in first."};
                    return open(request);
                  };
                }};
  for (const auto resume : {Resume::no, Resume::yes}) {
    has_key = false;
    signed_in = false;
    EXPECT_EQ(code_of([&] { server.start(resume); }), ErrorCode::configuration);
    has_key = true;
    EXPECT_EQ(code_of([&] { server.start(resume); }), ErrorCode::trakt_sign_in);
    EXPECT_EQ(server.runs.status("import").state, "idle");
    expect_idle(server.runs);
  }
  EXPECT_TRUE(server.listener.heard().empty());
  signed_in = true;
  server.start();
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
}

// A source that says how its walker is treated, and how many walk.
class WatchedSource final : public HistorySource {
 public:
  WatchedSource(std::unique_ptr<HistorySource> real, std::atomic<int>& priority, std::atomic<int>& walkers,
                std::atomic<int>& most)
      : real_{std::move(real)}, priority_{priority}, walkers_{walkers}, most_{most} {}
  [[nodiscard]] SourceKind kind() const override { return real_->kind(); }
  std::string version(const std::set<Section>& sections, std::stop_token stop) override {
    return real_->version(sections, std::move(stop));
  }
  void walk(const std::set<Section>& sections, const WalkPosition& from, const std::function<void(SourcePage&&)>& sink,
            std::stop_token stop) override {
    priority_ = ::getpriority(PRIO_PROCESS, 0);
    most_ = std::max(most_.load(), ++walkers_);
    struct Leave {
      std::atomic<int>& walkers;
      ~Leave() { --walkers; }
    } const leave{walkers_};
    real_->walk(sections, from, sink, std::move(stop));
  }
  [[nodiscard]] std::int64_t requests() const override { return real_->requests(); }

 private:
  std::unique_ptr<HistorySource> real_;
  std::atomic<int>& priority_;
  std::atomic<int>& walkers_;
  std::atomic<int>& most_;
};

struct Watch {
  std::atomic<int> priority{0};
  std::atomic<int> walkers{0};
  std::atomic<int> most{0};
  void over(RunServices& services) {
    services.open_source = [this, open = services.open_source](const ImportRequest& request) {
      return std::make_unique<WatchedSource>(open(request), priority, walkers, most);
    };
  }
};

TEST(RunSupervisor, runs_at_a_lower_priority_than_those_who_ask) {
  World world{test::small_account()};
  Watch watch;
  Server server{world, [&](RunServices& services) { watch.over(services); }};
  server.start();
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  constexpr int kLowest = 19;
  const int own = ::getpriority(PRIO_PROCESS, 0);
  EXPECT_EQ(watch.priority, std::min(own + 10, kLowest));  // also under nice
}

TEST(RunSupervisor, keeps_order_among_many_who_start_cancel_and_ask) {
  World world{test::small_account()};
  Watch watch;
  std::atomic<int> started{0};
  Server server{world, [&](RunServices& services) { watch.over(services); }};
  {
    std::vector<std::jthread> crowd;
    for (unsigned seed = 0; seed < 4; ++seed) {
      crowd.emplace_back([&, seed] {
        std::mt19937 random{seed};
        const auto patience = Moment::now() + 60s;
        while (started < 10 && Moment::now() < patience) {
          const auto choice = random() % 1000;
          if (choice < 250) {
            const auto refused = code_of([&] { server.start(choice % 2 == 0 ? Resume::yes : Resume::no); });
            if (!refused) ++started;
            EXPECT_TRUE(!refused || refused == ErrorCode::busy || refused == ErrorCode::not_found);
          } else if (choice < 253) {
            static_cast<void>(server.runs.cancel("import"));
          } else {
            const auto status = server.runs.status("import");
            EXPECT_TRUE(status.state != "running" || !status.resumable);
          }
        }
      });
    }
  }
  const auto patience = Moment::now() + 30s;
  while (server.runs.is_running() && Moment::now() < patience) std::this_thread::yield();
  server.runs.stop();
  EXPECT_GE(started, 10);
  EXPECT_EQ(server.listener.ends(), started) << "every run's end was told";
  EXPECT_LE(watch.most, 1) << "one at a time; none where all were cancelled at once";
  EXPECT_EQ(watch.walkers, 0);
  EXPECT_FALSE(server.listener.overlapped());
}

// ---- uploaded exports ----

std::filesystem::path upload(World& world, Server& server) {
  auto file = server.uploads.make_file();
  const auto written = world.folder / "export.zip";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, written); });
  std::filesystem::copy_file(written, file, std::filesystem::copy_options::overwrite_existing);
  return file;
}

TEST(RunSupervisor, removes_an_upload_once_it_is_imported) {
  World world{test::small_account()};
  const auto expected = reference(world);
  Server server{world};
  const auto file = upload(world, server);
  const auto name = server.uploads.keep(file);
  const ImportRequest request{file.string(), kAllParts};
  server.runs.start_import(request, Resume::no);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(code_of([&] { static_cast<void>(server.uploads.find(name)); }), ErrorCode::not_found);
  EXPECT_EQ(difference(server.rows(), expected), "");
}

TEST(RunSupervisor, keeps_an_upload_over_restarts_until_it_is_imported) {
  World world{test::small_account()};
  const auto expected = reference(world);
  std::filesystem::path file;
  {
    Server server{world};
    file = upload(world, server);
    static_cast<void>(server.uploads.keep(file));
    world.sandbox.set_faults(faults({"tmdb_429=1"}));
    server.home.clock().hold();
    server.runs.start_import({file.string(), kAllParts}, Resume::no);
    ASSERT_TRUE(server.home.clock().wait_for_sleeper());
  }
  ASSERT_TRUE(std::filesystem::exists(file));
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - 48h);
  Server server{world};
  server.uploads.open();
  ASSERT_TRUE(std::filesystem::exists(file));
  server.start(Resume::yes);
  EXPECT_EQ(server.listener.wait_for_end()->state, "completed");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(difference(server.rows(), expected), "");
}

}  // namespace
}  // namespace cinemarco::exchange
