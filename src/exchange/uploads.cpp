// SPDX-License-Identifier: MIT
#include "exchange/uploads.hpp"

#include "domain/error.hpp"
#include "exchange/import_request.hpp"
#include "exchange/run_lock.hpp"
#include "store/runs.hpp"
#include "store/whose_file.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::exchange {

namespace {

bool is_upload(const std::filesystem::path& file) {
  return file.filename().string().starts_with(kUploadPrefix);
}

// There, the thing itself and no link, and nobody else's.
bool is_still_ours(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto type = std::filesystem::symlink_status(file, ignored).type();
  const bool is_plain = type == std::filesystem::file_type::regular || type == std::filesystem::file_type::directory;
  return is_plain && !store::put_by_others(file);
}

void delete_file(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove_all(file, ignored);
}

[[noreturn]] void no_room(const std::filesystem::path& folder) {
  throw Error{ErrorCode::internal, "No file can be made in " + folder.string() + ". Make room there."};
}

}  // namespace

std::filesystem::path upload_folder(const std::filesystem::path& data_folder) {
  return std::filesystem::absolute(data_folder) / "uploads";
}

Uploads::Uploads(store::Database& database, AccountId account, Clock& clock, std::filesystem::path folder)
    : database_{database}, account_{account}, clock_{clock}, folder_{std::move(folder)} {}

Uploads::~Uploads() {
  for (const auto& [name, kept] : kept_) {
    try {
      if (!is_needed(kept.upload.file)) delete_file(kept.upload.file);
    } catch (const std::exception& error) {
      spdlog::debug("{} stays: {}", kept.upload.file.string(), error.what());
    }
  }
}

void Uploads::make_place() const {
  std::error_code error;
  if (std::filesystem::create_directories(folder_, error)) ::chmod(folder_.c_str(), S_IRWXU);
  if (error) no_room(folder_);
  if (const auto hand = store::put_by_others(folder_)) {
    throw Error{ErrorCode::internal, "The folder " + folder_.string() + ", where uploads are kept, " + hand->why +
                                         ". Remove it, or give it back to the user who runs Cinemarco."};
  }
}

std::filesystem::path Uploads::make_file() const {
  make_place();
  auto pattern = (folder_ / (std::string{kUploadPrefix} + "XXXXXX")).string();
  const int descriptor = ::mkstemp(pattern.data());
  if (descriptor < 0) no_room(folder_);
  ::close(descriptor);
  return pattern;
}

std::filesystem::path Uploads::make_folder() const {
  make_place();
  auto pattern = (folder_ / (std::string{kUploadPrefix} + "XXXXXX")).string();
  if (::mkdtemp(pattern.data()) == nullptr) no_room(folder_);
  return pattern;
}

std::string Uploads::keep(const std::filesystem::path& file, std::string called) {
  const std::scoped_lock lock{mutex_};
  // The random part of the file's own name: as hard to guess as the file, and only its owner may ask anyhow.
  auto name = file.filename().string().substr(std::string_view{kUploadPrefix}.size());
  kept_[name] = {{file, std::move(called)}, clock_.now()};
  forget_old();
  return name;
}

KeptUpload Uploads::find(const std::string& name) {
  const std::scoped_lock lock{mutex_};
  forget_old();
  const auto found = kept_.find(name);
  if (found == kept_.end() || !is_still_ours(found->second.upload.file)) {
    throw Error{ErrorCode::not_found, "This upload is no longer kept. Send the export again."};
  }
  found->second.used = clock_.now();
  return found->second.upload;
}

void Uploads::drop(const std::filesystem::path& file) {
  if (!is_upload(file) || folder_ / file.filename() != file) return;  // a user's own file may have such a name
  const std::scoped_lock lock{mutex_};
  std::erase_if(kept_, [&file](const auto& entry) { return entry.second.upload.file == file; });
  delete_file(file);
}

void Uploads::open() {
  make_place();
  sweep();
}

void Uploads::clean_up() {
  std::error_code error;
  if (!std::filesystem::is_directory(folder_, error)) return;
  if (const auto alone = RunLock::try_acquire(folder_)) sweep();
}

void Uploads::sweep() {
  std::error_code error;
  for (std::filesystem::directory_iterator entry{folder_, error}, end; !error && entry != end; entry.increment(error)) {
    if (is_upload(entry->path()) && !is_needed(entry->path())) delete_file(entry->path());
  }
}

// By an import that is not complete: its resume reads the file again.
bool Uploads::is_needed(const std::filesystem::path& file) const {
  store::Reader reader{database_};
  const auto unfinished = store::last_unfinished(reader, account_, "import");
  if (!unfinished) return false;
  const auto request = from_options_text(unfinished->options);
  return request && request->export_path == file.string();
}

void Uploads::forget_old() {
  const auto now = clock_.now();
  while (!kept_.empty()) {
    const auto oldest = std::ranges::min_element(kept_, {}, [](const auto& entry) { return entry.second.used; });
    if (kept_.size() <= kMost && now - oldest->second.used < kKeptFor) return;
    if (!is_needed(oldest->second.upload.file)) delete_file(oldest->second.upload.file);
    kept_.erase(oldest);
  }
}

}  // namespace cinemarco::exchange
