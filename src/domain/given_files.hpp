// SPDX-License-Identifier: MIT
// What a user gives to be imported, before anybody knows what it is: ports for its bytes and, of a database, its
// tables.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

// Whom files are read out to. Calls come in the order of the archive; of a folder, in order of names.
class FileReader {
 public:
  virtual ~FileReader() = default;
  // A regular file is there. False: nothing of it is opened or unpacked.
  virtual bool begin(const std::string& path) = 0;
  virtual void data(std::string_view chunk) = 0;
  // The file begun last is complete.
  virtual void end() = 0;
  // It is damaged, or something cannot be visited; what comes after it still comes.
  virtual void failed(const std::string& path, const std::string& why) = 0;
};

// An archive, a folder, or loose files. One thread at a time.
class GivenFiles {
 public:
  virtual ~GivenFiles() = default;
  // Throws Error: not_found, invalid (encrypted, beyond the bounds, ends too early), cancelled.
  virtual void visit(FileReader& reader, std::stop_token stop) = 0;
  // As the user calls it.
  [[nodiscard]] virtual const std::string& name() const = 0;
  // The one file that was given; empty for a folder, several files, or a pipe.
  [[nodiscard]] virtual std::optional<std::filesystem::path> single() const = 0;
};

using Cells = std::vector<std::optional<std::string>>;

// The tables of a database of somebody else's, read only.
class Tables {
 public:
  virtual ~Tables() = default;
  // In lower case. Empty: there is no such table.
  [[nodiscard]] virtual std::vector<std::string> columns(const std::string& table) = 0;
  // Every row, in the order of its row ids; cells as columns() names them. Throws Error{invalid}: it is damaged.
  virtual void each(const std::string& table, const std::function<void(const Cells&)>& row) = 0;
};
// Throws Error{invalid} for what is no database that can be read.
using OpenTables = std::function<std::unique_ptr<Tables>(const std::filesystem::path& file)>;

}  // namespace cinemarco
