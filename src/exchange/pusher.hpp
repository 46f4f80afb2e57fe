// SPDX-License-Identifier: MIT
// Telling Trakt what was changed here. A play that was sent stands in doubt until Trakt has shown it, for sending it
// twice would make two (docs/trakt.md#writing).
#pragma once

#include "domain/push.hpp"
#include "exchange/metadata_stage.hpp"
#include "exchange/removals.hpp"
#include "exchange/run_context.hpp"

#include <chrono>

namespace cinemarco::exchange {

// A write whose answer was lost may still arrive so long after it was sent: requests end after 60 s here, and what
// stands between us and Trakt gives up within 100 s. Only then a play that Trakt does not show is not there.
inline constexpr std::chrono::minutes kWriteSettles{2};
// Trakt's answers may lag behind what it took (docs/trakt.md#writing: minutes). After this long the weekly look at the
// whole history decides.
inline constexpr std::chrono::hours kAskedAgainFor{24};

// Asks Trakt for the plays that were sent, by the seconds they were watched at: what it shows takes its number. What it
// surely does not have waits to be sent again, or is rejected where Trakt had answered. Throws what the source throws.
void settle_plays(RunContext& context, LiveHistory& source, MetadataStage& metadata);

// Whether there is anything to ask or to tell: else neither of the two sends a request.
[[nodiscard]] bool has_to_talk(RunContext& context);
// Sends what waits, if the user wants that; true if any play was sent. An item that Trakt does not take is marked
// rejected and listed with the run. Throws Error{conflict} for more removals than go without asking, and what the
// writer throws; what was sent by then is noted.
bool push_waiting(RunContext& context, TraktWriter& writer, Removals removals);

}  // namespace cinemarco::exchange
