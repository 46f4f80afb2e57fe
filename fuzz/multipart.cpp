// SPDX-License-Identifier: MIT
// A form with files: its first line is the content type, the rest the body; no more comes out than went in.
#include "http/multipart.hpp"

#include "fuzz/files.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using cinemarco::fuzz::require;
  namespace fs = std::filesystem;
  auto body = cinemarco::fuzz::text_of(data, size);
  const auto type = cinemarco::fuzz::take_line(body);
  const auto& folder = cinemarco::fuzz::work_folder();
  const auto parts = folder / "parts";
  fs::create_directories(parts);
  cinemarco::fuzz::write_file(folder / "body", body);
  if (const auto form = cinemarco::http::split_multipart(folder / "body", type, parts)) {
    std::uintmax_t bytes = 0;
    for (const auto& file : form->files) {
      require(file.file.parent_path() == parts, "files lie where they should");
      bytes += fs::file_size(file.file) + file.name.size();
    }
    for (const auto& [name, text] : form->fields) bytes += name.size() + text.size();
    require(bytes <= body.size(), "no more comes out than went in");
  }
  fs::remove_all(parts);
  return 0;
}
