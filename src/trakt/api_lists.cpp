// SPDX-License-Identifier: MIT
#include "trakt/api_lists.hpp"

#include "json/json.hpp"
#include "trakt/list_mapping.hpp"
#include "trakt/page_facts.hpp"
#include "trakt/walker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace cinemarco::trakt {

namespace {

// What a whole list says of itself.
struct Walked {
  std::optional<std::int64_t> item_count;
  std::int64_t rows = 0;
};

using OnRow = std::function<void(const boost::json::value& row, const std::string& where)>;

Walked walk_all(TraktClient& client, const std::string& path, const OnRow& on_row, std::stop_token stop) {
  Walked walked;
  const auto fetch = [&](int page, std::stop_token token) {
    const auto answer = client.get(path, fmt::format("page={}&limit={}", page, kPageLimit), std::move(token));
    const auto* rows = answer.body.if_array();
    if (rows == nullptr) throw Error{ErrorCode::upstream, fmt::format("Trakt sent no list for {}", path)};
    FetchedPage fetched;
    fetched.facts = page_facts(answer.response, page, *rows);
    if (const auto count = number_header(answer.response, "x-pagination-item-count", 0)) walked.item_count = *count;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      ++walked.rows;
      on_row((*rows)[i], fmt::format("{} page {} [{}]", std::string_view{path}.substr(1), page, i));
    }
    return fetched;
  };
  read_pages(fetch, [](SourcePage&&) { return Reading::go_on; }, std::move(stop));
  return walked;
}

// Reads a row as `Wire` and maps it; what cannot be read is a problem at its place.
template <class Wire, class Map, class Take>
bool take_row(const boost::json::value& row, const std::string& where, std::vector<RowProblem>& problems, Map map,
              Take take) {
  const auto wire = json::read<Wire>(row);
  auto fact = wire ? map(*wire) : std::unexpected{wire.error()};
  if (fact) {
    take(std::move(*fact));
    return true;
  }
  problems.push_back({where, fact.error().text()});
  return false;
}

void read_rows_of(TraktClient& client, StatedList& list, std::vector<RowProblem>& problems, std::stop_token stop) {
  const auto path = fmt::format("/users/me/lists/{}/items", list.id.value());
  bool all_readable = true;
  const auto walked = walk_all(
      client, path,
      [&](const boost::json::value& row, const std::string& where) {
        all_readable = take_row<wire::ListRow>(row, where, problems, &to_list_row,
                                               [&](StatedRow&& fact) { list.rows.push_back(std::move(fact)); }) &&
                       all_readable;
      },
      std::move(stop));
  put_in_order(list);
  const auto count = walked.item_count ? walked.item_count : list.item_count;
  const bool agrees = count && std::cmp_equal(*count, list.rows.size());
  list.read = !all_readable ? RowsRead::some : agrees ? RowsRead::all : RowsRead::to_the_end;
}

}  // namespace

StatedLists read_lists(TraktClient& client, const KnownList& known, std::stop_token stop) {
  StatedLists all;
  all.whole = true;
  walk_all(
      client, "/users/me/lists",
      [&](const boost::json::value& row, const std::string& where) {
        const auto take = [&](StatedList&& list) {
          const auto is_there = [&](const StatedList& other) { return other.id == list.id; };
          if (std::ranges::none_of(all.lists, is_there)) all.lists.push_back(std::move(list));
        };
        if (!take_row<wire::List>(row, where, all.problems, &to_list, take)) all.whole = false;
      },
      stop);
  for (auto& list : all.lists) {
    if (known(list)) continue;
    try {
      read_rows_of(client, list, all.problems, stop);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
      list.rows.clear();
      list.read = RowsRead::none;
    }
  }
  return all;
}

bool has_list(TraktClient& client, TraktId list, std::stop_token stop) {
  try {
    static_cast<void>(
        client.get(fmt::format("/users/me/lists/{}/items", list.value()), "page=1&limit=1", std::move(stop)));
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return false;
  }
}

StatedNotes read_notes(TraktClient& client, std::stop_token stop) {
  StatedNotes all;
  for (const auto* type : {"movies", "shows", "seasons", "episodes"}) {
    walk_all(
        client, std::string{"/users/me/notes/"} + type,
        [&](const boost::json::value& row, const std::string& where) {
          take_row<wire::NoteRow>(row, where, all.problems, &to_note,
                                  [&](StatedNote&& note) { all.notes.push_back(std::move(note)); });
        },
        stop);
  }
  return all;
}

}  // namespace cinemarco::trakt
