// SPDX-License-Identifier: MIT
// The .env file of the working directory is believed only where nobody else can have written it: in an unpacked archive
// or a shared folder it would lead the keys of whoever works there to its author.
#pragma once

#include "cli/dotenv.hpp"

#include <filesystem>

namespace cinemarco::cli {

// What `file` holds; nothing where there is none. Never waits, whatever the file is. Throws Error{configuration} that
// says why and what to do: it is no regular file, is larger than any such file, cannot be read, or others can write or
// replace it.
[[nodiscard]] Dotenv read_dotenv(const std::filesystem::path& file);

}  // namespace cinemarco::cli
