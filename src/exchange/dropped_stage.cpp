// SPDX-License-Identifier: MIT
#include "exchange/dropped_stage.hpp"

#include "store/dropped.hpp"
#include "store/runs.hpp"
#include "store/sync_state.hpp"

#include <fmt/format.h>

namespace cinemarco::exchange {

namespace {

// Nothing of a run fails with a list that is not everybody's (docs/trakt.md#dropped-titles): its report says what is
// not known.
void note_not_given(RunContext& context, const Error& error) {
  store::Transaction tx{context.ports.database};
  store::put_item(
      tx, context.run,
      {"hint", "hint", "dropped", std::nullopt, "",
       fmt::format("Trakt did not give the list of series that you dropped there (/users/hidden/dropped). What you "
                   "dropped or took up there since it was last read is not known here, and nothing of it was changed; "
                   "the next sync asks for it again. {}",
                   error.what())});
  context.ledger.book(tx, context.run);
  tx.commit();
}

}  // namespace

std::optional<std::string> mirror_dropped(RunContext& context, HistorySource& source, MetadataStage& metadata,
                                          const std::optional<std::string>& known) {
  auto version = source.dropped_version();
  if (!version || version == known) return known;
  DroppedTitles dropped;
  try {
    dropped = source.dropped(context.control.token());
  } catch (const Error& error) {
    if (error.code() == ErrorCode::cancelled || error.code() == ErrorCode::trakt_sign_in) throw;
    note_not_given(context, error);
    return known;
  }
  store::Transaction tx{context.ports.database};
  const auto changed = store::replace_dropped(tx, context.account, dropped);
  store::note_changed(tx, context.account, changed);
  store::drop_item(tx, context.run, "hint", "dropped");  // of an earlier spell of the run
  context.ledger.book(tx, context.run);
  tx.commit();
  for (const auto title : changed) metadata.add(title);
  return version;
}

}  // namespace cinemarco::exchange
