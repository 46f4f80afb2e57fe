// SPDX-License-Identifier: MIT
#include "http/multipart.hpp"

#include "domain/lower_case.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

namespace cinemarco::http {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostFiles = 5000;
constexpr std::size_t kMostTexts = 100;
constexpr std::size_t kLongestHead = 8 * 1024;
constexpr std::size_t kLongestField = 4 * 1024;
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046, 5.1.1

std::unexpected<ParseError> bad(std::string message) {
  return std::unexpected{ParseError{"", std::move(message)}};
}

// The value of `; name=value` or `; name="value"`.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  const auto known = lower_case(header);
  for (auto at = known.find(';'); at != std::string::npos; at = known.find(';', at + 1)) {
    const auto start = known.find_first_not_of(" \t", at + 1);
    if (start == std::string::npos || !std::string_view{known}.substr(start).starts_with(name)) continue;
    auto value = header.substr(start + name.size());
    if (!value.starts_with('=')) continue;
    value.remove_prefix(1);
    if (value.starts_with('"')) {
      value.remove_prefix(1);
      return std::string{value.substr(0, value.find('"'))};
    }
    return std::string{value.substr(0, value.find_first_of("; \t\r\n"))};
  }
  return std::nullopt;
}

// A file read in pieces, with a window over what was read and not yet used.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : stream_{file, std::ios::binary} {}

  // Gives `sink` everything up to `end`, which is used up too. False where the file ends before, or `limit` bytes were
  // given.
  template <class Sink>
  bool pass_until(std::string_view end, std::size_t limit, const Sink& sink) {
    std::size_t given = 0;
    while (true) {
      const auto found = window_.find(end);
      // What may be the beginning of `end` stays in the window.
      const auto safe = found != std::string::npos     ? found
                        : window_.size() >= end.size() ? window_.size() - end.size() + 1
                                                       : 0;
      given += safe;
      if (given > limit) return false;
      sink(std::string_view{window_}.substr(0, safe));
      if (found != std::string::npos) {
        window_.erase(0, found + end.size());
        return true;
      }
      window_.erase(0, safe);
      if (!fill()) return false;
    }
  }
  std::optional<std::string> text_until(std::string_view end, std::size_t limit) {
    std::string text;
    if (!pass_until(end, limit, [&text](std::string_view piece) { text += piece; })) return std::nullopt;
    return text;
  }
  bool skips(std::string_view text) {
    while (window_.size() < text.size() && fill()) {
    }
    if (!window_.starts_with(text)) return false;
    window_.erase(0, text.size());
    return true;
  }

 private:
  bool fill() {
    const auto before = window_.size();
    window_.resize(before + kPiece);
    stream_.read(window_.data() + before, static_cast<std::streamsize>(kPiece));
    window_.resize(before + static_cast<std::size_t>(stream_.gcount()));
    return window_.size() > before;
  }
  std::ifstream stream_;
  std::string window_;
};

struct Part {
  std::string name;
  std::optional<std::string> file_name;  // of a file
};

// What browsers write for a quote and a line end in a name (HTML, "multipart/form-data").
std::string unescaped(std::string name) {
  for (const auto& [escape, meant] : {std::pair{"%22", '"'}, std::pair{"%0D", '\r'}, std::pair{"%0A", '\n'}}) {
    for (auto at = name.find(escape); at != std::string::npos; at = name.find(escape, at))
      name.replace(at, 3, 1, meant);
  }
  return name;
}

Part part_of(const std::string& head) {
  Part part;
  for (std::size_t at = 0; at < head.size();) {
    const auto end = std::min(head.find("\r\n", at), head.size());
    const auto line = head.substr(at, end - at);
    at = end + 2;
    if (!lower_case(line).starts_with("content-disposition:")) continue;
    part.name = parameter(line, "name").value_or("");
    part.file_name = parameter(line, "filename");
    if (!part.file_name) part.file_name = parameter(line, "filename*");
  }
  return part;
}

}  // namespace

std::expected<MultipartForm, ParseError> split_multipart(const std::filesystem::path& body,
                                                         std::string_view content_type,
                                                         const std::filesystem::path& into) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) {
    return bad("its content type names no boundary of 1 to 70 characters");
  }
  const auto delimiter = "\r\n--" + *boundary;
  Reader reader{body};
  if (!reader.skips(std::string_view{delimiter}.substr(2))) return bad("it does not begin with its boundary");
  MultipartForm form;
  std::size_t texts = 0;
  while (!reader.skips("--")) {
    if (form.files.size() > kMostFiles) return bad("it has more than 5,000 files");
    if (texts > kMostTexts) return bad("it has more than 100 texts");
    if (!reader.skips("\r\n")) return bad("its boundary is not followed by a line end");
    // A part without any header begins with the empty line itself.
    std::optional<std::string> head{""};
    if (!reader.skips("\r\n")) head = reader.text_until("\r\n\r\n", kLongestHead);
    if (!head) return bad("a part's head is too long or has no end");
    const auto part = part_of(*head);
    bool whole = false;
    if (part.file_name) {
      const auto file = into / std::to_string(form.files.size());
      std::ofstream stream{file, std::ios::binary | std::ios::trunc};
      constexpr auto kOwn = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
      std::error_code ignored;  // where modes cannot be changed, the folder still is the user's own
      std::filesystem::permissions(file, kOwn, ignored);
      whole = reader.pass_until(delimiter, std::string::npos, [&stream](std::string_view piece) {
        stream.write(piece.data(), static_cast<std::streamsize>(piece.size()));
      });
      stream.flush();
      if (!stream) {
        throw Error{ErrorCode::internal,
                    "The upload cannot be stored in " + into.parent_path().string() + ". Make room there."};
      }
      form.files.push_back({file, unescaped(*part.file_name)});
    } else {
      auto text = reader.text_until(delimiter, kLongestField);
      whole = text.has_value();
      ++texts;
      if (text && !form.fields.emplace(part.name, std::move(*text)).second) {
        return bad("it has the field " + excerpt(part.name) + " more than once");
      }
    }
    if (!whole) return bad("a part is too long or has no end");
  }
  return form;
}

}  // namespace cinemarco::http
