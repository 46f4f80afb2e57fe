// SPDX-License-Identifier: MIT
#include "store/settings.hpp"

#include "store/file_lock.hpp"

namespace cinemarco::store {

namespace {

constexpr std::string_view kAccessToken = "trakt_access_token";
constexpr std::string_view kRefreshToken = "trakt_refresh_token";
constexpr std::string_view kExpiresAt = "trakt_expires_at";
constexpr std::string_view kNeedsReauth = "trakt_needs_reauth";

}  // namespace

std::optional<std::string> setting(Connection& db, AccountId account, std::string_view key) {
  auto found = db.use("SELECT value FROM settings WHERE account_id = ? AND key = ?");
  found.bind(account, key);
  return found.next() ? std::optional{found.text(0)} : std::nullopt;
}

void set_setting(Transaction& tx, AccountId account, std::string_view key, std::string_view value) {
  tx.connection()
      .use(
          "INSERT INTO settings (account_id, key, value) VALUES (?, ?, ?) "
          "ON CONFLICT (account_id, key) DO UPDATE SET value = excluded.value")
      .bind(account, key, value)
      .run();
}

void erase_setting(Transaction& tx, AccountId account, std::string_view key) {
  tx.connection().use("DELETE FROM settings WHERE account_id = ? AND key = ?").bind(account, key).run();
}

void erase_sign_in(Transaction& tx, AccountId account) {
  // The next account that is connected may be another one: it is told nothing until the user wants that again.
  for (const auto key : {kAccessToken, kRefreshToken, kExpiresAt, kNeedsReauth, kPushEnabled, kSignedInUser}) {
    erase_setting(tx, account, key);
  }
}

namespace {

template <class T>
T opened(std::expected<T, ParseError> stored) {
  if (stored) return std::move(*stored);
  throw Error{ErrorCode::trakt_sign_in, "The stored sign-in to Trakt cannot be opened (" + stored.error().text() +
                                            "; was secret.key replaced?). Sign in again: `cinemarco trakt connect`"};
}

}  // namespace

std::optional<TraktTokens> SettingsTokenStore::load_tokens() {
  Reader reader{database_};
  const auto access = setting(reader, account_, kAccessToken);
  const auto refresh = setting(reader, account_, kRefreshToken);
  const auto expires = setting(reader, account_, kExpiresAt);
  if (!access || !refresh || !expires) return std::nullopt;
  return TraktTokens{opened(box_.open(*access)), opened(box_.open(*refresh)), opened(parse_instant(*expires))};
}

void SettingsTokenStore::save_tokens(const TraktTokens& tokens) {
  Transaction tx{database_, Durability::full};
  set_setting(tx, account_, kAccessToken, box_.seal(tokens.access_token));
  set_setting(tx, account_, kRefreshToken, box_.seal(tokens.refresh_token));
  set_setting(tx, account_, kExpiresAt, format_instant(tokens.expires_at));
  erase_setting(tx, account_, kNeedsReauth);
  tx.commit();
}

void SettingsTokenStore::clear_tokens() {
  Transaction tx{database_, Durability::full};
  erase_sign_in(tx, account_);
  tx.commit();
}

std::shared_ptr<void> SettingsTokenStore::hold(std::stop_token stop) {
  return std::make_shared<FileLock>(box_.file(), stop);
}

bool SettingsTokenStore::needs_reauth() {
  Reader reader{database_};
  return setting(reader, account_, kNeedsReauth).has_value();
}

void SettingsTokenStore::set_needs_reauth() {
  Transaction tx{database_, Durability::full};
  set_setting(tx, account_, kNeedsReauth, "1");
  tx.commit();
}

std::optional<std::string> SettingsTokenStore::load_secret(std::string_view name) {
  Reader reader{database_};
  const auto sealed = setting(reader, account_, name);
  if (!sealed) return std::nullopt;
  // One that another key sealed is as good as none: the sign-in begins anew.
  auto plain = box_.open(*sealed);
  return plain ? std::optional{std::move(*plain)} : std::nullopt;
}

void SettingsTokenStore::save_secret(std::string_view name, const std::optional<std::string>& value) {
  Transaction tx{database_, Durability::full};
  if (value) {
    set_setting(tx, account_, name, box_.seal(*value));
  } else {
    erase_setting(tx, account_, name);
  }
  tx.commit();
}

std::optional<Instant> DatabaseWaitStore::load_wait(std::string_view service) {
  Reader reader{database_};
  Connection& db = reader;
  auto found = db.use("SELECT not_before FROM service_waits WHERE service = ?");
  found.bind(service);
  return found.next() ? found.instant(0) : std::nullopt;
}

void DatabaseWaitStore::save_wait(std::string_view service, std::optional<Instant> until, std::string_view reason) {
  Transaction tx{database_};
  if (until) {
    tx.connection()
        .use(
            "INSERT INTO service_waits (service, not_before, reason) VALUES (?, ?, ?) "
            "ON CONFLICT (service) DO UPDATE SET not_before = excluded.not_before, reason = excluded.reason")
        .bind(service, *until, reason)
        .run();
  } else {
    tx.connection().use("DELETE FROM service_waits WHERE service = ?").bind(service).run();
  }
  tx.commit();
}

}  // namespace cinemarco::store
