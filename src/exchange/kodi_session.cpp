// SPDX-License-Identifier: MIT
#include "exchange/kodi_session.hpp"

#include "exchange/account_zone.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>

namespace cinemarco::exchange {

namespace {

using live::Case;
using live::Fields;
using live::KodiRow;

constexpr std::chrono::seconds kBetweenPings{60};
// The count and the stop come from two threads of Kodi's, in either order.
constexpr std::chrono::seconds kLateCount{10};

std::string_view word(RatedType type) {
  return type == RatedType::movie ? "movie" : "episode";
}

// Of a notification: in "item", or else the data themselves.
Fields item_of(const Fields& data) {
  return data.has("item") ? data.in("item") : data;
}

std::optional<std::pair<RatedType, std::int64_t>> key_of(const Fields& item) {
  const auto type = item.text("type");
  const auto id = item.id("id");
  if (!id || (type != "movie" && type != "episode")) return std::nullopt;
  return std::pair{type == "movie" ? RatedType::movie : RatedType::episode, *id};
}

}  // namespace

void KodiSession::run(const std::stop_token& stop) {
  compare_library(stop);
  while (!stop.stop_requested() && !peer_.is_over()) {
    const auto told = peer_.next(kBetweenPings, stop);
    if (told) {
      hear(*told, stop);
    } else if (!stop.stop_requested() && !peer_.is_over()) {
      static_cast<void>(peer_.ask("JSONRPC.Ping", "{}", stop));
    }
  }
}

std::vector<KodiRow> KodiSession::read_rows(std::string_view method, std::string_view members, std::string_view list,
                                            RatedType type, const std::stop_token& stop) {
  const auto answer = peer_.ask(method, fmt::format(R"({{"properties":{}}})", members), stop);
  std::vector<KodiRow> rows;
  if (const auto* found = Fields{&answer, Case::exact}.list(list)) {
    for (const auto& row : *found) rows.push_back(live::read_kodi_row({&row, Case::exact}, type));
  }
  return rows;
}

void KodiSession::compare_library(const std::stop_token& stop) {
  store::KodiCounts known;
  {
    store::Reader reader{database_};
    known = store::kodi_counts(reader, hook_);
  }
  auto rows = read_rows("VideoLibrary.GetMovies", live::kMovieMembers, "movies", RatedType::movie, stop);
  auto episodes = read_rows("VideoLibrary.GetEpisodes", live::kEpisodeMembers, "episodes", RatedType::episode, stop);
  const auto shows =
      peer_.ask("VideoLibrary.GetTVShows", fmt::format(R"({{"properties":{}}})", live::kShowMembers), stop);
  std::map<std::int64_t, const boost::json::value*> show_of;
  if (const auto* list = Fields{&shows, Case::exact}.list("tvshows")) {
    for (const auto& show : *list) {
      show_of[Fields{&show, Case::exact}.id("tvshowid").value_or(0)] = &show;
    }
  }
  for (auto& episode : episodes) {
    const auto show = show_of.find(episode.show);
    if (show != show_of.end()) live::add_show(episode, {show->second, Case::exact});
    rows.push_back(std::move(episode));
  }
  const auto zone = this->zone(stop);
  rows_.clear();
  for (const auto& row : rows) {
    rows_.emplace(Key{row.type, row.id}, row);
    compare(row, known, zone);
  }
}

TimeZone KodiSession::zone(const std::stop_token& stop) {
  const auto answer = peer_.ask("Settings.GetSettingValue", R"({"setting":"locale.timezone"})", stop);
  if (auto told = TimeZone::find(Fields{&answer, Case::exact}.text("value"))) return *told;
  store::Reader reader{database_};
  return account_zone(reader, account_);
}

// A row that was not there before says nothing: its count may come from a file beside the film.
void KodiSession::compare(const KodiRow& row, const store::KodiCounts& known, const TimeZone& zone) {
  const auto before = known.find({std::string{word(row.type)}, row.key()});
  if (before != known.end()) {
    if (before->second == store::KodiCount{row.playcount, row.rating}) return;
    if (row.playcount > before->second.playcount) {
      const auto at = live::by_clock(row.last_played, zone);
      put(at ? LiveKind::finished : LiveKind::marked, row, at.value_or(clock_.now()));
    }
    if (row.playcount == 0 && before->second.playcount > 0) put(LiveKind::unmarked, row);
    if (row.rating != before->second.rating) put(LiveKind::rated, row);
  }
  note(row);
}

void KodiSession::hear(const boost::json::value& told, const std::stop_token& stop) {
  const Fields root{&told, Case::exact};
  const auto method = root.text("method");
  const auto data = root.in("params").in("data");
  if (method.starts_with("Player.")) hear_of_player(method, data, stop);
  if (method.starts_with("VideoLibrary.")) hear_of_library(method, data, stop);
}

void KodiSession::hear_of_player(std::string_view method, const Fields& data, const std::stop_token& stop) {
  const auto key = key_of(item_of(data));
  if (!key) {
    if (method == "Player.OnStop") stranger_stopped(data);
    return;
  }
  if (method == "Player.OnPlay" || method == "Player.OnAVStart") {
    // It may come before or after the other; whatever was open before has ended, and its count may still come.
    for (auto& [other, stopped_at] : opened_) {
      if (other != *key && !stopped_at) stopped_at = clock_.now();
    }
    const bool is_new = !opened_.contains(*key) || opened_[*key].has_value();
    opened_[*key].reset();
    const auto row = row_of(*key, stop);
    if (row && is_new) put(LiveKind::watching, *row);
  } else if (method == "Player.OnStop") {
    opened_[*key] = clock_.now();
    const auto row = rows_.find(*key);
    const bool counts = data.flag("end").value_or(false);
    if (row != rows_.end() && !counts) put(LiveKind::stopped, row->second);
  }
}

void KodiSession::hear_of_library(std::string_view method, const Fields& data, const std::stop_token& stop) {
  if (method == "VideoLibrary.OnScanFinished") return compare_library(stop);
  const auto key = key_of(item_of(data));
  if (!key) return;
  if (method == "VideoLibrary.OnRemove") {
    rows_.erase(*key);
    opened_.erase(*key);
    return;
  }
  const auto told = data.count("playcount");
  if (method != "VideoLibrary.OnUpdate" || !told || data.has("transaction") || data.has("added")) return;
  const auto before = rows_.find(*key);
  const int known = before == rows_.end() ? 0 : before->second.playcount;
  if (before != rows_.end() && *told == known) return;
  const auto opened = opened_.find(*key);
  const bool was_playing = opened != opened_.end() && (!opened->second || clock_.now() - *opened->second <= kLateCount);
  // An add-on may speak of a number that is another title's here.
  rows_.erase(*key);
  const auto row = row_of(*key, stop);
  if (!row || row->playcount != *told) return;
  if (*told > known) {
    for (const auto& same : in_the_file_of(*key)) {
      rows_[same].playcount = *told;
      count_rose(rows_[same], *told, was_playing);
    }
  } else {
    if (*told == 0) put(LiveKind::unmarked, *row);
    note(*row);
  }
}

void KodiSession::count_rose(const KodiRow& row, int playcount, bool was_playing) {
  put(was_playing ? LiveKind::finished : LiveKind::marked, row);
  auto noted = row;
  noted.playcount = playcount;
  note(noted);
}

void KodiSession::stranger_stopped(const Fields& data) {
  const auto item = item_of(data);
  if (item.text("type") != "episode" || !data.flag("end").value_or(false)) return;  // a loose file calls itself a movie
  auto row = live::read_kodi_row(item, RatedType::episode);
  if (row.show_title.empty() || !row.season || !row.episode) return;
  put(LiveKind::finished, row);
}

std::optional<KodiRow> KodiSession::row_of(const Key& key, const std::stop_token& stop) {
  if (const auto known = rows_.find(key); known != rows_.end()) return known->second;
  const bool is_movie = key.first == RatedType::movie;
  const auto answer =
      is_movie
          ? peer_.ask("VideoLibrary.GetMovieDetails",
                      fmt::format(R"({{"movieid":{},"properties":{}}})", key.second, live::kMovieMembers), stop)
          : peer_.ask("VideoLibrary.GetEpisodeDetails",
                      fmt::format(R"({{"episodeid":{},"properties":{}}})", key.second, live::kEpisodeMembers), stop);
  const Fields root{&answer, Case::exact};
  const auto* name = is_movie ? "moviedetails" : "episodedetails";
  if (!root.has(name)) return std::nullopt;
  auto row = live::read_kodi_row(root.in(name), key.first);
  row.id = key.second;
  if (!is_movie && row.show > 0) {
    const auto show =
        peer_.ask("VideoLibrary.GetTVShowDetails",
                  fmt::format(R"({{"tvshowid":{},"properties":{}}})", row.show, live::kShowMembers), stop);
    live::add_show(row, Fields{&show, Case::exact}.in("tvshowdetails"));
  }
  rows_[key] = row;
  return row;
}

std::vector<KodiSession::Key> KodiSession::in_the_file_of(const Key& key) const {
  std::vector<Key> keys{key};
  const auto& file = rows_.at(key).file;
  if (key.first == RatedType::movie || file.empty()) return keys;
  for (const auto& [other, row] : rows_) {
    if (other != key && other.first == key.first && row.file == file) keys.push_back(other);
  }
  return keys;
}

void KodiSession::put(LiveKind kind, const KodiRow& row, Instant at) {
  static_cast<void>(inbox_.put(hook_, live::kodi_message(kind, row, at)));
}

void KodiSession::note(const KodiRow& row) {
  store::Transaction tx{database_};
  store::save_kodi_count(tx, hook_, word(row.type), row.key(), {row.playcount, row.rating});
  tx.commit();
}

}  // namespace cinemarco::exchange
