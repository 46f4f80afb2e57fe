// SPDX-License-Identifier: MIT
#include "store/hooks.hpp"

#include "json/json.hpp"
#include "json/utf8.hpp"
#include "store/secrets.hpp"

#include <algorithm>

namespace cinemarco::store {

namespace {

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestHookName && !json::mend_utf8(name) && !name.starts_with(' ') &&
         !name.ends_with(' ') &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Hook read_hook(const Use& row) {
  Hook hook;
  hook.id = row.integer(0);
  hook.wish.name = row.text(1);
  hook.wish.server = live_server(row.text(2)).value_or(LiveServer::plex);
  hook.wish.listen = row.optional_text(3);
  hook.wish.user = row.optional_text(4);
  hook.wish.libraries = json::parse_as<std::vector<std::string>>(row.text(5)).value_or(std::vector<std::string>{});
  hook.created_at = row.instant(6).value_or(Instant{});
  hook.last_event_at = row.instant(7);
  return hook;
}

}  // namespace

NewHook make_hook(Transaction& tx, AccountId account, const HookWish& wish, Instant now) {
  if (!is_name(wish.name)) {
    throw Error{ErrorCode::invalid, "A hook's name has 1 to 100 printable characters, and no blank at its ends."};
  }
  auto& db = tx.connection();
  {
    auto taken = db.use("SELECT 1 FROM hooks WHERE account_id = ? AND name = ? AND revoked_at IS NULL");
    taken.bind(account, wish.name);
    if (taken.next()) {
      throw Error{ErrorCode::conflict,
                  "There is a hook " + excerpt(wish.name) + " already. Revoke it first, or choose another name."};
    }
  }
  NewHook made;
  std::optional<std::string> hash;
  if (!wish.listen) {
    made.secret = random_secret();
    hash = secret_hash(made.secret);
  }
  db.use(
        "INSERT INTO hooks (account_id, name, server, secret_hash, listen, user_name, libraries, created_at) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(account, wish.name, to_string(wish.server), hash, wish.listen, wish.user, json::to_text(wish.libraries),
            now)
      .run();
  made.hook = {db.last_insert_id(), wish, now, std::nullopt};
  return made;
}

std::vector<Hook> list_hooks(Connection& db, AccountId account) {
  auto rows = db.use(
      "SELECT id, name, server, listen, user_name, libraries, created_at, (SELECT received_at FROM inbox WHERE hook_id "
      "= hooks.id ORDER BY inbox.id DESC LIMIT 1) FROM hooks WHERE account_id = ? AND revoked_at IS NULL ORDER BY "
      "name");
  rows.bind(account);
  std::vector<Hook> hooks;
  while (rows.next()) hooks.push_back(read_hook(rows));
  return hooks;
}

std::optional<Hook> find_hook(Connection& db, AccountId account, std::string_view secret) {
  auto row = db.use(
      "SELECT id, name, server, listen, user_name, libraries, created_at, NULL FROM hooks WHERE secret_hash = ? AND "
      "account_id = ? AND revoked_at IS NULL");
  row.bind(secret_hash(secret), account);
  return row.next() ? std::optional{read_hook(row)} : std::nullopt;
}

std::optional<Hook> find_hook(Connection& db, AccountId account, std::int64_t id) {
  auto row = db.use(
      "SELECT id, name, server, listen, user_name, libraries, created_at, NULL FROM hooks WHERE id = ? AND account_id "
      "= ?");
  row.bind(id, account);
  return row.next() ? std::optional{read_hook(row)} : std::nullopt;
}

bool revoke_hook(Transaction& tx, AccountId account, std::int64_t id, Instant now) {
  return tx.connection()
             .use(
                 "UPDATE hooks SET revoked_at = ?, secret_hash = NULL WHERE account_id = ? AND id = ? AND revoked_at "
                 "IS "
                 "NULL")
             .bind(now, account, id)
             .run() > 0;
}

bool revoke_hook(Transaction& tx, AccountId account, const std::string& name, Instant now) {
  return tx.connection()
             .use(
                 "UPDATE hooks SET revoked_at = ?, secret_hash = NULL WHERE account_id = ? AND name = ? AND revoked_at "
                 "IS NULL")
             .bind(now, account, name)
             .run() > 0;
}

}  // namespace cinemarco::store
