// SPDX-License-Identifier: MIT
// Key-value settings of an account, and the ports that live in them: tokens (sealed) and waits of services.
#pragma once

#include "domain/token_store.hpp"
#include "domain/wait_store.hpp"
#include "store/database.hpp"
#include "store/secret_box.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::store {

// "1": Trakt is told what is changed here. Forgotten with the sign-in.
inline constexpr std::string_view kPushEnabled = "trakt_push_enabled";

// Whose the tokens are, by slug: told by Trakt, and found to be the mirrored account. Forgotten with the sign-in.
inline constexpr std::string_view kSignedInUser = "trakt_signed_in_user";

[[nodiscard]] std::optional<std::string> setting(Connection& db, AccountId account, std::string_view key);
void set_setting(Transaction& tx, AccountId account, std::string_view key, std::string_view value);
void erase_setting(Transaction& tx, AccountId account, std::string_view key);

// All that a sign-in leaves in the settings.
void erase_sign_in(Transaction& tx, AccountId account);

// Keys trakt_access_token, trakt_refresh_token (sealed), trakt_expires_at, trakt_needs_reauth, and sealed secrets by
// name; what processes exclude each other with is the key file. Every save commits with synchronous=FULL: a refresh
// token is single-use (docs/trakt.md#tokens). Safe from any thread.
class SettingsTokenStore final : public TokenStore {
 public:
  SettingsTokenStore(Database& database, const SecretBox& box, AccountId account)
      : database_{database}, box_{box}, account_{account} {}
  std::optional<TraktTokens> load_tokens() override;
  void save_tokens(const TraktTokens& tokens) override;
  void clear_tokens() override;
  bool needs_reauth() override;
  void set_needs_reauth() override;
  std::shared_ptr<void> hold(std::stop_token stop) override;
  std::optional<std::string> load_secret(std::string_view name) override;
  void save_secret(std::string_view name, const std::optional<std::string>& value) override;

 private:
  Database& database_;
  const SecretBox& box_;
  AccountId account_;
};

// Table service_waits. Safe from any thread.
class DatabaseWaitStore final : public WaitStore {
 public:
  explicit DatabaseWaitStore(Database& database) : database_{database} {}
  std::optional<Instant> load_wait(std::string_view service) override;
  void save_wait(std::string_view service, std::optional<Instant> until, std::string_view reason) override;

 private:
  Database& database_;
};

}  // namespace cinemarco::store
