// SPDX-License-Identifier: MIT
// What an import reads when it goes on is what it was given, and no file that another user put in its place.
#include "domain/error.hpp"
#include "exchange/import_request.hpp"
#include "exchange/uploads.hpp"
#include "store/accounts.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace cinemarco::exchange {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;

void give_away(const fs::path& file) {
  ASSERT_EQ(::lchown(file.c_str(), kNobody, kNobody), 0);
}

std::string refusal(const ImportRequest& request) {
  try {
    require_files(request);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    return error.what();
  }
  return {};
}

TEST(Resume, reads_no_file_that_another_user_made) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  const test::TempDir folder;
  const auto file = folder / "export.zip";
  std::ofstream{file} << "an export";
  const ImportRequest request{.export_path = file.string()};
  EXPECT_EQ(refusal(request), "");
  give_away(file);
  const auto told = refusal(request);
  EXPECT_TRUE(told.contains(file.string()) && told.contains("(uid 65534)") && told.contains("again")) << told;
  fs::remove(file);
  std::ofstream{folder / "elsewhere.zip"} << "an export";
  fs::create_symlink("elsewhere.zip", file);
  EXPECT_EQ(refusal(request), "") << "a link of one's own, to a file of one's own";
  give_away(file);
  EXPECT_NE(refusal(request), "") << "a link of another user's";
}

TEST(Resume, reads_no_upload_that_is_a_link) {
  const test::TempDir folder;
  std::ofstream{folder / "elsewhere.zip"} << "an export";
  fs::create_symlink(folder / "elsewhere.zip", folder / "upload");
  EXPECT_NE(refusal({.export_path = (folder / "upload").string(), .export_name = "export.zip"}), "");
}

TEST(KeptUploads, are_not_found_where_another_file_took_their_name) {
  const test::TempDir folder;
  test::FakeClock clock;
  store::Database database{folder / "cinemarco.db"};
  store::Transaction tx{database};
  const auto account = store::ensure_account(tx, "Europe/Berlin").id;
  tx.commit();
  Uploads uploads{database, account, clock, folder / "uploads"};
  const auto file = uploads.make_file();
  const auto name = uploads.keep(file);
  EXPECT_EQ(uploads.find(name).file, file);
  fs::rename(file, folder / "moved");
  fs::create_symlink(folder / "moved", file);
  EXPECT_THROW(static_cast<void>(uploads.find(name)), Error);
}

TEST(KeptUploads, lie_in_no_folder_of_another_user) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  const test::TempDir folder;
  fs::create_directory(folder / "uploads");
  give_away(folder / "uploads");
  test::FakeClock clock;
  store::Database database{folder / "cinemarco.db"};
  store::Transaction tx{database};
  const auto account = store::ensure_account(tx, "Europe/Berlin").id;
  tx.commit();
  const Uploads uploads{database, account, clock, folder / "uploads"};
  EXPECT_THROW(static_cast<void>(uploads.make_file()), Error);
}

}  // namespace
}  // namespace cinemarco::exchange
