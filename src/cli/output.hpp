// SPDX-License-Identifier: MIT
// Where answers go: one JSON document on stdout with --json, else text for people.
#pragma once

#include "cli/text.hpp"
#include "domain/error.hpp"
#include "json/json.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>

namespace cinemarco::cli {

enum class Format { text, json };

// Whoever reads may have left (`cinemarco import | head -1`); that ends no work.
template <class... Args>
void put(std::FILE* file, fmt::format_string<Args...> text, Args&&... args) {
  const auto formatted = fmt::format(text, std::forward<Args>(args)...);
  static_cast<void>(std::fwrite(formatted.data(), 1, formatted.size(), file));
}

// Text for people: to stdout, or to stderr where stdout is kept for the JSON document.
template <class... Args>
void say(Format format, fmt::format_string<Args...> text, Args&&... args) {
  put(format == Format::json ? stderr : stdout, text, std::forward<Args>(args)...);
}

template <class T>
void print_json(const T& value) {
  put(stdout, "{}\n", with_orders_escaped(json::to_text(value)));
}

// The message on stderr, and with --json {"error": {"code", "message"}} on stdout. Returns the exit code.
int report(Format format, const Error& error);

}  // namespace cinemarco::cli
