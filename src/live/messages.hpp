// SPDX-License-Identifier: MIT
// What a media server sends, out of whatever it is wrapped in, and what it means. Pure: any thread may call these.
#pragma once

#include "domain/error.hpp"
#include "domain/live_event.hpp"

#include <boost/json.hpp>

#include <expected>
#include <string>
#include <string_view>

namespace cinemarco::live {

// The JSON of a request's body, as text: bare, whatever the content type calls it; in the field "payload" (Plex) or
// "data" (Emby) of a form, multipart or not; else the fields of a form as an object's members. Pictures are left
// unread. An error says what the body is instead.
[[nodiscard]] std::expected<std::string, ParseError> message_in(std::string_view body, std::string_view content_type);

// What the message means. `received` is when it came. An error: no such server sends this.
[[nodiscard]] std::expected<LiveEvent, ParseError> read_message(LiveServer server, std::string_view json,
                                                                Instant received);

// ---- one file each ----
[[nodiscard]] std::expected<LiveEvent, ParseError> read_plex(const boost::json::value& message, Instant received);
[[nodiscard]] std::expected<LiveEvent, ParseError> read_jellyfin(const boost::json::value& message, Instant received);
// Of jellyfin-plugin-webhooks.
[[nodiscard]] std::expected<LiveEvent, ParseError> read_jellyfin_nested(const boost::json::value& message,
                                                                        Instant received);
[[nodiscard]] std::expected<LiveEvent, ParseError> read_emby(const boost::json::value& message, Instant received);
// Of Kodi's add-ons.
[[nodiscard]] std::expected<LiveEvent, ParseError> read_kodi(const boost::json::value& message, Instant received);

// ---- what they share ----

// A server's clock may be wrong: what lies ahead of the receipt did not happen yet, so the receipt counts.
[[nodiscard]] Instant sane(const std::optional<Instant>& told, Instant received);
// `finished` if so much of it was played, else `stopped`.
[[nodiscard]] LiveKind finished_or_stopped(const LiveEvent& event);
// An event of which nothing is kept.
[[nodiscard]] LiveEvent nothing(LiveEvent event, std::string why);

}  // namespace cinemarco::live
