// SPDX-License-Identifier: MIT
// The item of Emby, and of the Jellyfin plugin that took over its form.
#pragma once

#include "live/fields.hpp"
#include "live/messages.hpp"

namespace cinemarco::live {

// Reads Item{Type, Name, SeriesName, ParentIndexNumber, IndexNumber, IndexNumberEnd, ProviderIds, RunTimeTicks, …} into
// the event. False: it is neither a movie nor an episode, nor what a rating may be of.
bool read_nested_item(LiveEvent& event, const Fields& item);
// The event, with its rating; `nothing`, and why, where it is of no viewing or rating. `is_of_a_title`: what
// read_nested_item said.
[[nodiscard]] LiveEvent counted(LiveEvent event, const Fields& root, bool is_of_a_title);
// "Movie", "Episode", "Season" or "Series", in any case; empty: anything else.
[[nodiscard]] std::optional<RatedType> type_of_item(const std::string& name);
// "playback.stop" and "PlaybackStop" are "playbackstop".
[[nodiscard]] std::string plain_event(const std::string& name);

}  // namespace cinemarco::live
