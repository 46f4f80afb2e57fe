// SPDX-License-Identifier: MIT
#include "trakt/export_failure.hpp"

#include "domain/cut.hpp"
#include "json/json.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace cinemarco::trakt {
namespace {

constexpr std::size_t kLongestText = 200;

ExportKind kind_of(std::string_view endpoint) {
  std::vector<std::string_view> parts;
  while (!endpoint.empty()) {
    const auto part = endpoint.substr(0, endpoint.find('/'));
    endpoint.remove_prefix(std::min(endpoint.size(), part.size() + 1));
    if (!part.empty()) parts.push_back(part);
  }
  std::size_t at = 0;
  if (!parts.empty() && parts[0] == "users") at = 2;
  if (!parts.empty() && parts[0] == "sync") at = 1;
  if (parts.size() <= at) return ExportKind::other;
  if (parts[at] == "history") return ExportKind::history;
  if (parts[at] == "ratings") return ExportKind::ratings;
  return parts[at] == "watchlist" ? ExportKind::watchlist : ExportKind::other;
}

// "; pages 1-3 of 10 are in it"
std::string extent(const wire::ExportError& error) {
  if (!error.fetchedPages) return "part of it is missing";
  const auto total = error.totalPages ? std::to_string(*error.totalPages) : std::string{"?"};
  if (*error.fetchedPages <= 0) return fmt::format("none of {} pages is in it", total);
  return fmt::format("only pages 1-{} of {} are in it", *error.fetchedPages, total);
}

}  // namespace

ExportFailure read_failure(const boost::json::value& row) {
  const auto error = json::read<wire::ExportError>(row);
  if (!error || !error->endpoint) return {std::nullopt, "Trakt could not export something, and does not say what"};
  const auto endpoint = std::string_view{*error->endpoint}.substr(0, error->endpoint->find('?'));
  const auto why = error->error ? " (" + std::string{cut(*error->error, kLongestText)} + ")" : std::string{};
  return {kind_of(endpoint), fmt::format("Trakt could not export {} wholly{}: {}. Export once more for the rest",
                                         cut(endpoint, kLongestText), why, extent(*error))};
}

}  // namespace cinemarco::trakt
