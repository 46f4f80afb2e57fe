// SPDX-License-Identifier: MIT
#include "cli/hardened.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace cinemarco::cli {

void keep_to_the_user() noexcept {
  ::umask(S_IRWXG | S_IRWXO);
  constexpr rlimit kNone{0, 0};
  ::setrlimit(RLIMIT_CORE, &kNone);
  // A dump that goes to a program (core_pattern "|…") heeds no limit, but this.
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace cinemarco::cli
