// SPDX-License-Identifier: MIT
#include "cli/picture_links.hpp"

#include <utility>

namespace cinemarco::cli {

namespace {

constexpr std::string_view kPath = "_path";

// Large enough to look at (docs/tmdb.md#pictures).
std::string_view size_of(std::string_view kind) {
  if (kind == "backdrop") return "w1280";
  if (kind == "still") return "w300";
  return kind == "profile" ? "w185" : "w500";
}

void add_to_object(boost::json::object& object, const std::string& image_url) {
  const auto* type = object.if_contains("type");
  const bool person = type != nullptr && type->is_string() && type->get_string() == "person";
  boost::json::object linked(object.storage());
  for (auto& [key, value] : object) {
    const std::string_view name{key};
    add_picture_links(value, image_url);
    std::optional<std::string> path;
    if (name.ends_with(kPath) && value.is_string()) path = std::string{std::string_view{value.get_string()}};
    linked.emplace(name, std::move(value));
    if (!path) continue;
    const auto stem = name.substr(0, name.size() - kPath.size());
    const auto kind = stem != "picture" ? stem : person ? std::string_view{"profile"} : std::string_view{"poster"};
    if (auto link = picture_link(image_url, kind, path)) linked.emplace(std::string{stem} + "_url", std::move(*link));
  }
  object = std::move(linked);
}

}  // namespace

std::optional<std::string> picture_link(const std::string& image_url, std::string_view kind,
                                        const std::optional<std::string>& path) {
  if (!path || !path->starts_with('/')) return std::nullopt;
  return image_url + "/" + std::string{size_of(kind)} + *path;
}

void add_picture_links(boost::json::value& report, const std::string& image_url) {
  if (auto* object = report.if_object()) {
    add_to_object(*object, image_url);
  } else if (auto* array = report.if_array()) {
    for (auto& item : *array) add_picture_links(item, image_url);
  }
}

}  // namespace cinemarco::cli
