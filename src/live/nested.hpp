// SPDX-License-Identifier: MIT
// The item of Emby, and of the Jellyfin plugin that took over its form.
#pragma once

#include "live/fields.hpp"
#include "live/messages.hpp"

namespace cinemarco::live {

// Reads Item{Type, Name, SeriesName, ParentIndexNumber, IndexNumber, IndexNumberEnd, ProviderIds, RunTimeTicks, …} into
// the event. False: it is neither a movie nor an episode, nor what a rating may be of.
bool read_nested_item(LiveEvent& event, const Fields& item);
// Where such servers put the user's own rating; the documents do not say, so all places are tried.
[[nodiscard]] std::optional<int> nested_rating(const Fields& root);
// "playback.stop" and "PlaybackStop" are "playbackstop".
[[nodiscard]] std::string plain_event(const std::string& name);

}  // namespace cinemarco::live
