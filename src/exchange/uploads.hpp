// SPDX-License-Identifier: MIT
// Exports that came over the line, as files of the data folder: between a preview and its import, and while a run needs
// them, over every restart.
#pragma once

#include "domain/clock.hpp"
#include "domain/id.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

namespace cinemarco::exchange {

// Beginning of every upload's file name.
inline constexpr const char* kUploadPrefix = "cinemarco-upload-";

[[nodiscard]] std::filesystem::path upload_folder(const std::filesystem::path& data_folder);

struct KeptUpload {
  std::filesystem::path file;  // or a folder, where the files of an export came loose
  std::string name;            // what the user calls it
};

// Safe from any thread.
class Uploads {
 public:
  static constexpr std::chrono::hours kKeptFor{1};  // after its last use
  static constexpr std::size_t kMost = 4;           // the one that was used longest ago goes

  // Files lie in `folder`, which is made when it is needed, mode 0700. References must outlive the object.
  Uploads(store::Database& database, AccountId account, Clock& clock, std::filesystem::path folder);
  // Removes what it keeps, but for what an unfinished import still needs.
  ~Uploads();
  Uploads(const Uploads&) = delete;
  Uploads& operator=(const Uploads&) = delete;

  // An empty file of our own, mode 0600. Throws Error{internal} where none can be made.
  [[nodiscard]] std::filesystem::path make_file() const;
  // A folder of our own, mode 0700, for files that came loose. Throws as `make_file`.
  [[nodiscard]] std::filesystem::path make_folder() const;
  // Keeps the file or folder, which the user calls `called`, and gives the name under which it can be asked for again.
  [[nodiscard]] std::string keep(const std::filesystem::path& file, std::string called = {});
  // Throws Error{not_found} that says to send it again.
  [[nodiscard]] KeptUpload find(const std::string& name);
  // Removes the file or folder, if it is one of ours.
  void drop(const std::filesystem::path& file);
  // For a server that holds the folder's RunLock, once, before the first upload: makes the folder, and removes what
  // dead servers left and no unfinished import needs. Throws as `make_file`.
  void open();
  // The same for commands: removes it, unless a server lives.
  void clean_up();

 private:
  struct Kept {
    KeptUpload upload;
    Instant used;
  };
  [[nodiscard]] bool is_needed(const std::filesystem::path& file) const;
  void make_place() const;
  void sweep();
  void forget_old();

  store::Database& database_;
  AccountId account_;
  Clock& clock_;
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

}  // namespace cinemarco::exchange
