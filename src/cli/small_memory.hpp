// SPDX-License-Identifier: MIT
// What the C library is told, so that the process gives back what it does not use.
#pragma once

namespace cinemarco::cli {

// Before the first thread.
void keep_memory_small() noexcept;
// In a server: bodies of requests leave the heap when they are freed. It costs an import a tenth of its time.
void keep_large_blocks_apart() noexcept;
// What is free goes back to the system. Takes milliseconds. From any thread.
void give_memory_back() noexcept;

}  // namespace cinemarco::cli
