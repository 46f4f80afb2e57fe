// SPDX-License-Identifier: MIT
// Described structs straight to JSON text, member by member, in the order of their description. JSON has no word for a
// number that is infinite or none: it is written as null.
#pragma once

#include "json/table.hpp"

#include <string>

namespace cinemarco::json {

// Puts the value's JSON at the end of `out`.
template <class T>
void append_text(std::string& out, const T& from) {
  append_as(type_of<T>(), out, &from);
}

}  // namespace cinemarco::json
