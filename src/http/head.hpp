// SPDX-License-Identifier: MIT
// The head that Beast has parsed, as a RequestHead.
#pragma once

#include "domain/error.hpp"
#include "http/request.hpp"

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include <expected>

namespace cinemarco::http {

// Fails for a method we have no use for (`path` of the error is "method") and for a target that is no path of ours.
[[nodiscard]] std::expected<RequestHead, ParseError> to_head(
    const boost::beast::http::request_header<boost::beast::http::fields>& header, std::string peer);

}  // namespace cinemarco::http
