// SPDX-License-Identifier: MIT
#include "api/upload_files.hpp"

#include "domain/cut.hpp"
#include "domain/error.hpp"
#include "domain/file_kind.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace cinemarco::api {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 200;  // bytes; a file system takes 255
constexpr std::size_t kMostFolders = 8;    // an export has two

bool equals(std::string_view left, std::string_view right) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view media_type(const http::RequestHead& head) noexcept {
  auto type = head.header("content-type");
  type = type.substr(0, type.find(';'));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.remove_suffix(1);
  return type;
}

FileKind kind_of(const fs::path& file) {
  std::array<char, kFileKindBytes> start{};
  std::ifstream stream{file, std::ios::binary};
  stream.read(start.data(), start.size());
  return file_kind({start.data(), static_cast<std::size_t>(stream.gcount())});
}

// The parts of a name that a folder of ours may have: no way up, no root, nothing that cannot be shown.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  while (!name.empty()) {
    const auto part = name.substr(0, name.find_first_of("/\\"));
    name.remove_prefix(std::min(name.size(), part.size() + 1));
    if (part.empty() || part == "." || part == "..") continue;
    std::string safe{cut(part, kLongestName)};
    for (auto& c : safe) c = static_cast<unsigned char>(c) < ' ' ? '_' : c;
    parts.push_back(std::move(safe));
  }
  if (parts.size() > kMostFolders) parts.erase(parts.begin(), parts.end() - kMostFolders);
  if (parts.empty()) parts.emplace_back("file");
  return parts;
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (!error) fs::rename(from, to, error);
  if (error) {
    throw Error{ErrorCode::internal, "The upload cannot be stored in " + to.parent_path().string() + ": " +
                                         error.message() + ". Make room there."};
  }
}

// Where the second archive, or one beside loose files, would leave it open what is to be imported.
void refuse_archives(const std::vector<http::FormFile>& files) {
  const auto found = std::ranges::find_if(files, [](const auto& it) { return holds_more(kind_of(it.file)); });
  if (found == files.end()) return;
  throw Error{ErrorCode::invalid,
              "The form holds " + parts_of(found->name).back() + " and " +
                  (files.size() == 2 ? "another file" : std::to_string(files.size() - 1) + " other files") +
                  ". Send one archive or database by itself, or the loose files of one export."};
}

// The folder that all of them lie in, else how many they are.
std::string name_of(const std::vector<std::vector<std::string>>& names) {
  const auto& top = names.front().front();
  const bool together =
      std::ranges::all_of(names, [&top](const auto& parts) { return parts.size() > 1 && parts.front() == top; });
  return together ? top : "The upload of " + std::to_string(names.size()) + " files";
}

}  // namespace

bool brings_file(const http::RequestHead& head) noexcept {
  if (head.has("content-type")) return !equals(media_type(head), "application/json");
  return head.content_length.value_or(0) > 0 || head.has("transfer-encoding");
}

bool is_form(const http::RequestHead& head) noexcept {
  return equals(media_type(head), "multipart/form-data");
}

bool is_text(const http::RequestHead& head) noexcept {
  return equals(media_type(head), "text/plain");
}

Arranged arrange(exchange::Uploads& uploads, const std::vector<http::FormFile>& files) {
  std::vector<std::vector<std::string>> names;
  names.reserve(files.size());
  for (const auto& file : files) names.push_back(parts_of(file.name));
  if (files.size() == 1) {
    const auto& name = files.front().name.empty() ? std::string{} : names.front().back();
    if (fs::is_empty(files.front().file)) {
      throw Error{ErrorCode::invalid, (name.empty() ? "The file of the form" : name) +
                                          " is empty. Send Trakt's export, or the files in it."};
    }
    auto to = uploads.make_file();
    move(files.front().file, to);
    return {std::move(to), name};
  }
  refuse_archives(files);
  auto folder = uploads.make_folder();
  try {
    for (std::size_t i = 0; i < files.size(); ++i) {
      fs::path below;
      for (const auto& part : names[i]) below /= part;
      std::error_code error;
      fs::create_directories((folder / below).parent_path(), error);
      // Two of one name are two files, as from two folders of which only the names came.
      if (error || fs::exists(folder / below)) below = fs::path{"upload-" + std::to_string(i + 1)} / below;
      move(files[i].file, folder / below);
    }
  } catch (...) {
    uploads.drop(folder);
    throw;
  }
  return {std::move(folder), name_of(names)};
}

}  // namespace cinemarco::api
