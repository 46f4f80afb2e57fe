// SPDX-License-Identifier: MIT
// What the types of members do not say: which words a text may be, which texts are instants, and how far numbers go.
#pragma once

#include <boost/json.hpp>

namespace cinemarco::api {

// Into the schemas of the document. Throws std::out_of_range where one of the members is no longer there.
void say_words(boost::json::object& schemas);

}  // namespace cinemarco::api
