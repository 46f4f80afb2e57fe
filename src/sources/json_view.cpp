// SPDX-License-Identifier: MIT
#include "sources/json_view.hpp"

namespace cinemarco::sources {

JsonView JsonView::operator[](std::string_view name) const {
  const auto* object = value_ == nullptr ? nullptr : value_->if_object();
  return object == nullptr ? JsonView{} : JsonView{object->if_contains(name)};
}

bool JsonView::has(std::string_view name) const {
  const auto* object = value_ == nullptr ? nullptr : value_->if_object();
  return object != nullptr && object->contains(name);
}

std::string JsonView::text() const {
  if (!exists() || value_->is_object() || value_->is_array()) return {};
  if (const auto* text = value_->if_string()) return std::string{*text};
  return boost::json::serialize(*value_);
}

const boost::json::array& JsonView::list() const {
  static const boost::json::array kNone;
  const auto* list = value_ == nullptr ? nullptr : value_->if_array();
  return list == nullptr ? kNone : *list;
}

}  // namespace cinemarco::sources
