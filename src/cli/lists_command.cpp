// SPDX-License-Identifier: MIT
// `cinemarco lists`: the lists, and `show|new|rename|add|move|remove|delete|restore`.
#include "api/list_reports.hpp"
#include "cli/commands.hpp"
#include "cli/whole_number.hpp"
#include "exchange/list_edits.hpp"
#include "store/list_edits.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::cli {

namespace {

using api::ListItemReport;
using api::ListReport;

struct ListsReport {
  std::vector<ListReport> lists;
};
BOOST_DESCRIBE_STRUCT(ListsReport, (), (lists))

struct WholeList : ListReport {
  std::vector<ListItemReport> items;
};
BOOST_DESCRIBE_STRUCT(WholeList, (ListReport), (items))

struct TakenOff {
  ListItemReport removed;
};
BOOST_DESCRIBE_STRUCT(TakenOff, (), (removed))

struct DeletedList {
  ListReport deleted;
};
BOOST_DESCRIBE_STRUCT(DeletedList, (), (deleted))

// What a line may name.
struct Named {
  std::string list, name, description, note;
  std::int64_t id = 0, movie = 0, series = 0, place = 0;
  std::optional<int> season, episode;
};

exchange::ListEdits edits(App& app) {
  return {app.database(), app.catalogue(tmdb::Remembered::not_found_too), app.clock(), app.account()};
}

std::optional<std::string> or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

// By its number, or by its name where only one list has it.
ListId find(App& app, const std::string& wanted) {
  const auto account = app.account();
  store::Reader reader{app.database()};
  const auto lists = store::all_lists(reader, account);
  std::int64_t number = 0;
  const auto* end = wanted.data() + wanted.size();
  const auto [stopped, error] = std::from_chars(wanted.data(), end, number);
  const bool is_number = error == std::errc{} && stopped == end;
  std::vector<ListId> found;
  for (const auto& list : lists) {
    if (is_number && list.id.value() == number) return list.id;
    if (list.name == wanted) found.push_back(list.id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error{ErrorCode::not_found,
                "There is no list " + excerpt(wanted) + ". `cinemarco lists` shows names and numbers."};
  }
  std::string numbers;
  for (const auto id : found) numbers += (numbers.empty() ? "" : ", ") + std::to_string(id.value());
  throw Error{ErrorCode::invalid,
              "Several lists are called " + excerpt(wanted) + ": say which by its number (" + numbers + ")."};
}

ListReport read(App& app, ListId list) {
  const auto account = app.account();
  store::Reader reader{app.database()};
  return api::read_list(reader, account, list);
}

std::string rows_text(std::int64_t rows) {
  return fmt::format("{} title{}", rows, rows == 1 ? "" : "s");
}

int all(Context& context) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  ListsReport report;
  for (auto& row : store::all_lists(reader, account)) report.lists.push_back(api::to_report(std::move(row)));
  if (context.format == Format::json) {
    print_json(report);
    return 0;
  }
  if (report.lists.empty()) fmt::print("No lists. `cinemarco lists new NAME` makes one.\n");
  for (const auto& list : report.lists) {
    fmt::print("{:>6}  {:<40}  {:>12}  {}\n", list.id.value(), fit(printable(list.name), 40),
               rows_text(list.item_count), printable(list.source == "cinemarco" ? "made here" : list.source));
  }
  return 0;
}

std::string named(const ListItemReport& item) {
  auto text = item.title.empty() ? std::string{"(without a title)"} : printable(item.title);
  if (item.year) text += fmt::format(" ({})", *item.year);
  if (item.season_number && item.episode_number) {
    text += fmt::format(", {}x{:02}", *item.season_number, *item.episode_number);
  } else if (item.season_number) {
    text += ", " + season_name(*item.season_number);
  }
  return text;
}

int show(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  WholeList whole;
  static_cast<ListReport&>(whole) = api::read_list(reader, account, list);
  for (auto& row : store::list_items(reader, account, list, 0, std::numeric_limits<int>::max())) {
    whole.items.push_back(api::to_report(std::move(row)));
  }
  if (context.format == Format::json) {
    print_json(whole);
    return 0;
  }
  fmt::print("{}, {}\n", printable(whole.name), rows_text(whole.item_count));
  if (whole.description) fmt::print("{}\n", printable(*whole.description));
  for (const auto& item : whole.items) {
    fmt::print("{:>5}  {}\n", item.position, named(item));
    if (item.note) fmt::print("       {}\n", printable(*item.note));
  }
  return 0;
}

int tell(Context& context, const ListReport& list, std::string_view what) {
  if (context.format == Format::json) {
    print_json(list);
  } else {
    fmt::print("{}: {} (list {}).\n", what, printable(list.name), list.id.value());
  }
  return 0;
}

int make(Context& context, const Named& wanted) {
  const auto list = edits(context.app).make(wanted.name, or_none(wanted.description));
  return tell(context, read(context.app, list), "Made");
}

int rename(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  edits(context.app).change(list, {wanted.name, std::nullopt});
  return tell(context, read(context.app, list), "Renamed");
}

int remove_list(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  const DeletedList report{read(context.app, list)};
  static_cast<void>(edits(context.app).remove(list));
  if (context.format == Format::json) {
    print_json(report);
  } else {
    fmt::print("Deleted: {}. `cinemarco lists restore {}` brings it back.\n", printable(report.deleted.name),
               list.value());
  }
  return 0;
}

int restore(Context& context, const Named& wanted) {
  const ListId list{wanted.id};
  edits(context.app).restore(list);
  return tell(context, read(context.app, list), "Brought back");
}

TitleKey title_of(const Named& wanted) {
  if ((wanted.movie > 0) == (wanted.series > 0)) {
    throw Error{ErrorCode::invalid, "Say which title it is: --movie ID or --series ID, by TMDB's number."};
  }
  return wanted.movie > 0 ? TitleKey{TitleType::movie, wanted.movie} : TitleKey{TitleType::series, wanted.series};
}

// The row that the line means.
ListItemReport row_of(App& app, ListId list, const Named& wanted) {
  const auto title = title_of(wanted);
  ListedThing thing;
  thing.type = wanted.episode ? ListedType::episode : wanted.season ? ListedType::season : to_listed(title.type);
  thing.ids.tmdb = title.tmdb_id;
  thing.season = wanted.season;
  thing.episode = wanted.episode;
  const auto account = app.account();
  store::Reader reader{app.database()};
  const auto item = store::item_with(reader, list, thing);
  if (!item) throw Error{ErrorCode::not_found, "That title is not on the list. `cinemarco lists show` shows its rows."};
  return api::read_list_item(reader, account, list, *item);
}

int tell(Context& context, const ListItemReport& item, std::string_view what) {
  if (context.format == Format::json) {
    print_json(item);
  } else {
    fmt::print("{}: {}, place {}.\n", what, named(item), item.position);
  }
  return 0;
}

int add(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  exchange::ListWish wish{title_of(wanted), wanted.season, wanted.episode, or_none(wanted.note), std::nullopt};
  if (wanted.place > 0) wish.place = wanted.place;
  const auto added = edits(context.app).add(list, wish, context.signals.token());
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  return tell(context, api::read_list_item(reader, account, list, added.item),
              added.is_new ? "Added" : "On the list already");
}

int move(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  const auto row = row_of(context.app, list, wanted);
  edits(context.app).change_item(list, row.id, {std::nullopt, wanted.place});
  return tell(context, row_of(context.app, list, wanted), "Moved");
}

int take_off(Context& context, const Named& wanted) {
  const auto list = find(context.app, wanted.list);
  const TakenOff report{row_of(context.app, list, wanted)};
  static_cast<void>(edits(context.app).remove_item(list, report.removed.id));
  if (context.format == Format::json) {
    print_json(report);
  } else {
    fmt::print("Taken off the list: {}.\n", named(report.removed));
  }
  return 0;
}

using Shared = std::shared_ptr<Named>;

void name_list(CLI::App& command, const Shared& wanted) {
  command.add_option("LIST", wanted->list, "Its name or number")->required();
}

void name_title(CLI::App& command, const Shared& wanted) {
  auto* movie = command.add_option("--movie", wanted->movie, "A movie, by TMDB's number");
  movie->option_text("ID")->check(whole_number(1));
  auto* series = command.add_option("--series", wanted->series, "A series, by TMDB's number");
  series->option_text("ID")->check(whole_number(1))->excludes(movie);
  auto* season = command.add_option("--season", wanted->season, "Of the series: this season alone; 0 for specials");
  season->option_text("N")->check(whole_number(0))->needs(series);
  command.add_option("--episode", wanted->episode, "Of the season: this episode alone")
      ->option_text("N")
      ->check(whole_number(0))
      ->needs(season);
}

void add_rows(CommandLine& line, CLI::App& lists, const Shared& wanted) {
  auto& add_row = line.add(&lists, "add", "Puts a title on a list, at its end");
  name_list(add_row, wanted);
  name_title(add_row, wanted);
  add_row.add_option("--note", wanted->note, "A note to the row")->option_text("TEXT");
  add_row.add_option("--position", wanted->place, "The place that it gets; 1 is the first")
      ->option_text("N")
      ->check(whole_number(1));
  line.run(add_row, [wanted](Context& context) { return add(context, *wanted); });

  auto& move_row = line.add(&lists, "move", "Moves a title to another place of a list");
  name_list(move_row, wanted);
  name_title(move_row, wanted);
  move_row.add_option("--position", wanted->place, "The place that it gets; 1 is the first")
      ->option_text("N")
      ->required()
      ->check(whole_number(1));
  line.run(move_row, [wanted](Context& context) { return move(context, *wanted); });

  auto& remove_row = line.add(&lists, "remove", "Takes a title off a list");
  name_list(remove_row, wanted);
  name_title(remove_row, wanted);
  line.run(remove_row, [wanted](Context& context) { return take_off(context, *wanted); });
}

}  // namespace

