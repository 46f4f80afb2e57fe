// SPDX-License-Identifier: MIT
// Uploaded exports: kept as long as somebody may want them, and no longer.
#include "exchange/uploads.hpp"

#include "domain/error.hpp"
#include "exchange/import_request.hpp"
#include "exchange/run_lock.hpp"
#include "store/accounts.hpp"
#include "store/runs.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sys/stat.h>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

struct Desk {
  Desk() : database{folder / "cinemarco.db"} {
    store::Transaction tx{database};
    account = store::ensure_account(tx, "Europe/Berlin").id;
    tx.commit();
    fs::create_directory(place);
    restart();
  }
  void restart() {
    uploads.reset();
    uploads = std::make_unique<Uploads>(database, account, clock, place);
  }
  RunId begin_import_of(const fs::path& file) {
    store::Transaction tx{database};
    const auto run = store::start_run(tx, account, "import", "export",
                                      to_options_text(ImportRequest{.export_path = file.string()}), clock.now());
    tx.commit();
    return run;
  }
  void end(RunId run, store::RunState state) {
    store::Transaction tx{database};
    store::finish_run(tx, run, state, "{}", clock.now());
    tx.commit();
  }
  [[nodiscard]] bool is_kept(const std::string& name) {
    try {
      return fs::exists(uploads->find(name).file);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::not_found);
      EXPECT_TRUE(std::string{error.what()}.ends_with(".")) << error.what();
      return false;
    }
  }
  fs::path old_file(const std::string& name) {
    const auto file = place / name;
    std::ofstream{file} << "old";
    fs::last_write_time(file, fs::file_time_type::clock::now() - 25h);
    return file;
  }

  test::TempDir folder;
  fs::path place = folder / "uploads";
  test::FakeClock clock;
  store::Database database;
  AccountId account;
  std::unique_ptr<Uploads> uploads;
};

TEST(Uploads, are_files_that_only_we_may_read) {
  Desk desk;
  const auto file = desk.uploads->make_file();
  struct stat facts{};
  ASSERT_EQ(::stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  EXPECT_EQ(file.parent_path(), desk.place);
  EXPECT_TRUE(file.filename().string().starts_with("cinemarco-upload-"));
  EXPECT_NE(desk.uploads->make_file(), file);
}

TEST(Uploads, say_what_to_do_where_no_file_can_be_made) {
  Desk desk;
  fs::remove_all(desk.place);
  std::ofstream{desk.place} << "in the way";
  try {
    static_cast<void>(desk.uploads->make_file());
    FAIL() << "made where there is no folder";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::internal);
    EXPECT_TRUE(std::string{error.what()}.contains("Make room there")) << error.what();
  }
}

TEST(Uploads, are_found_until_an_hour_after_their_last_use) {
  Desk desk;
  const auto file = desk.uploads->make_file();
  const auto name = desk.uploads->keep(file);
  for (int i = 0; i < 3; ++i) {
    desk.clock.advance(59min);
    EXPECT_EQ(desk.uploads->find(name).file, file);
  }
  desk.clock.advance(60min);
  EXPECT_FALSE(desk.is_kept(name));
  EXPECT_FALSE(fs::exists(file));
}

TEST(Uploads, are_found_by_no_other_name) {
  Desk desk;
  const auto file = desk.uploads->make_file();
  const auto name = desk.uploads->keep(file);
  EXPECT_EQ(name.find_first_of("/."), std::string::npos);
  for (const auto& other : {std::string{}, std::string{"../x"}, file.string(), file.filename().string(), name + "/"}) {
    EXPECT_FALSE(desk.is_kept(other)) << other;
  }
  EXPECT_TRUE(desk.is_kept(name));
}

TEST(Uploads, beyond_four_push_out_the_one_used_longest_ago) {
  Desk desk;
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) {
    names.push_back(desk.uploads->keep(desk.uploads->make_file()));
    desk.clock.advance(1s);
  }
  EXPECT_TRUE(desk.is_kept(names[0])) << "used again, so that the second is now the oldest";
  desk.clock.advance(1s);
  names.push_back(desk.uploads->keep(desk.uploads->make_file()));
  EXPECT_FALSE(desk.is_kept(names[1]));
  for (const int i : {0, 2, 3, 4}) EXPECT_TRUE(desk.is_kept(names[static_cast<std::size_t>(i)])) << i;
  EXPECT_EQ(std::distance(fs::directory_iterator{desk.place}, fs::directory_iterator{}), 4);
}

