// SPDX-License-Identifier: MIT
// Cinemarco's own export: every table of store/own_tables.hpp as JSON, one row a line (docs/export.md).
#pragma once

#include "store/connection.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace cinemarco::store {

using Sink = std::function<void(std::string_view)>;
// Rows so far, and in all.
using OnRows = std::function<void(std::int64_t done, std::int64_t total)>;

// One consistent state, in pieces of some kilobytes. `reader` is in a read transaction (store::Reader). Two exports of
// one state are equal byte for byte. Throws what `sink` throws, and Error: internal, cancelled.
void write_own_export(Connection& reader, const Sink& sink, const OnRows& on_rows, const std::stop_token& stop);

}  // namespace cinemarco::store