void add_lists(CommandLine& line) {
  const auto wanted = std::make_shared<Named>();
  auto& lists = line.add(nullptr, "lists", "Shows your lists; its commands make and change them");
  line.run(lists, all);

  auto& show_one = line.add(&lists, "show", "Shows a list's titles in their order, with the notes");
  name_list(show_one, wanted);
  line.run(show_one, [wanted](Context& context) { return show(context, *wanted); });

  auto& make_one = line.add(&lists, "new", "Makes a list");
  make_one.add_option("NAME", wanted->name, "What it is called")->required();
  make_one.add_option("--description", wanted->description, "What it is about")->option_text("TEXT");
  line.run(make_one, [wanted](Context& context) { return make(context, *wanted); });

  auto& rename_one = line.add(&lists, "rename", "Gives a list another name");
  name_list(rename_one, wanted);
  rename_one.add_option("NAME", wanted->name, "What it is called from now on")->required();
  line.run(rename_one, [wanted](Context& context) { return rename(context, *wanted); });

  add_rows(line, lists, wanted);

  auto& delete_one = line.add(&lists, "delete", "Deletes a list; it can be brought back");
  name_list(delete_one, wanted);
  line.run(delete_one, [wanted](Context& context) { return remove_list(context, *wanted); });

  auto& restore_one = line.add(&lists, "restore", "Brings a deleted list back as it was");
  restore_one.add_option("ID", wanted->id, "Its number")->required()->check(whole_number(1));
  line.run(restore_one, [wanted](Context& context) { return restore(context, *wanted); });
}

}  // namespace cinemarco::cli
