// SPDX-License-Identifier: MIT
#include "cli/small_memory.hpp"

#include <malloc.h>

namespace cinemarco::cli {

// glibc gives each thread a heap of its own and keeps what they free: dozens of threads, dozens of megabytes.
void keep_memory_small() noexcept {
  ::mallopt(M_ARENA_MAX, 2);
}

// Else glibc raises it with each large block that is freed.
void keep_large_blocks_apart() noexcept {
  ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}

void give_memory_back() noexcept {
  ::malloc_trim(0);
}

}  // namespace cinemarco::cli
