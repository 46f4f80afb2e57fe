// SPDX-License-Identifier: MIT
// A JSON value of somebody else's, asked for members that may not be there.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>

namespace cinemarco::sources {

class JsonView {
 public:
  JsonView() = default;
  // The value must outlive it.
  explicit JsonView(const boost::json::value* value) : value_{value} {}

  // Absent where it is no object, or has no such member.
  [[nodiscard]] JsonView operator[](std::string_view name) const;
  [[nodiscard]] bool exists() const { return value_ != nullptr && !value_->is_null(); }
  [[nodiscard]] bool is_list() const { return value_ != nullptr && value_->is_array(); }
  [[nodiscard]] bool has(std::string_view name) const;
  // Text as it is, numbers and booleans as they are written; else empty.
  [[nodiscard]] std::string text() const;
  // Empty where it is no list.
  [[nodiscard]] const boost::json::array& list() const;

 private:
  const boost::json::value* value_ = nullptr;
};

}  // namespace cinemarco::sources
