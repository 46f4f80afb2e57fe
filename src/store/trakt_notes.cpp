// SPDX-License-Identifier: MIT
#include "store/trakt_notes.hpp"

#include "store/entries.hpp"
#include "store/trakt_titles.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

namespace {

struct Known {
  std::string text;
  std::optional<Instant> updated_at;
};

std::optional<Known> known_note(Connection& db, AccountId account, std::int64_t id) {
  auto row = db.use("SELECT note, updated_at FROM trakt_notes WHERE account_id = ? AND trakt_note_id = ?");
  row.bind(account, id);
  return row.next() ? std::optional{Known{row.text(0), row.instant(1)}} : std::nullopt;
}

// Of a movie or a series itself.
std::optional<TitleKey> title_of(const StatedNote& note, const std::optional<std::int64_t>& number) {
  const auto type = note.thing.type;
  if (!number || (type != ListedType::movie && type != ListedType::series)) return std::nullopt;
  return TitleKey{*title_type(type), *number};
}

}  // namespace

std::int64_t put_notes(Transaction& tx, AccountId account, std::span<const StatedNote> notes) {
  auto& db = tx.connection();
  std::int64_t changed = 0;
  for (const auto& note : notes) {
    const auto& thing = note.thing;
    const auto type = title_type(thing.type);
    if (!type) continue;
    const auto known = known_note(db, account, note.id);
    if (known && (known->text == note.text || known->updated_at > note.updated_at)) continue;
    ++changed;
    const auto number = number_of(db, account, {*type, thing.ids, thing.title, thing.year});
    db.use(R"sql(
      INSERT INTO trakt_notes (account_id, trakt_note_id, media_type, tmdb_id, trakt_id, title, season_number,
                               episode_number, note, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET tmdb_id = excluded.tmdb_id, note = excluded.note, updated_at = excluded.updated_at)sql")
        .bind(account, note.id, to_string(thing.type), number, thing.ids.trakt, thing.title, thing.season,
              thing.episode, note.text, note.updated_at)
        .run();
    const auto title = known ? title_of(note, number) : std::nullopt;
    const auto entry = title ? entry_of(db, account, *title) : std::nullopt;
    if (entry) {
      db.use("UPDATE library_entries SET notes = ? WHERE id = ? AND notes = ?")
          .bind(note.text, *entry, known->text)
          .run();
    }
  }
  return changed;
}

std::int64_t apply_notes(Transaction& tx, AccountId account) {
  struct Unapplied {
    std::int64_t id;
    std::int64_t entry;
    std::string text;
  };
  auto& db = tx.connection();
  std::vector<Unapplied> waiting;
  {
    auto rows = db.use(R"sql(
      SELECT n.trakt_note_id, e.id, n.note FROM trakt_notes n
      LEFT JOIN movies m ON n.media_type = 'movie' AND m.tmdb_id = n.tmdb_id
      LEFT JOIN series s ON n.media_type = 'series' AND s.tmdb_id = n.tmdb_id
      JOIN library_entries e ON e.account_id = n.account_id AND (e.movie_id = m.id OR e.series_id = s.id)
      WHERE n.account_id = ? AND n.is_applied = 0 ORDER BY n.updated_at DESC)sql");
    rows.bind(account);
    while (rows.next()) waiting.push_back({rows.integer(0), rows.integer(1), rows.text(2)});
  }
  std::int64_t applied = 0;
  for (const auto& [id, entry, text] : waiting) {
    applied += db.use("UPDATE library_entries SET notes = ? WHERE id = ? AND notes IS NULL").bind(text, entry).run();
    db.use("UPDATE trakt_notes SET is_applied = 1 WHERE account_id = ? AND trakt_note_id = ?").bind(account, id).run();
  }
  return applied;
}

}  // namespace cinemarco::store
