// SPDX-License-Identifier: MIT
#include "trakt/preview_source.hpp"

#include <spdlog/spdlog.h>

#include <utility>

namespace cinemarco::trakt {

namespace {

// What only saves requests: where Trakt does not tell it, the import asks for everything again.
template <class Ask>
auto if_told(const Ask& ask) -> std::optional<decltype(ask())> {
  try {
    return ask();
  } catch (const Error& error) {
    spdlog::debug("the preview keeps no pages: {}", error.what());
    return std::nullopt;
  }
}

}  // namespace

void PreviewSource::walk(const std::set<Section>& sections, const WalkPosition& from,
                         const std::function<void(SourcePage&&)>& sink, std::stop_token stop) {
  const auto versions = [&] { return if_told([&] { return source_.versions(stop); }); };
  auto user = source_.known_owner();
  if (!user) user = if_told([&] { return source_.owner(stop); }).value_or(std::nullopt);
  const auto before = user ? versions() : std::nullopt;
  const auto pages = std::make_shared<KeptPages>(folder_, prefix_);
  source_.keep_in(before ? pages : nullptr);
  source_.walk(sections, from, sink, stop);
  source_.keep_in(nullptr);
  if (!before || pages->is_empty()) return;
  const auto after = versions();
  if (!after) return;
  ProvenPages proven{pages, *user, {}};
  for (const auto section : sections) {
    if (before->at(section) == after->at(section)) proven.versions[section] = after->at(section);
  }
  shelf_.put(std::make_shared<const ProvenPages>(std::move(proven)));
}

}  // namespace cinemarco::trakt
