// SPDX-License-Identifier: MIT
// What lies in the data folder tells what somebody watched: it is for its owner's eyes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cinemarco::store {

// Closes the database and the folders of pictures, uploads and backups to other users (modes 0600 and 0700), where they
// are open. Gives a sentence for people on each that could not be closed, such as another user's. Where the file system
// has no modes, nothing is done or said here (SecretBox says so). For one thread, before the database is opened.
[[nodiscard]] std::vector<std::string> close_to_others(const std::filesystem::path& data_folder);

// False: the file system of `folder` gives every file one mode, whatever chmod says (exFAT, NTFS by FUSE).
[[nodiscard]] bool keeps_modes(const std::filesystem::path& folder);

}  // namespace cinemarco::store
