// SPDX-License-Identifier: MIT
// Whose a file is: what another user could have put there, or can change, is not to be believed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <sys/stat.h>

namespace cinemarco::store {

struct OthersHand {
  std::string why;     // goes behind the file's name: "belongs to nobody (uid 65534)"
  std::string remedy;  // the one step that mends it, as a sentence
};

// Whether `file` belongs to somebody else than the user of this process or root: it, or the link that it is. Of what is
// not there, nothing can be told. Any thread.
[[nodiscard]] std::optional<OthersHand> put_by_others(const std::filesystem::path& file);

// The same of `file` whose state is `state`, or whether somebody else may write it, or put another one in its place:
// its folder belongs to somebody else, or others may write to it and it is not sticky (as /tmp is). A group that holds
// nobody but the user is the user. Any thread.
[[nodiscard]] std::optional<OthersHand> changed_by_others(const std::filesystem::path& file, const struct stat& state);

// "alice (uid 1000)", for messages.
[[nodiscard]] std::string user_text(uid_t user);

}  // namespace cinemarco::store
