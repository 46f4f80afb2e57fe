// SPDX-License-Identifier: MIT
// Libraries that are opened when one of their functions is first called. What goes outside and what reads exports
// brings forty more libraries along: most starts of the program, and a server that has nothing to do, need none of
// them.
#pragma once

#include <type_traits>

namespace cinemarco::net {

// A function of the library whose file the loader knows as `library`. Throws Error{configuration} where it is not
// there. Safe from any thread.
[[nodiscard]] void* late_function(const char* library, const char* name);

// What a function of that library does. To be defined by it: `int f(int a) { return late<f>("libf.so.1", "f", a); }`
template <auto* Declared, class... Arguments>
auto late(const char* library, const char* name, Arguments... arguments) {
  static auto* const kFunction =
      reinterpret_cast<std::remove_const_t<decltype(Declared)>>(late_function(library, name));
  return kFunction(arguments...);
}

}  // namespace cinemarco::net
