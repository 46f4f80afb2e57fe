// SPDX-License-Identifier: MIT
// What the C library is told, so that the process gives back what it does not use.
#pragma once

namespace cinemarco::cli {

// Before the first thread.
void keep_memory_small() noexcept;
// In a server: bodies of requests leave the heap when they are freed, and what answers are made in stays at hand. It
// costs an import a tenth of its time.
void tune_for_answers() noexcept;
// What is free goes back to the system. Takes milliseconds. From any thread.
void give_memory_back() noexcept;

}  // namespace cinemarco::cli
