// SPDX-License-Identifier: MIT
// A person's facts from Trakt's live API.
#pragma once

#include "domain/history_source.hpp"
#include "trakt/client.hpp"
#include "trakt/kept_pages.hpp"
#include "trakt/walker.hpp"
#include "trakt/wire.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>

namespace cinemarco::trakt {

// The timestamps of these sections as one text. Trakt moves them when something is added, changed or removed,
// back-dated plays included (docs/trakt.md#what-changed). Pure.
[[nodiscard]] std::string version_text(const wire::LastActivities& activities, const std::set<Section>& sections);

// The same for the list of dropped titles. Pure.
[[nodiscard]] std::string dropped_version_text(const wire::LastActivities& activities);

// Sections are walked at the same time. No `end_at` pins the walk, though it would stop rows from shifting: plays dated
// in the future would be lost (docs/trakt.md#where-a-list-ends, 5); instead the caller compares `version` before and
// after.
class ApiSource final : public LiveHistory {
 public:
  // The client must outlive the source. A walk takes pages from `kept` where they are of the account that owner() met
  // and of the state that version() or versions() met last; the others it asks for.
  explicit ApiSource(TraktClient& client, std::shared_ptr<const ProvenPages> kept = {})
      : client_{client}, kept_{std::move(kept)}, requests_before_{client.requests()} {}
  // From now on a walk keeps its pages there, as they come; empty: it keeps none.
  void keep_in(std::shared_ptr<KeptPages> pages) { keeping_ = std::move(pages); }
  // Who owner() met last.
  [[nodiscard]] const std::optional<TraktUser>& known_owner() const { return owner_; }

  [[nodiscard]] SourceKind kind() const override { return SourceKind::api; }
  [[nodiscard]] std::string version(const std::set<Section>& sections, std::stop_token stop) override;
  void walk(const std::set<Section>& sections, const WalkPosition& from, const std::function<void(SourcePage&&)>& sink,
            std::stop_token stop) override;
  [[nodiscard]] std::map<Section, std::string> versions(std::stop_token stop) override;
  [[nodiscard]] std::optional<TraktUser> owner(std::stop_token stop) override;
  [[nodiscard]] std::optional<std::string> dropped_version() const override { return dropped_version_; }
  [[nodiscard]] DroppedTitles dropped(std::stop_token stop) override;
  [[nodiscard]] std::optional<std::string> lists_version() const override { return lists_version_; }
  [[nodiscard]] StatedLists lists(const KnownList& known, std::stop_token stop) override;
  [[nodiscard]] bool has_list(TraktId list, std::stop_token stop) override;
  [[nodiscard]] std::optional<std::string> notes_version() const override { return notes_version_; }
  [[nodiscard]] StatedNotes notes(std::stop_token stop) override;
  bool read(Section section, const Window& window, const std::function<Reading(SourcePage&&)>& sink,
            std::stop_token stop) override;
  [[nodiscard]] std::int64_t requests() const override { return client_.requests() - requests_before_; }

 private:
  [[nodiscard]] FetchedPage fetch(Section section, int page, std::stop_token stop) const;
  [[nodiscard]] const KeptPages* pages_of(Section section) const;

  TraktClient& client_;
  std::shared_ptr<const ProvenPages> kept_;
  std::shared_ptr<KeptPages> keeping_;
  std::int64_t requests_before_;
  std::optional<TraktUser> owner_;
  std::map<Section, std::string> versions_;
  std::optional<std::string> dropped_version_, lists_version_, notes_version_;
};

}  // namespace cinemarco::trakt
