// SPDX-License-Identifier: MIT
// A file under another name until it is whole.
#pragma once

#include <filesystem>
#include <string_view>

namespace cinemarco::store {

// Behind the name of what is not whole yet.
inline constexpr std::string_view kPart = ".part";

// One process at a time makes a file of that name; what one that was killed left is taken by the next. One thread.
class PartFile {
 public:
  // Makes NAME.part beside it, empty, for the user's eyes alone. Throws Error: conflict (another process makes it just
  // now, or what stands there is no file), internal (no permission).
  explicit PartFile(std::filesystem::path file);
  ~PartFile();  // takes away what was not finished
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  [[nodiscard]] const std::filesystem::path& part() const { return part_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }  // of the part, for writing
  // Gives it its name, in the place of what had it. Throws Error{internal}.
  void finish();

 private:
  std::filesystem::path file_, part_;
  int descriptor_ = -1;
};

}  // namespace cinemarco::store
