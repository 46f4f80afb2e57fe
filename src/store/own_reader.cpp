// SPDX-License-Identifier: MIT
#include "store/own_reader.hpp"

#include "domain/error.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <exception>
#include <fstream>

namespace cinemarco::store {

namespace {

namespace bj = boost::json;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kLongestText = 16UL * 1024 * 1024;

// Where the text is: {"…": …, "tables": {"plays": [{"id": 1}]}}.
enum class Depth : int { outside, root, tables, table, row };

// Called by Boost's parser; false and an error end the reading. What is thrown is kept until then, for the parser is
// not made to be thrown through.
class Handler {
 public:
  // NOLINTBEGIN(readability-identifier-naming): Boost's names
  constexpr static std::size_t max_object_size = std::size_t(-1);
  constexpr static std::size_t max_array_size = std::size_t(-1);
  constexpr static std::size_t max_key_size = 1024;
  constexpr static std::size_t max_string_size = kLongestText;
  // NOLINTEND(readability-identifier-naming)

  explicit Handler(OwnListener listener) : listener_{std::move(listener)} {}

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) {
    is_complete_ = told_header_;
    return true;
  }
  bool on_object_begin(bj::error_code& error) {
    switch (depth_) {
      case Depth::outside:
        return go(Depth::root);
      case Depth::root:
        return (key_ == "tables" && tell_header(error) && go(Depth::tables)) || no(error);
      case Depth::table:
        row_.clear();
        return go(Depth::row);
      default:
        return no(error);
    }
  }
  bool on_object_end(std::size_t, bj::error_code& error) {
    if (depth_ == Depth::row) {
      depth_ = Depth::table;
      return guarded(error, [this] { listener_.row(table_, row_); });
    }
    return go(depth_ == Depth::tables ? Depth::root : Depth::outside);
  }
  bool on_array_begin(bj::error_code& error) {
    if (depth_ != Depth::tables) return no(error);
    table_ = key_;
    return go(Depth::table);
  }
  bool on_array_end(std::size_t, bj::error_code&) { return go(Depth::tables); }
  bool on_key_part(bj::string_view text, std::size_t, bj::error_code&) { return keep(text); }
  bool on_key(bj::string_view text, std::size_t, bj::error_code&) {
    keep(text);
    std::swap(key_, text_);
    text_.clear();
    return true;
  }
  bool on_string_part(bj::string_view text, std::size_t, bj::error_code&) { return keep(text); }
  bool on_string(bj::string_view text, std::size_t, bj::error_code& error) {
    keep(text);
    const bool taken = in_row() ? put_text() : value(text_, error);
    text_.clear();
    return taken;
  }
  bool on_number_part(bj::string_view text, bj::error_code&) { return keep(text); }
  bool on_int64(std::int64_t number, bj::string_view, bj::error_code& error) {
    text_.clear();
    return value(number, error);
  }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& error) { return no(error); }
  // From its text: Boost's own number may be one off in its last digit.
  bool on_double(double, bj::string_view text, bj::error_code& error) {
    keep(text);
    double number = 0;
    const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    text_.clear();
    return read.ec == std::errc{} ? value(number, error) : no(error);
  }
  bool on_bool(bool, bj::error_code& error) { return no(error); }
  bool on_null(bj::error_code& error) { return value(nullptr, error); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }
  [[nodiscard]] bool is_complete() const { return is_complete_; }

 private:
  bool go(Depth depth) {
    depth_ = depth;
    return true;
  }
  static bool no(bj::error_code& error) {
    if (!error) error = bj::error::syntax;
    return false;
  }
  bool keep(bj::string_view text) {
    text_.append(text.data(), text.size());
    return true;
  }
  template <class Action>
  bool guarded(bj::error_code& error, const Action& action) {
    try {
      action();
      return true;
    } catch (...) {
      thrown_ = std::current_exception();
      return no(error);
    }
  }
  bool tell_header(bj::error_code& error) {
    if (!format_ || !schema_) return no(error);
    told_header_ = true;
    return guarded(error, [this] { listener_.header(*format_, *schema_); });
  }
  [[nodiscard]] bool in_row() const { return depth_ == Depth::row; }
  bool put_text() {
    auto& [name, kept] = row_.next();
    name = key_;
    if (auto* former = std::get_if<std::string>(&kept)) {
      std::swap(*former, text_);
    } else {
      kept = std::move(text_);
    }
    return true;
  }
  // Members of the root that are not known are passed over: later versions may say more.
  bool value(OwnValue given, bj::error_code& error) {
    if (in_row()) {
      auto& [name, kept] = row_.next();
      name = key_;
      kept = std::move(given);
      return true;
    }
    if (depth_ != Depth::root) return no(error);
    if (const auto* number = std::get_if<std::int64_t>(&given); number && key_ == "cinemarco_export") format_ = *number;
    if (auto* text = std::get_if<std::string>(&given); text && key_ == "schema") schema_ = std::move(*text);
    return true;
  }

