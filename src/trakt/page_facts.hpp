// SPDX-License-Identifier: MIT
// What the headers of a page say of it. Pure.
#pragma once

#include "net/http_client.hpp"
#include "trakt/walker.hpp"

#include <boost/json.hpp>

#include <optional>
#include <string_view>

namespace cinemarco::trakt {

// Headers are untrusted: what is no number, or below `least`, is not there.
[[nodiscard]] std::optional<int> number_header(const net::HttpResponse& response, std::string_view name, int least = 1);

[[nodiscard]] PageFacts page_facts(const net::HttpResponse& response, int number, const boost::json::array& rows);

}  // namespace cinemarco::trakt
