// SPDX-License-Identifier: MIT
// Titles as sources besides Trakt call them, and which titles of TMDB they are: found once, or chosen by the user.
#pragma once

#include "domain/brought.hpp"
#include "store/database.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// What an unsure title may be.
struct Candidate {
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<int> year;
  std::optional<std::string> poster_path;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (tmdb_id, title, year, poster_path))

struct SourceTitle {
  SourceTitleId id;
  std::string source;
  TitleRef title;
  std::optional<std::int64_t> number;  // TMDB's, by which it goes
  bool by_user = false;
  std::vector<Candidate> candidates;
  std::optional<Instant> asked_at;
};

// The row of a title, made where there is none yet.
[[nodiscard]] SourceTitle note_source_title(Transaction& tx, AccountId account, std::string_view source,
                                            const BroughtTitle& title);
// The same without making it.
[[nodiscard]] std::optional<SourceTitle> known_source_title(Connection& db, AccountId account, std::string_view source,
                                                            const BroughtTitle& title);
[[nodiscard]] std::optional<SourceTitle> find_source_title(Connection& db, AccountId account, SourceTitleId id);

// What TMDB's answers came to. `matched_by`: tmdb, imdb, tvdb, title. The user's word stays.
struct Finding {
  std::optional<std::int64_t> number;
  std::string_view matched_by;
  std::vector<Candidate> candidates;
};
void save_finding(Transaction& tx, SourceTitleId id, const Finding& finding, Instant now);
// The user's word; empty takes it back.
void choose_number(Transaction& tx, SourceTitleId id, const std::optional<std::int64_t>& number);

// TMDB's number of the title that the library knows by this IMDb id.
[[nodiscard]] std::optional<std::int64_t> number_of_imdb(Connection& db, TitleType type, const std::string& imdb);

struct UnsureTitle {
  SourceTitle title;
  std::int64_t plays = 0;
  std::optional<Instant> first_watched_at, last_watched_at;
  bool on_watchlist = false, is_rated = false;
};
// Titles without a number of which anything is told, by name; and those that the user chose.
[[nodiscard]] std::vector<UnsureTitle> unsure_titles(Connection& db, AccountId account);
[[nodiscard]] std::vector<SourceTitle> chosen_titles(Connection& db, AccountId account);

}  // namespace cinemarco::store