  OwnListener listener_;
  Depth depth_ = Depth::outside;
  std::string key_, text_, table_;
  std::optional<std::int64_t> format_;
  std::optional<std::string> schema_;
  bool told_header_ = false;
  bool is_complete_ = false;
  OwnRow row_;
  std::exception_ptr thrown_;
};

[[noreturn]] void refuse(const std::string& why) {
  throw Error{ErrorCode::invalid, "This is no whole export of Cinemarco: " + why + ". Nothing was imported."};
}

}  // namespace

struct OwnReader::Parser {
  explicit Parser(OwnListener listener) : parser{bj::parse_options{}, std::move(listener)} {}
  bj::basic_parser<Handler> parser;
  std::size_t position = 0;

  void write(bool more, std::string_view chunk) {
    if (position == 0 && chunk.starts_with(kByteOrderMark)) chunk.remove_prefix(kByteOrderMark.size());
    bj::error_code error;
    // Boost's parser would begin another document.
    const auto read = parser.done() ? 0 : parser.write_some(more, chunk.data(), chunk.size(), error);
    parser.handler().rethrow();
    position += read;
    if (error) refuse("at byte " + std::to_string(position) + " it reads otherwise than one (" + error.message() + ")");
    if (read < chunk.size() && chunk.substr(read).find_first_not_of(" \t\r\n") != std::string_view::npos) {
      refuse("something follows behind its end");
    }
  }
};

OwnReader::OwnReader(OwnListener listener) : parser_{std::make_unique<Parser>(std::move(listener))} {}

OwnReader::~OwnReader() = default;

void OwnReader::feed(std::string_view chunk) {
  parser_->write(true, chunk);
}

void OwnReader::finish() {
  if (parser_->parser.done() && parser_->parser.handler().is_complete()) return;
  bj::error_code error;
  parser_->parser.write_some(false, "", 0, error);
  parser_->parser.handler().rethrow();
  if (error || !parser_->parser.handler().is_complete()) refuse("it ends too early; export once more");
}

bool is_own_export(std::string_view start) noexcept {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto skip = [&] { start.remove_prefix(std::min(start.find_first_not_of(kSpace), start.size())); };
  if (start.starts_with(kByteOrderMark)) start.remove_prefix(kByteOrderMark.size());
  skip();
  if (!start.starts_with('{')) return false;
  start.remove_prefix(1);
  skip();
  return start.starts_with("\"cinemarco_export\"");
}

std::optional<TraktUser> owner_of_own_export(const std::filesystem::path& file) {
  constexpr std::size_t kEnough = 64UL * 1024;  // accounts are the first table
  std::ifstream stream{file, std::ios::binary};
  std::string start(kEnough, '\0');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(stream.gcount()));
  TraktUser user;
  const auto note = [&user](const std::string& table, const OwnRow& row) {
    if (table != "accounts") return;
    for (const auto& [name, value] : row.members()) {
      const auto* text = std::get_if<std::string>(&value);
      if (text == nullptr) continue;
      if (name == "trakt_user") user.slug = *text;
      if (name == "trakt_user_name") user.name = *text;
      if (name == "trakt_user_uuid") user.uuid = *text;
    }
  };
  try {
    OwnReader reader{{[](std::int64_t, const std::string&) {}, note}};
    reader.feed(start);
  } catch (const Error&) {
    return std::nullopt;  // the import tells what is wrong with it
  }
  return user.slug.empty() ? std::nullopt : std::optional{user};
}

}  // namespace cinemarco::store
