// SPDX-License-Identifier: MIT
// SQLite's failures as our Error: a sentence that says what to do, SQLite's code and the SQL in the context.
#pragma once

#include "domain/error.hpp"

#include <SQLiteCpp/Exception.h>

#include <string>

namespace cinemarco::store {

// Full disk, damaged file, no permission: internal. Locked for longer than we wait: busy.
// The database cannot lie there: configuration.
[[nodiscard]] Error no_database_here(const std::string& context);
[[nodiscard]] Error to_error(const SQLite::Exception& failure, const std::string& sql);

}  // namespace cinemarco::store
