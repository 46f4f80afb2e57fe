// SPDX-License-Identifier: MIT
#include "trakt/any_files.hpp"

#include "domain/error.hpp"
#include "trakt/export_names.hpp"

#include <utility>

namespace cinemarco::trakt {

namespace {

class Passing final : public ExportVisitor {
 public:
  explicit Passing(FileReader& reader) : reader_{reader} {}
  bool begin(const ExportMember& member) override {
    path_ = member.path;
    return reader_.begin(path_);
  }
  void data(std::string_view chunk) override { reader_.data(chunk); }
  void end() override { reader_.end(); }
  void damaged(const std::string& why) override { reader_.failed(path_, why); }
  void passed_over(const std::string& path, const std::string& why) override { reader_.failed(path, why); }

 private:
  FileReader& reader_;
  std::string path_;
};

class AnyFiles final : public GivenFiles {
 public:
  AnyFiles(std::vector<std::filesystem::path> paths, std::string name)
      : paths_{paths}, files_{std::move(paths), std::move(name), {}, Reads::anything} {}
  void visit(FileReader& reader, std::stop_token stop) override {
    Passing passing{reader};
    files_.visit(passing, std::move(stop));
  }
  [[nodiscard]] const std::string& name() const override { return files_.name(); }
  [[nodiscard]] std::optional<std::filesystem::path> single() const override {
    std::error_code ignored;
    if (paths_.size() != 1 || !std::filesystem::is_regular_file(paths_.front(), ignored)) return std::nullopt;
    return paths_.front();
  }

 private:
  std::vector<std::filesystem::path> paths_;
  ExportFiles files_;
};

class Names final : public FileReader {
 public:
  bool begin(const std::string& path) override {
    ++count_;
    const auto kind = export_kind(path);
    // Others have a ratings-….csv, too; whether it is Trakt's, which is not read here, is told once nobody knows it.
    are_of_trakt_ =
        are_of_trakt_ || (kind != ExportKind::foreign && kind != ExportKind::look_alike && kind != ExportKind::csv);
    return false;
  }
  void data(std::string_view /*chunk*/) override {}
  void end() override {}
  void failed(const std::string& /*path*/, const std::string& /*why*/) override {}
  [[nodiscard]] bool are_of_trakt() const { return are_of_trakt_; }
  [[nodiscard]] bool is_single() const { return count_ <= 1; }

 private:
  int count_ = 0;
  bool are_of_trakt_ = false;
};

}  // namespace

bool is_package_of_trakt(const std::vector<std::filesystem::path>& paths, std::stop_token stop) {
  AnyFiles files{paths, {}};
  Names names;
  try {
    files.visit(names, std::move(stop));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid && error.code() != ErrorCode::not_found) throw;
  }
  return names.are_of_trakt() && !(names.is_single() && files.single());
}

std::unique_ptr<GivenFiles> open_any_files(std::vector<std::filesystem::path> paths, std::string name) {
  return std::make_unique<AnyFiles>(std::move(paths), std::move(name));
}

}  // namespace cinemarco::trakt
