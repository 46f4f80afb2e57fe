// SPDX-License-Identifier: MIT
// Sealed tokens, their key, and the small settings.
#include "store/home.hpp"
#include "store/secret_box.hpp"
#include "store/settings.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace cinemarco::store {
namespace {

using cinemarco::test::TempDir;
using test::Home;
using test::kAccount;
using test::kNow;

TEST(SecretBox, opens_what_it_sealed_and_nothing_else) {
  const TempDir folder;
  const SecretBox box{folder / "secret.key"};
  const auto sealed = box.seal("token");
  EXPECT_EQ(sealed.find("token"), std::string::npos);
  EXPECT_NE(box.seal("token"), sealed) << "a nonce of its own";
  EXPECT_EQ(SecretBox{folder / "secret.key"}.open(sealed), "token");
  EXPECT_EQ(box.open(box.seal("")), "");
  auto tampered = sealed;
  tampered[tampered.size() / 2] = tampered[tampered.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(box.open(tampered));
  EXPECT_FALSE(box.open("nonsense"));
  EXPECT_FALSE(box.open(""));
  EXPECT_FALSE(SecretBox{folder / "other.key"}.open(sealed));
}

TEST(SecretBox, keeps_its_key_to_itself) {
  const TempDir folder;
  const auto file = folder / "secret.key";
  {
    const SecretBox box{file};
  }
  struct stat state{};
  ASSERT_EQ(::stat(file.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  ::chmod(file.c_str(), 0644);
  EXPECT_THROW(SecretBox{file}, Error) << "others could have read it";
}

TEST(SecretBox, refuses_a_damaged_key) {
  const TempDir folder;
  std::ofstream{folder / "secret.key"} << "short";
  ::chmod((folder / "secret.key").c_str(), 0600);
  EXPECT_THROW(SecretBox{folder / "secret.key"}, Error);
}

TEST(SecretBox, is_made_once_by_many_who_start_at_once) {
  const TempDir folder;
  std::vector<std::string> sealed(8);
  {
    std::vector<std::jthread> makers;
    for (auto& text : sealed) makers.emplace_back([&] { text = SecretBox{folder / "secret.key"}.seal("x"); });
  }
  const SecretBox box{folder / "secret.key"};
  for (const auto& text : sealed) EXPECT_EQ(box.open(text), "x");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1) << "no leftovers";
}

std::string bytes_of(const std::filesystem::path& folder) {
  std::stringstream all;
  for (const auto& file : std::filesystem::directory_iterator{folder}) {
    all << std::ifstream{file.path(), std::ios::binary}.rdbuf();
  }
  return all.str();
}

TEST(TokenStore, seals_tokens_and_gives_them_back) {
  Home home;
  const SecretBox box{home.folder / "secret.key"};
  SettingsTokenStore tokens{home.database, box, kAccount};
  EXPECT_FALSE(tokens.load_tokens());
  tokens.save_tokens({"access-token-in-clear", "refresh-token-in-clear", kNow});
  const auto loaded = tokens.load_tokens();
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->access_token, "access-token-in-clear");
  EXPECT_EQ(loaded->refresh_token, "refresh-token-in-clear");
  EXPECT_EQ(loaded->expires_at, kNow);
  EXPECT_EQ(bytes_of(home.folder.path()).find("in-clear"), std::string::npos);
  tokens.clear_tokens();
  EXPECT_FALSE(tokens.load_tokens());
}

TEST(TokenStore, forgets_that_a_new_sign_in_was_needed_once_there_is_one) {
  Home home;
  const SecretBox box{home.folder / "secret.key"};
  SettingsTokenStore tokens{home.database, box, kAccount};
  tokens.set_needs_reauth();
  EXPECT_TRUE(tokens.needs_reauth());
  tokens.save_tokens({"a", "r", kNow});
  EXPECT_FALSE(tokens.needs_reauth());
}

TEST(TokenStore, says_what_to_do_when_the_key_was_replaced) {
  Home home;
  {
    const SecretBox box{home.folder / "secret.key"};
    SettingsTokenStore{home.database, box, kAccount}.save_tokens({"a", "r", kNow});
    SettingsTokenStore{home.database, box, kAccount}.save_secret("trakt_oauth_state", "s");
  }
  const SecretBox other{home.folder / "other.key"};
  SettingsTokenStore tokens{home.database, other, kAccount};
  EXPECT_FALSE(tokens.load_secret("trakt_oauth_state"));
  try {
    (void)tokens.load_tokens();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::trakt_sign_in);
    EXPECT_NE(std::string{error.what()}.find("cinemarco trakt connect"), std::string::npos);
  }
}

TEST(TokenStore, keeps_small_secrets_by_name) {
  Home home;
  const SecretBox box{home.folder / "secret.key"};
  SettingsTokenStore tokens{home.database, box, kAccount};
  tokens.save_secret("state", "value");
  EXPECT_EQ(tokens.load_secret("state"), "value");
  tokens.save_secret("state", std::nullopt);
  EXPECT_EQ(tokens.load_secret("state"), std::nullopt);
}

TEST(WaitStore, remembers_until_it_is_told_to_forget) {
  Home home;
  {
    DatabaseWaitStore waits{home.database};
    EXPECT_EQ(waits.load_wait("Trakt"), std::nullopt);
    waits.save_wait("Trakt", kNow, "HTTP 429");
    waits.save_wait("Trakt", kNow + std::chrono::minutes{5}, "HTTP 429");
  }
  Database again{home.file()};
  DatabaseWaitStore waits{again};
  EXPECT_EQ(waits.load_wait("Trakt"), kNow + std::chrono::minutes{5});
  EXPECT_EQ(waits.load_wait("TMDB"), std::nullopt);
  waits.save_wait("Trakt", std::nullopt, "");
  EXPECT_EQ(waits.load_wait("Trakt"), std::nullopt);
}

}  // namespace
}  // namespace cinemarco::store
