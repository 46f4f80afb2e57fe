// SPDX-License-Identifier: MIT
#include "exchange/dropped_stage.hpp"

#include "store/dropped.hpp"
#include "store/sync_state.hpp"

#include <spdlog/spdlog.h>

namespace cinemarco::exchange {

namespace {

// An optional list may be missing, or not be for everybody (delta row 38): then asking again helps as little.
bool is_not_given(ErrorCode code) {
  return code == ErrorCode::not_found || code == ErrorCode::internal || code == ErrorCode::configuration;
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
    if (error.code() == ErrorCode::cancelled || error.code() == ErrorCode::unauthorized) throw;
    spdlog::info("The titles that you dropped at Trakt could not be read; they stay as they were. {}", error.what());
    return is_not_given(error.code()) ? version : known;
  }
  store::Transaction tx{context.ports.database};
  const auto changed = store::replace_dropped(tx, context.account, dropped);
  store::note_changed(tx, context.account, changed);
  context.ledger.book(tx, context.run);
  tx.commit();
  for (const auto title : changed) metadata.add(title);
  return version;
}

}  // namespace cinemarco::exchange
