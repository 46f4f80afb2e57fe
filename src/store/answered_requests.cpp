// SPDX-License-Identifier: MIT
#include "store/answered_requests.hpp"

namespace cinemarco::store {

std::optional<AnsweredRequest> find_answered(Connection& db, AccountId account, std::string_view key_hash,
                                             Instant since) {
  auto row = db.use(
      "SELECT request_hash, status, location, content_type, body FROM answered_requests WHERE account_id = ? AND "
      "key_hash = ? AND began_at > ?");
  row.bind(account, key_hash, since);
  if (!row.next()) return std::nullopt;
  AnsweredRequest found{row.text(0), std::nullopt};
  if (const auto status = row.optional_integer(1)) {
    found.answer = {static_cast<int>(*status), row.optional_text(2), row.optional_text(3).value_or(""),
                    row.optional_text(4)};
  }
  return found;
}

void begin_request(Transaction& tx, AccountId account, std::string_view key_hash, std::string_view request_hash,
                   Instant now) {
  auto& db = tx.connection();
  db.use("DELETE FROM answered_requests WHERE began_at <= ?").bind(now - kAnswersKept).run();
  db.use("DELETE FROM answered_requests WHERE id <= (SELECT max(id) FROM answered_requests) - ?")
      .bind(kMostAnswersKept)
      .run();
  db.use("INSERT INTO answered_requests (account_id, key_hash, request_hash, began_at) VALUES (?, ?, ?, ?)")
      .bind(account, key_hash, request_hash, now)
      .run();
}

void keep_answer(Transaction& tx, AccountId account, std::string_view key_hash, const KeptAnswer& answer) {
  tx.connection()
      .use(
          "UPDATE answered_requests SET status = ?, location = ?, content_type = ?, body = ? WHERE account_id = ? AND "
          "key_hash = ?")
      .bind(answer.status, answer.location, answer.content_type, answer.body, account, key_hash)
      .run();
}

void forget_request(Transaction& tx, AccountId account, std::string_view key_hash) {
  tx.connection()
      .use("DELETE FROM answered_requests WHERE account_id = ? AND key_hash = ?")
      .bind(account, key_hash)
      .run();
}

}  // namespace cinemarco::store
