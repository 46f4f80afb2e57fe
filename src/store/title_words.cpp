// SPDX-License-Identifier: MIT
#include "store/title_words.hpp"

#include "domain/search_words.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cinemarco::store {

namespace {

struct Unmade {
  std::int64_t id = 0;
  std::string title;
  std::optional<std::string> original_title;
};

// `select` gives id, title and original title; `update` takes words, sort title and id.
void make(Connection& writer, const char* select, const char* update) {
  std::vector<Unmade> titles;
  {
    auto rows = writer.use(select);
    while (rows.next()) titles.push_back({rows.integer(0), rows.text(1), rows.optional_text(2)});
  }
  for (const auto& it : titles) {
    writer.use(update).bind(search_words(it.title, it.original_title), sort_title(it.title), it.id).run();
  }
}

bool is_missing_some(Connection& db) {
  auto found = db.use(
      "SELECT EXISTS (SELECT 1 FROM movies WHERE search_words IS NULL) "
      "OR EXISTS (SELECT 1 FROM series WHERE search_words IS NULL)");
  found.next();
  return found.integer(0) != 0;
}

}  // namespace

void make_missing_words(Connection& writer) {
  if (!is_missing_some(writer)) return;
  SQLite::Transaction transaction{writer.raw(), SQLite::TransactionBehavior::IMMEDIATE};
  make(writer, "SELECT id, title, original_title FROM movies WHERE search_words IS NULL",
       "UPDATE movies SET search_words = ?, sort_title = ? WHERE id = ?");
  make(writer, "SELECT id, name, original_name FROM series WHERE search_words IS NULL",
       "UPDATE series SET search_words = ?, sort_title = ? WHERE id = ?");
  transaction.commit();
}

}  // namespace cinemarco::store
