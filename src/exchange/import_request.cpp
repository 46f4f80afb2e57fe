// SPDX-License-Identifier: MIT
#include "exchange/import_request.hpp"

#include "json/json.hpp"
#include "store/whose_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::array kParts{Part::movies, Part::series, Part::watchlist, Part::ratings};

struct StoredOptions {
  std::string export_path;
  std::vector<std::string> parts;
  std::vector<std::string> more_files;
  std::optional<std::string> export_name;
  std::optional<bool> once;
  std::optional<std::string> as, user;
  std::optional<std::vector<std::string>> also;
};
BOOST_DESCRIBE_STRUCT(StoredOptions, (), (export_path, parts, more_files, export_name, once, as, user, also))

std::expected<Part, ParseError> parse_part(std::string_view word) {
  for (const auto part : kParts) {
    if (to_string(part) == word) return part;
  }
  return std::unexpected{ParseError{"", excerpt(word) + " is none of movies, series, watchlist, ratings"}};
}

}  // namespace

std::string_view to_string(Part part) noexcept {
  switch (part) {
    case Part::movies:
      return "movies";
    case Part::series:
      return "series";
    case Part::watchlist:
      return "watchlist";
    case Part::ratings:
      return "ratings";
  }
  std::unreachable();
}

std::expected<std::set<Part>, ParseError> parse_parts(std::string_view text) {
  std::set<Part> parts;
  while (true) {
    const auto comma = text.find(',');
    const auto part = parse_part(text.substr(0, comma));
    if (!part) return std::unexpected{part.error()};
    parts.insert(*part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::filesystem::path> ImportRequest::files() const {
  std::vector<std::filesystem::path> all;
  if (!export_path.empty()) all.emplace_back(export_path);
  all.insert(all.end(), more_files.begin(), more_files.end());
  return all;
}

namespace {

// Between two starts the name may have become somebody else's file.
void require_own(const ImportRequest& unfinished, const std::filesystem::path& file) {
  std::error_code ignored;
  const auto hand = store::put_by_others(file);
  const bool swapped = !unfinished.export_name.empty() && std::filesystem::is_symlink(file, ignored);
  if (!hand && !swapped) return;
  throw Error{ErrorCode::invalid, "The unfinished import read " + file.string() + ", which " +
                                      (hand ? hand->why : "is a link now") +
                                      ". It is not taken for the same file: give the export again."};
}

}  // namespace

void require_files(const ImportRequest& unfinished) {
  std::error_code ignored;
  const auto files = unfinished.files();
  const auto gone =
      std::ranges::find_if(files, [&](const auto& file) { return !std::filesystem::exists(file, ignored); });
  if (!unfinished.once && gone == files.end()) {
    for (const auto& file : files) require_own(unfinished, file);
    return;
  }
  // Of loose files the one that is missing; of an upload what the user calls it.
  const auto& name = unfinished.once || !unfinished.export_name.empty() ? unfinished.name() : gone->string();
  throw Error{ErrorCode::not_found,
              "The unfinished import read " + name +
                  ", which is not there any more. There is nothing to resume: give the file again."};
}

std::set<Section> sections_of(const std::set<Part>& parts) {
  std::set<Section> sections;
  for (const auto part : parts) {
    switch (part) {
      case Part::movies:
        sections.insert(Section::movie_plays);
        break;
      case Part::series:
        sections.insert(Section::episode_plays);
        break;
      case Part::watchlist:
        sections.insert(Section::watchlist);
        break;
      case Part::ratings:
        sections.insert(Section::ratings);
        break;
    }
  }
  return sections;
}

std::string to_options_text(const ImportRequest& request) {
  StoredOptions stored{
      request.export_path, {},         request.more_files, request.export_name,
      request.once,        request.as, request.user,       std::vector(request.also.begin(), request.also.end())};
  for (const auto part : request.parts) stored.parts.emplace_back(to_string(part));
  return json::to_text(stored);
}

std::expected<ImportRequest, ParseError> from_options_text(std::string_view text) {
  auto stored = json::parse_as<StoredOptions>(text);
  if (!stored) return std::unexpected{std::move(stored.error())};
  ImportRequest request;
  request.export_path = std::move(stored->export_path);
  request.more_files = std::move(stored->more_files);
  request.export_name = stored->export_name.value_or("");
  request.once = stored->once.value_or(false);
  request.as = stored->as.value_or("");
  request.user = stored->user.value_or("");
  for (auto& word : stored->also.value_or(std::vector<std::string>{})) request.also.insert(std::move(word));
  request.parts.clear();
  for (const auto& word : stored->parts) {
    const auto part = parse_part(word);
    if (!part) return std::unexpected{part.error()};
    request.parts.insert(*part);
  }
  return request;
}

}  // namespace cinemarco::exchange
