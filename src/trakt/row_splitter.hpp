// SPDX-License-Identifier: MIT
// Cuts a JSON list into its rows while it streams in, so that an export of any size is read in little memory.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

inline constexpr std::size_t kMaxRowBytes = 1024 * 1024;  // real rows have 0.3–4 kB

// Finds where rows begin and end by brackets and quotes; whether a row is JSON is for its parser to say.
class RowSplitter {
 public:
  // `row` gets the text of each whole row with its index, from 0; a row above kMaxRowBytes comes as nullopt, and the
  // rows after it still arrive.
  using OnRow = std::function<void(std::size_t index, std::optional<std::string_view> row)>;
  explicit RowSplitter(OnRow on_row) : on_row_{std::move(on_row)} {}

  // More of the text, cut anywhere.
  void feed(std::string_view chunk);

  // At the end of the text: why it was no whole list, or empty. Bytes that belong to no row are passed over, and cost
  // no row behind them.
  [[nodiscard]] std::optional<std::string> trouble() const;

  [[nodiscard]] std::size_t rows() const { return index_; }

 private:
  enum class State { before_list, before_first, row, string, escape, after_row, before_row, after_list, broken };
  void step(char c);
  void begin_row(char c);
  void in_row(char c);
  void end_row();
  void keep(char c);
  void note(std::string_view what);
  void fail(std::string why);

  OnRow on_row_;
  State state_ = State::before_list;
  std::string row_;
  bool too_long_ = false;
  std::size_t depth_ = 0;
  std::size_t index_ = 0;
  std::size_t position_ = 0;  // bytes read
  std::string why_;           // the first trouble
};

}  // namespace cinemarco::trakt