TEST(Uploads, that_vanished_are_not_found) {
  Desk desk;
  const auto file = desk.uploads->make_file();
  const auto name = desk.uploads->keep(file);
  fs::remove(file);
  EXPECT_FALSE(desk.is_kept(name));
}

TEST(Uploads, are_dropped_with_their_file_and_nobody_elses_is) {
  Desk desk;
  const auto file = desk.uploads->make_file();
  const auto name = desk.uploads->keep(file);
  desk.uploads->drop(file);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_FALSE(desk.is_kept(name));
  desk.uploads->drop(file);
  desk.uploads->drop({});
  const fs::path others[] = {desk.place / "my-export.zip", desk.folder / "cinemarco-upload-of-my-trakt.zip"};
  for (const auto& other : others) {
    std::ofstream{other} << "mine";
    desk.uploads->drop(other);
    EXPECT_TRUE(fs::exists(other)) << other;
  }
}

TEST(Uploads, go_with_the_server_but_for_what_an_unfinished_import_needs) {
  Desk desk;
  const auto needed = desk.uploads->make_file();
  const auto idle = desk.uploads->make_file();
  static_cast<void>(desk.uploads->keep(needed));
  static_cast<void>(desk.uploads->keep(idle));
  const auto run = desk.begin_import_of(needed);
  desk.end(run, store::RunState::interrupted);
  desk.restart();
  EXPECT_TRUE(fs::exists(needed));
  EXPECT_FALSE(fs::exists(idle));
}

TEST(Uploads, stay_while_an_unfinished_import_needs_them_however_long) {
  struct Row {
    const char* description;
    std::optional<store::RunState> state;
    bool stays;
  };
  const Row rows[] = {
      {"running", std::nullopt, true},
      {"cancelled", store::RunState::cancelled, true},
      {"interrupted", store::RunState::interrupted, true},
      {"failed", store::RunState::failed, true},
      {"completed", store::RunState::completed, false},
      {"completed with errors", store::RunState::completed_with_errors, false},
  };
  for (const auto& row : rows) {
    Desk desk;
    const auto file = desk.uploads->make_file();
    static_cast<void>(desk.uploads->keep(file));
    const auto run = desk.begin_import_of(file);
    if (row.state) desk.end(run, *row.state);
    desk.clock.advance(5h);
    for (int i = 0; i < 5; ++i) static_cast<void>(desk.uploads->keep(desk.uploads->make_file()));
    EXPECT_EQ(fs::exists(file), row.stays) << row.description;
  }
}

TEST(Uploads, of_dead_servers_are_swept_at_the_start_unless_they_are_needed) {
  Desk desk;
  desk.uploads->open();
  const auto dead = desk.uploads->make_file();
  const auto sent = desk.uploads->make_folder();
  std::ofstream{sent / "watched-history.json"} << "[]";
  const auto needed = desk.uploads->make_file();
  const auto foreign = desk.place / "somebody-elses";
  std::ofstream{foreign} << "mine";
  desk.end(desk.begin_import_of(needed), store::RunState::cancelled);
  {
    const auto server = RunLock::try_acquire(desk.place);  // as `serve` holds it
    Uploads of_command{desk.database, desk.account, desk.clock, desk.place};
    of_command.clean_up();
    EXPECT_TRUE(fs::exists(dead)) << "the server lives";
  }
  desk.restart();
  desk.uploads->open();
  EXPECT_FALSE(fs::exists(dead) || fs::exists(sent));
  EXPECT_TRUE(fs::exists(needed) && fs::exists(foreign));
}

TEST(Uploads, lie_where_nobody_else_can_look) {
  Desk desk;
  fs::remove_all(desk.place);
  desk.uploads->open();
  struct stat facts{};
  ASSERT_EQ(::stat(desk.place.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0700U);
  EXPECT_EQ(upload_folder("/data"), fs::path{"/data/uploads"});
}

}  // namespace
}  // namespace cinemarco::exchange
