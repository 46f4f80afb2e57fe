// SPDX-License-Identifier: MIT
#include "cli/small_memory.hpp"

#include <malloc.h>

namespace cinemarco::cli {

// glibc gives each thread a heap of its own and keeps what they free: dozens of threads, dozens of megabytes.
void keep_memory_small() noexcept {
  ::mallopt(M_ARENA_MAX, 2);
}

void tune_for_answers() noexcept {
  ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);   // else glibc raises it with each large block that is freed
  ::mallopt(M_TRIM_THRESHOLD, 1024 * 1024);  // with 128 KB every answer's pages are given back, and faulted in anew
}

void give_memory_back() noexcept {
  ::malloc_trim(0);
}

}  // namespace cinemarco::cli
