// SPDX-License-Identifier: MIT
// Trakt's rows as text, the same for the API and for the export (docs/trakt.md#history).
#pragma once

#include "sandbox/account.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::sandbox {

void append_play(std::string& out, const Catalogue& catalogue, const Play& play);
void append_rating(std::string& out, const Catalogue& catalogue, const Rating& rating);
void append_dropped(std::string& out, const Catalogue& catalogue, const Dropped& dropped);
void append_listed(std::string& out, const Catalogue& catalogue, const Listed& listed, std::size_t rank);
void append_list(std::string& out, const Account& account, const PersonalList& list);
void append_list_row(std::string& out, const Catalogue& catalogue, const ListRow& row, std::size_t rank);
void append_note(std::string& out, const Catalogue& catalogue, const Note& note);
std::string settings_json(const Account& account);
std::string last_activities_json(const Account& account);
/// A history row in which nothing has the right type.
std::string_view broken_row();

/// Plays per movie and per show, in the order of the last play.
struct Watched {
  std::uint32_t title = 0;
  int plays = 0;
  Instant last;
  std::map<std::pair<int, int>, std::pair<int, Instant>> episodes;
};
std::vector<Watched> watched_titles(const Account& account, Media media);
void append_watched_movie(std::string& out, const Catalogue& catalogue, const Watched& watched);
void append_watched_show(std::string& out, const Catalogue& catalogue, const Watched& watched, bool seasons,
                         bool specials);

}  // namespace cinemarco::sandbox
