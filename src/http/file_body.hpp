// SPDX-License-Identifier: MIT
// An answer's body that lies in a file. Opened and read on workers, never on the I/O thread: a disk may be slow.
#pragma once

#include "http/response.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace cinemarco::http {

// An open file, read once from its beginning. One thread at a time.
class FileBody {
 public:
  FileBody(int descriptor, std::uint64_t size) : descriptor_{descriptor}, size_{size} {}
  ~FileBody();
  FileBody(const FileBody&) = delete;
  FileBody& operator=(const FileBody&) = delete;
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // The next bytes, as many as `piece` is long; says how many. 0 at the end and where it cannot be read.
  std::size_t read(std::string& piece) const;

 private:
  int descriptor_;
  std::uint64_t size_;
};

// Makes the file the answer's body; a small one is read at once. Where it cannot be opened the answer becomes a 503
// that says why: an empty picture would be kept for a year. On a worker whose lane waits for the disk.
void set_file(Response& response, const std::filesystem::path& file);

}  // namespace cinemarco::http
