// SPDX-License-Identifier: MIT
// A text that is asked for whenever it is needed, because it may change meanwhile: a key that is pasted into the page.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace cinemarco {

// Safe from any thread if what it asks is.
class LiveText {
 public:
  LiveText() = default;
  // Implicit: most texts never change.
  LiveText(std::string text)
      : ask_{[text = std::move(text)] { return text; }} {}          // NOLINT(google-explicit-constructor)
  LiveText(std::string_view text) : LiveText{std::string{text}} {}  // NOLINT(google-explicit-constructor)
  LiveText(const char* text) : LiveText{std::string{text}} {}       // NOLINT(google-explicit-constructor)
  explicit LiveText(std::function<std::string()> ask) : ask_{std::move(ask)} {}

  // Empty where nothing is set.
  [[nodiscard]] std::string now() const { return ask_ ? ask_() : std::string{}; }

 private:
  std::function<std::string()> ask_;
};

}  // namespace cinemarco
