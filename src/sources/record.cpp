// SPDX-License-Identifier: MIT
#include "sources/record.hpp"

#include "sources/values.hpp"

namespace cinemarco::sources {

namespace {

std::string text_of(const boost::json::value& value) {
  if (value.is_null()) return {};
  if (const auto* text = value.if_string()) return std::string{*text};
  return boost::json::serialize(value);
}

}  // namespace

std::string column_name(std::string_view name) {
  std::string plain{trimmed(name)};
  for (auto& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return plain;
}

std::shared_ptr<const Columns> to_columns(const std::vector<std::string>& names) {
  auto columns = std::make_shared<Columns>();
  for (std::size_t i = 0; i < names.size(); ++i) columns->emplace(column_name(names[i]), i);
  return columns;
}

Record::Record(const boost::json::object& object, std::size_t row) : row_{row} {
  std::vector<std::string> names;
  for (const auto& member : object) {
    names.emplace_back(member.key());
    cells_.push_back(text_of(member.value()));
  }
  columns_ = to_columns(names);
}

std::string_view Record::raw(std::string_view name) const {
  const auto at = columns_->find(name);
  return at == columns_->end() || at->second >= cells_.size() ? std::string_view{} : cells_[at->second];
}

std::string_view Record::operator[](std::string_view name) const {
  return trimmed(raw(name));
}

std::string_view Record::first_of(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    if (const auto cell = (*this)[name]; !cell.empty()) return cell;
  }
  return {};
}

}  // namespace cinemarco::sources
