// SPDX-License-Identifier: MIT
#include "sources/look.hpp"

#include "domain/error.hpp"
#include "domain/file_kind.hpp"
#include "json/json.hpp"
#include "sources/csv.hpp"
#include "sources/values.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

namespace cinemarco::sources {

namespace {

constexpr std::size_t kHead = 64UL * 1024UL;
constexpr std::size_t kLargestJson = 128UL * 1024UL * 1024UL;

// What systems put beside people's files.
bool is_litter(std::string_view path) {
  return path.contains("__MACOSX/") || base_name(path).starts_with(".");
}

FileKind kind_of(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string start(kFileKindBytes, '\0');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(stream.gcount()));
  return file_kind(start);
}

class Lister final : public FileReader {
 public:
  explicit Lister(std::vector<std::string>& paths) : paths_{paths} {}
  bool begin(const std::string& path) override {
    if (!is_litter(path)) paths_.push_back(path);
    return false;
  }
  void data(std::string_view /*chunk*/) override {}
  void end() override {}
  void failed(const std::string& /*path*/, const std::string& /*why*/) override {}

 private:
  std::vector<std::string>& paths_;
};

bool begins_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  return text.starts_with('[') || text.starts_with('{');
}

// Keeps the head of each, and of JSON all of it.
class Opener final : public FileReader {
 public:
  Opener(const std::function<bool(std::string_view)>& wanted, std::vector<Member>& members)
      : wanted_{wanted}, members_{members} {}

  bool begin(const std::string& path) override {
    if (is_litter(path) || !wanted_(base_name(path))) return false;
    members_.push_back({path, base_name(path), {}, {}, nullptr, {}});
    text_.clear();
    return true;
  }
  void data(std::string_view chunk) override {
    if (text_.size() < kHead ||
        (begins_json(std::string_view{text_}.substr(0, kHead)) && text_.size() < kLargestJson)) {
      text_ += chunk;
    }
  }
  void end() override {
    auto& member = members_.back();
    const auto wide = wide_text(file_kind(std::string_view{text_}.substr(0, kFileKindBytes)));
    if (!wide.empty()) {
      member.trouble = "is " + std::string{wide} + ": save it as UTF-8";
    } else if (begins_json(std::string_view{text_}.substr(0, kHead))) {
      read_json(member);
    } else {
      read_columns(member);
    }
    text_.clear();
  }
  void failed(const std::string& path, const std::string& why) override {
    if (members_.empty() || members_.back().path != path) return;
    finish();
    members_.back().trouble = why;
  }
  // Of a file that broke off.
  void finish() {
    if (!text_.empty()) end();
  }

 private:
  void read_json(Member& member) {
    if (text_.size() >= kLargestJson) {
      member.trouble = "is too large";
      return;
    }
    std::string_view text = text_;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto value = json::parse_mended(text);
    if (value) {
      member.json = std::make_shared<boost::json::value>(std::move(*value));
    } else {
      member.trouble = "is no whole JSON document: " + value.error().text();
    }
  }

  void read_columns(Member& member) const {
    CsvReader reader{[](const Record&) {}};
    reader.feed(std::string_view{text_}.substr(0, kHead));
    if (text_.find_first_of("\r\n") == std::string::npos) reader.finish();
    member.first_row = reader.header();
    for (const auto& name : member.first_row) member.columns.insert(column_name(name));
  }

  const std::function<bool(std::string_view)>& wanted_;
  std::vector<Member>& members_;
  std::string text_;
};

// Hands one member's bytes to a CSV reader.
class CsvFeeder final : public FileReader {
 public:
  CsvFeeder(const std::string& path, CsvReader& reader) : path_{path}, reader_{reader} {}
  bool begin(const std::string& path) override {
    const bool is_it = !is_done_ && path == path_;
    is_done_ = is_done_ || is_it;
    return is_it;
  }
  void data(std::string_view chunk) override { reader_.feed(chunk); }
  void end() override {}
  void failed(const std::string& /*path*/, const std::string& /*why*/) override {}  // what could be read stands
  void finish() { reader_.finish(); }

 private:
  const std::string& path_;
  CsvReader& reader_;
  bool is_done_ = false;
};

void each_object(const boost::json::value& json, const std::function<void(const Record&)>& sink) {
  const auto* rows = json.if_array();
  if (rows == nullptr) return;
  std::size_t row = 0;
  for (const auto& one : *rows) {
    ++row;
    if (const auto* object = one.if_object()) sink(Record{*object, row});
  }
}

}  // namespace

std::string base_name(std::string_view path) {
  return lower(path.substr(path.find_last_of("/\\") + 1));
}

bool Member::has(std::initializer_list<std::string_view> names) const {
  return std::ranges::all_of(names, [this](std::string_view name) { return columns.contains(name); });
}

Look::Look(GivenFiles& files, OpenTables open_tables, std::stop_token stop)
    : files_{files}, open_tables_{std::move(open_tables)}, stop_{std::move(stop)} {
  const auto single = files_.single();
  if (single && kind_of(*single) == FileKind::database) return;
  is_package_ = !single || holds_more(kind_of(*single));
  Lister lister{paths_};
  visit(lister);
}

// What stands before the damage counts.
void Look::visit(FileReader& reader) {
  try {
    files_.visit(reader, stop_);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid || paths_.empty()) throw;
    broke_off_ = error.what();
  }
}

void Look::open(const std::function<bool(std::string_view base)>& wanted) {
  members_.clear();
  if (paths_.empty()) return;
  Opener opener{wanted, members_};
  visit(opener);
  opener.finish();
}

const Member* Look::named(std::string_view base) const {
  const auto found = std::ranges::find(members_, base, &Member::base);
  return found == members_.end() ? nullptr : &*found;
}

Tables* Look::tables() {
  if (!tables_) {
    const auto single = files_.single();
    const bool is_database = single && kind_of(*single) == FileKind::database;
    tables_ = is_database ? open_tables_(*single) : nullptr;
  }
  return tables_->get();
}

void Look::records(const Member& member, const std::function<void(const Record&)>& sink,
                   std::vector<std::string> names) {
  if (member.json) return each_object(*member.json, sink);
  CsvReader reader{sink, std::move(names)};
  CsvFeeder feeder{member.path, reader};
  visit(feeder);
  feeder.finish();
}

void Look::records(const std::string& table, const std::function<void(const Record&)>& sink) {
  auto* tables = this->tables();
  if (tables == nullptr) return;
  const auto names = tables->columns(table);
  if (names.empty()) return;  // older and newer versions have other tables
  const auto columns = to_columns(names);
  std::size_t row = 0;
  tables->each(table, [&](const Cells& cells) {
    std::vector<std::string> texts;
    for (const auto& cell : cells) texts.push_back(cell.value_or(""));
    sink(Record{columns, std::move(texts), ++row});
  });
}

}  // namespace cinemarco::sources
