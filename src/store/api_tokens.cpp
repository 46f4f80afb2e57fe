// SPDX-License-Identifier: MIT
#include "store/api_tokens.hpp"

#include "json/scalars.hpp"
#include "json/utf8.hpp"
#include "store/secrets.hpp"

#include <algorithm>

namespace cinemarco::store {

namespace {

TokenRecord read_token(const Use& row) {
  return {row.integer(0), row.text(1), row.instant(2).value_or(Instant{}), row.instant(3),
          // Read is the least: what nobody knows opens no more.
          json::ScalarText<TokenScope>::from(row.text(4)).value_or(TokenScope::read), row.date(5)};
}

// Two names that look the same in a list would be one too many.
std::string without_blanks_around(const std::string& name) {
  const auto begin = name.find_first_not_of(' ');
  return begin == std::string::npos ? std::string{} : name.substr(begin, name.find_last_not_of(' ') + 1 - begin);
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestTokenName && !json::mend_utf8(name) &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

NewToken make_token(Transaction& tx, AccountId account, const TokenWish& wish, const TimeZone& zone, Instant now) {
  const auto name = without_blanks_around(wish.name);
  if (!is_name(name)) throw Error{ErrorCode::invalid, "A token's name has 1 to 100 printable characters."};
  if (wish.until && *wish.until < zone.day_of(now)) {
    throw Error{ErrorCode::invalid,
                "A token's last day is today or later, and " + format_date(*wish.until) + " is over."};
  }
  auto& db = tx.connection();
  {
    auto taken = db.use("SELECT 1 FROM api_tokens WHERE account_id = ? AND name = ?");
    taken.bind(account, name);
    if (taken.next()) {
      throw Error{ErrorCode::conflict,
                  "There is a token " + excerpt(name) + " already. Revoke it first, or choose another name."};
    }
  }
  NewToken token;
  token.secret = std::string{kTokenPrefix} + random_secret();
  auto row = db.use(
      "INSERT INTO api_tokens (account_id, name, secret_hash, created_at, scope, last_day) VALUES (?, ?, ?, ?, ?, ?) "
      "RETURNING id");
  row.bind(account, name, secret_hash(token.secret), now, json::ScalarText<TokenScope>::to(wish.scope), wish.until);
  row.next();
  token.record = {row.integer(0), name, now, std::nullopt, wish.scope, wish.until};
  return token;
}

std::optional<TokenRecord> find_token(Connection& db, AccountId account, std::string_view secret) {
  auto row = db.use(
      "SELECT id, name, created_at, last_used_at, scope, last_day FROM api_tokens "
      "WHERE secret_hash = ? AND account_id = ?");
  row.bind(secret_hash(secret), account);
  if (!row.next()) return std::nullopt;
  return read_token(row);
}

void note_use(Transaction& tx, std::int64_t id, Instant now) {
  tx.connection().use("UPDATE api_tokens SET last_used_at = ? WHERE id = ?").bind(now, id).run();
}

std::vector<TokenRecord> list_tokens(Connection& db, AccountId account) {
  auto rows = db.use(
      "SELECT id, name, created_at, last_used_at, scope, last_day FROM api_tokens WHERE account_id = ? ORDER BY name");
  rows.bind(account);
  std::vector<TokenRecord> tokens;
  while (rows.next()) tokens.push_back(read_token(rows));
  return tokens;
}

bool revoke_token(Transaction& tx, AccountId account, std::int64_t id) {
  return tx.connection().use("DELETE FROM api_tokens WHERE account_id = ? AND id = ?").bind(account, id).run() > 0;
}

bool revoke_token(Transaction& tx, AccountId account, const std::string& name) {
  return tx.connection().use("DELETE FROM api_tokens WHERE account_id = ? AND name = ?").bind(account, name).run() > 0;
}

void revoke_all_tokens(Transaction& tx, AccountId account) {
  tx.connection().use("DELETE FROM api_tokens WHERE account_id = ?").bind(account).run();
}

}  // namespace cinemarco::store
