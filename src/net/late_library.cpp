// SPDX-License-Identifier: MIT
#include "net/late_library.hpp"

#include "domain/error.hpp"

#include <dlfcn.h>
#include <string>

namespace cinemarco::net {

void* late_function(const char* library, const char* name) {
  void* opened = ::dlopen(library, RTLD_LAZY);  // once in all: afterwards it is only counted
  if (void* found = opened != nullptr ? ::dlsym(opened, name) : nullptr) return found;
  const char* why = ::dlerror();  // NOLINT(concurrency-mt-unsafe): glibc keeps it by thread
  throw Error{ErrorCode::configuration,
              std::string{"The library "} + library + " cannot be used: install the package that it is in.",
              why != nullptr ? why : ""};
}

}  // namespace cinemarco::net
