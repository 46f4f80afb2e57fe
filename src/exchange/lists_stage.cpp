// SPDX-License-Identifier: MIT
#include "exchange/lists_stage.hpp"

#include "store/mirrored_lists.hpp"
#include "store/runs.hpp"
#include "store/trakt_notes.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

namespace {

void note_not_given(RunContext& context, std::string_view what, const Error& error) {
  store::Transaction tx{context.ports.database};
  store::put_item(tx, context.run,
                  {"hint", "hint", std::string{what}, std::nullopt, "",
                   fmt::format("Trakt's {} could not be read. What changed in them since they were last read is not "
                               "known here, and nothing of it was changed; the next sync asks for them again. {}",
                               what, error.what())});
  context.ledger.book(tx, context.run);
  tx.commit();
}

// What the source gives, or nothing where it gives none.
template <class Read>
auto read_if_given(RunContext& context, std::string_view what, const Read& read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::cancelled || error.code() == ErrorCode::trakt_sign_in) throw;
    note_not_given(context, what, error);
    return std::nullopt;
  }
}

void note_problems(RunContext& context, store::Transaction& tx, const std::vector<RowProblem>& problems) {
  for (const auto& problem : problems) {
    store::put_item(
        tx, context.run,
        {"failed", "row", problem.where + ": " + problem.message, std::nullopt, problem.where, problem.message});
    context.progress.failed({"row", std::nullopt, problem.where, problem.message});
  }
}

// A list that is missing among the others is asked for by itself before that is believed.
void look_for_missing(RunContext& context, HistorySource& source, store::MissingFromLists& missing) {
  std::erase_if(missing.lists, [&](ListId list) {
    const auto trakt_id = [&] {
      store::Reader reader{context.ports.database};
      return store::trakt_id_of(reader, list);
    }();
    const bool is_there = trakt_id && source.has_list(*trakt_id, context.control.token());
    missing.is_unsure = missing.is_unsure || is_there;
    return is_there;
  });
}

// Empty: it went, or stays as the user wants it.
std::optional<std::string> settle(RunContext& context, const store::MissingFromLists& missing, Removals removals) {
  store::Transaction tx{context.ports.database};
  const auto lists = std::ssize(missing.lists);
  const auto rows = std::ssize(missing.rows) + store::count_trakt_rows(tx, missing.lists);
  const bool asks = is_much(lists, missing.all_lists) || is_much(rows, missing.all_rows);
  if (asks && removals == Removals::ask) {
    return fmt::format("Trakt no longer has {} of {} lists and {} of {} of their rows: {}.", lists, missing.all_lists,
                       rows, missing.all_rows, some_of(missing.names));
  }
  if (asks && removals == Removals::keep) {
    store::keep_missing(tx, missing);
  } else {
    store::remove_missing(tx, context.run, missing, context.ports.clock.now());
  }
  tx.commit();
  return std::nullopt;
}

}  // namespace

ListsMirrored mirror_lists(RunContext& context, HistorySource& source, const std::optional<std::string>& known,
                           const std::optional<Removals>& removals) {
  auto version = source.lists_version();
  if (!version || version == known) return {known, std::nullopt};
  const auto is_known = [&](const StatedList& list) {
    if (!known) return false;  // all of it is to be read
    store::Reader reader{context.ports.database};
    return store::is_list_known(reader, context.account, list);
  };
  const auto stated = read_if_given(context, "lists", [&] { return source.lists(is_known, context.control.token()); });
  if (!stated) return {known, std::nullopt};
  const auto statement = source.kind() == SourceKind::api ? store::Statement::now : store::Statement::of_file;
  store::MissingFromLists missing;
  {
    store::Transaction tx{context.ports.database};
    missing = store::put_lists(tx, context.account, context.run, *stated, statement, context.ports.clock.now());
    note_problems(context, tx, stated->problems);
    store::drop_item(tx, context.run, "hint", "lists");  // of an earlier spell of the run
    context.ledger.book(tx, context.run);
    tx.commit();
  }
  const bool is_open = !missing.lists.empty() || !missing.rows.empty() || missing.is_unsure;
  if (!removals) return {is_open ? std::nullopt : version, std::nullopt};
  if (!read_if_given(context, "lists", [&] {
        look_for_missing(context, source, missing);
        return true;
      })) {
    return {std::nullopt, std::nullopt};
  }
  ListsMirrored mirrored{std::move(version), std::nullopt};
  if (!missing.lists.empty() || !missing.rows.empty()) mirrored.refused = settle(context, missing, *removals);
  if (missing.is_unsure || mirrored.refused) mirrored.version.reset();
  return mirrored;
}

std::optional<std::string> mirror_notes(RunContext& context, HistorySource& source,
                                        const std::optional<std::string>& known) {
  auto version = source.notes_version();
  if (!version || version == known) return known;
  const auto stated = read_if_given(context, "notes", [&] { return source.notes(context.control.token()); });
  if (!stated) return known;
  store::Transaction tx{context.ports.database};
  store::put_notes(tx, context.account, stated->notes);
  note_problems(context, tx, stated->problems);
  store::drop_item(tx, context.run, "hint", "notes");
  context.ledger.book(tx, context.run);
  tx.commit();
  return version;
}

}  // namespace cinemarco::exchange
