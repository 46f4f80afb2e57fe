// SPDX-License-Identifier: MIT
#include "trakt/row_splitter.hpp"

#include <string_view>
#include <utility>

namespace cinemarco::trakt {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// No text begins with it.
bool is_stray(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || static_cast<unsigned char>(c) < ' ';
}

}  // namespace

void RowSplitter::feed(std::string_view chunk) {
  for (const char c : chunk) {
    if (state_ == State::broken) return;
    step(c);
    ++position_;
  }
}

std::optional<std::string> RowSplitter::trouble() const {
  if (state_ == State::broken) return why_;
  if (state_ != State::after_list) return "the list ends too early, after row " + std::to_string(index_);
  if (why_.empty()) return std::nullopt;
  return why_ + "; what could be read on both sides of it was read";
}

void RowSplitter::step(char c) {
  constexpr std::string_view kByteOrderMark{"\xEF\xBB\xBF"};
  switch (state_) {
    case State::before_list:
      if (is_space(c) || (position_ < kByteOrderMark.size() && c == kByteOrderMark[position_])) return;
      if (is_stray(c)) return note("a stray byte");
      if (c != '[') return fail("expected a list");
      state_ = State::before_first;
      return;
    case State::before_first:
      if (is_space(c)) return;
      if (c == ']') {
        state_ = State::after_list;
        return;
      }
      return begin_row(c);
    case State::before_row:
      if (is_space(c)) return;
      return begin_row(c);
    case State::after_row:
      if (is_space(c)) return;
      if (c == ',') {
        state_ = State::before_row;
      } else if (c == ']') {
        state_ = State::after_list;
      } else {
        note("expected , or ]");
        if (!is_stray(c) && c != '}') begin_row(c);
      }
      return;
    case State::row:
      return in_row(c);
    case State::string:
      keep(c);
      if (c == '\\') state_ = State::escape;
      if (c == '"') {
        state_ = State::row;
        if (depth_ == 0) end_row();
      }
      return;
    case State::escape:
      keep(c);
      state_ = State::string;
      return;
    case State::after_list:
      if (is_space(c)) return;
      note("more text after the list,");
      // Two lists in one file, or a bracket too many amid one.
      if (c == '[') state_ = State::before_first;
      if (c == ',') state_ = State::before_row;
      return;
    case State::broken:
      return;
  }
}

void RowSplitter::begin_row(char c) {
  if (c == ',' || c == ']' || c == '}' || is_stray(c)) {
    note("expected a row");
    if (c == ']') state_ = State::after_list;
    return;
  }
  row_.clear();
  too_long_ = false;
  depth_ = 0;
  state_ = State::row;
  in_row(c);
}

void RowSplitter::in_row(char c) {
  const bool is_bare = depth_ == 0 && !row_.empty();  // a number or a word: it ends where something else begins
  if (is_bare && (c == ',' || c == ']' || c == '}' || is_space(c))) {
    end_row();
    if (!is_space(c)) step(c);
    return;
  }
  keep(c);
  if (c == '"') {
    state_ = State::string;
  } else if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    if (--depth_ == 0) end_row();
  }
}

void RowSplitter::keep(char c) {
  if (too_long_) return;
  if (row_.size() == kMaxRowBytes) {
    too_long_ = true;
    return;
  }
  row_ += c;
}

void RowSplitter::end_row() {
  state_ = State::after_row;
  const auto index = index_++;
  on_row_(index, too_long_ ? std::nullopt : std::optional<std::string_view>{row_});
}

// What is in the way of the rows behind it.
void RowSplitter::note(std::string_view what) {
  if (why_.empty()) why_ = std::string{what} + " at byte " + std::to_string(position_);
}

void RowSplitter::fail(std::string why) {
  state_ = State::broken;
  why_ = std::move(why);
}

}  // namespace cinemarco::trakt
