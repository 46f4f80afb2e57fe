// SPDX-License-Identifier: MIT
#include "store/play_counter.hpp"

#include "store/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::size_t kMonth = std::string_view{"2024-05"}.size();

std::string text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(::sqlite3_value_text(value));
  return text == nullptr ? std::string{} : std::string{text};
}

bool is_null(sqlite3_value* value) {
  return ::sqlite3_value_type(value) == SQLITE_NULL;
}

}  // namespace

template <class Read>
void PlayCounter::count(const Read& read, int more) {
  if (!is_null(read(removed_at_))) return;
  Month month{::sqlite3_value_int64(read(account_)), text_of(read(type_)),
              text_of(read(ordered_at_)).substr(0, kMonth)};
  changes_[std::move(month)] += more;
}

struct PlayCounter::Hook {
  // As sqlite3_preupdate_hook wants it.
  static void row_changes(void* counter, sqlite3* db, int operation, const char* /*schema*/, const char* table,
                          sqlite3_int64 /*before*/, sqlite3_int64 /*after*/) {
    if (std::string_view{table} != "plays") return;
    auto& to = *static_cast<PlayCounter*>(counter);
    if (operation != SQLITE_INSERT) to.count(Row{db, ::sqlite3_preupdate_old}, -1);
    if (operation != SQLITE_DELETE) to.count(Row{db, ::sqlite3_preupdate_new}, 1);
  }

  struct Row {
    sqlite3* db;
    int (*read)(sqlite3*, int, sqlite3_value**);
    sqlite3_value* operator()(int column) const {
      sqlite3_value* value = nullptr;
      read(db, column, &value);
      return value;
    }
  };
};

std::string plays_by_month_sql(std::string_view schema) {
  // The index holds all that is asked for; by itself SQLite would look up each row.
  return fmt::format(
      "SELECT account_id, media_type, ifnull(substr(ordered_at, 1, {}), '') AS month, count(*) AS plays "
      "FROM {}.plays INDEXED BY plays_by_date WHERE removed_at IS NULL GROUP BY 1, 2, 3",
      kMonth, schema);
}

void count_plays_anew(SQLite::Database& db, std::string_view schema) {
  db.exec(fmt::format("DELETE FROM {}.play_counts", schema));
  db.exec(fmt::format("INSERT INTO {}.play_counts (account_id, media_type, month, plays) {}", schema,
                      plays_by_month_sql(schema)));
}

PlayCounter::PlayCounter(Connection& db) : db_{db} {
  auto columns = db_.use("SELECT name, cid FROM pragma_table_info('plays')");
  const std::map<std::string_view, int*> places{
      {"account_id", &account_}, {"media_type", &type_}, {"removed_at", &removed_at_}, {"ordered_at", &ordered_at_}};
  while (columns.next()) {
    const auto wanted = places.find(columns.text(0));
    if (wanted != places.end()) *wanted->second = static_cast<int>(columns.integer(1));
  }
  ::sqlite3_preupdate_hook(db_.raw().getHandle(), Hook::row_changes, this);
}

PlayCounter::~PlayCounter() {
  ::sqlite3_preupdate_hook(db_.raw().getHandle(), nullptr, nullptr);
}

void PlayCounter::write() {
  for (const auto& [month, more] : changes_) {
    if (more == 0) continue;
    const auto& [account, type, name] = month;
    db_.use(
           "INSERT INTO play_counts (account_id, media_type, month, plays) VALUES (?, ?, ?, ?) "
           "ON CONFLICT (account_id, media_type, month) DO UPDATE SET plays = plays + excluded.plays")
        .bind(account, type, name, more)
        .run();
  }
  changes_.clear();
}

}  // namespace cinemarco::store
