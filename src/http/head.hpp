// SPDX-License-Identifier: MIT
// The head that Beast has parsed, as a RequestHead.
#pragma once

#include "domain/error.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include <optional>

namespace cinemarco::http {

// Into `head`; of what is refused at least the method is known there, for HEAD must not be answered with a body. Gives
// the reason of a refusal: a method we have no use for (`path` of the error is "method"), a target that is no address.
[[nodiscard]] std::optional<ParseError> read_head(
    const boost::beast::http::request_header<boost::beast::http::fields>& header, RequestHead& head);

// The answer to what Beast could not read. Empty where there is nobody left to answer.
[[nodiscard]] std::optional<Response> refusal_of(boost::system::error_code error);

}  // namespace cinemarco::http
