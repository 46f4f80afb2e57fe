// SPDX-License-Identifier: MIT
// Lines of a CSV as RFC 4180 has them: CRLF, quotes where they are needed.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cinemarco::exchange {

class CsvLine {
 public:
  CsvLine& add(std::string_view text) {
    if (started_) line_ += ',';
    started_ = true;
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
      line_ += text;
      return *this;
    }
    line_ += '"';
    for (const char c : text) line_.append(c == '"' ? 2 : 1, c);
    line_ += '"';
    return *this;
  }
  // Empty for none.
  template <class Value>
  CsvLine& add(const std::optional<Value>& value) {
    if (!value) return add(std::string_view{});
    if constexpr (std::is_same_v<Value, std::string>) {
      return add(std::string_view{*value});
    } else {
      return add(std::string_view{std::to_string(*value)});
    }
  }
  // The whole line, and a new one begins.
  [[nodiscard]] std::string end() {
    started_ = false;
    return std::exchange(line_, {}) + "\r\n";
  }

 private:
  std::string line_;
  bool started_ = false;
};

[[nodiscard]] inline std::string csv_header(std::initializer_list<std::string_view> names) {
  CsvLine line;
  for (const auto name : names) line.add(name);
  return line.end();
}

}  // namespace cinemarco::exchange
