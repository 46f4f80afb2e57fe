// SPDX-License-Identifier: MIT
// What somebody watched, and the keys to it, are for that user's eyes: on the disk, in memory, after a crash.
#include "cli/hardened.hpp"
#include "serve/library.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cinemarco::test {
namespace {

namespace fs = std::filesystem;

mode_t mode_of(const fs::path& file) {
  struct stat state{};
  EXPECT_EQ(::stat(file.c_str(), &state), 0) << file;
  return state.st_mode & 0777U;
}

TEST(DataFolder, is_closed_to_others_whatever_umask_made_it) {
  const ProgramWorld world;
  world.connect();
  ASSERT_EQ(world.run({"import", "--wait-for-pictures"}).exit_code, 0);
  std::size_t pictures = 0;
  for (const auto& entry : fs::recursive_directory_iterator{world.data()}) {
    EXPECT_EQ(mode_of(entry.path()) & 0077U, 0U) << entry.path();
    if (entry.path().extension() == ".png") ++pictures;
  }
  EXPECT_GT(pictures, 0U);
}

TEST(DataFolder, that_was_open_is_closed_by_the_next_command) {
  const ProgramWorld world;
  ASSERT_EQ(world.run({"status"}).exit_code, 0);
  fs::create_directories(world.data() / "images" / "poster");
  ::chmod(world.data().c_str(), 0755);
  ::chmod(world.database().c_str(), 0644);
  ::chmod((world.data() / "images").c_str(), 0755);
  const auto status = world.run({"status"});
  EXPECT_EQ(status.exit_code, 0) << status.err;
  EXPECT_EQ(status.err, "");
  EXPECT_EQ(mode_of(world.database()), 0600U);
  EXPECT_EQ(mode_of(world.data() / "images"), 0700U);
}

TEST(DataFolder, that_cannot_be_closed_is_warned_of) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away, and become another";
  // As another user, whose data folder holds somebody else's open pictures.
  constexpr uid_t kNobody = 65534;
  const TempDir folder;
  fs::create_directories(folder / "data/images");
  ::chmod((folder / "data/images").c_str(), 0755);
  ASSERT_EQ(::chown(folder.path().c_str(), kNobody, kNobody), 0);
  ASSERT_EQ(::chown((folder / "data").c_str(), kNobody, kNobody), 0);
  const auto status =
      run_program("/usr/bin/setpriv", {"--reuid=65534", "--regid=65534", "--clear-groups", CINEMARCO_PROGRAM, "status"},
                  {{"CINEMARCO_DATA_DIR", (folder / "data").string()}}, folder.path());
  EXPECT_EQ(status.exit_code, 0) << status.err;
  EXPECT_TRUE(status.err.contains("Others may look into " + (folder / "data/images").string())) << status.err;
  EXPECT_TRUE(status.err.contains("root (uid 0)")) << status.err;
}

TEST(Memory, is_dumped_nowhere) {
  const pid_t child = ::fork();
  if (child == 0) {
    cli::keep_to_the_user();
    rlimit core{1, 1};
    ::getrlimit(RLIMIT_CORE, &core);
    const bool closed = ::prctl(PR_GET_DUMPABLE) == 0 && core.rlim_cur == 0 && core.rlim_max == 0;
    ::_exit(closed && ::umask(0) == 0077 ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(Memory, of_a_server_is_dumped_nowhere) {
  const ProgramWorld world;
  Served served{world};
  std::ifstream stream{"/proc/" + std::to_string(served.program().pid()) + "/limits"};
  std::stringstream limits;
  limits << stream.rdbuf();
  EXPECT_TRUE(limits.str().contains("Max core file size        0                    0")) << limits.str();
  EXPECT_EQ(served.get("/api/health").status, 200);
}

}  // namespace
}  // namespace cinemarco::test
