// SPDX-License-Identifier: MIT
// The live account as a preview reads it: what it read is there for the import that follows.
#pragma once

#include "trakt/api_source.hpp"
#include "trakt/kept_pages.hpp"

#include <filesystem>
#include <string>

namespace cinemarco::trakt {

class PreviewSource final : public HistorySource {
 public:
  // References must outlive the source. `folder` and `prefix` as KeptPages takes them.
  PreviewSource(TraktClient& client, PageShelf& shelf, std::filesystem::path folder, std::string prefix)
      : source_{client}, shelf_{shelf}, folder_{std::move(folder)}, prefix_{std::move(prefix)} {}

  [[nodiscard]] SourceKind kind() const override { return SourceKind::api; }
  [[nodiscard]] std::string version(const std::set<Section>& sections, std::stop_token stop) override {
    return source_.version(sections, std::move(stop));
  }
  // Asks also whose account it is and what changed, before and after; that Trakt does not tell fails nothing.
  void walk(const std::set<Section>& sections, const WalkPosition& from, const std::function<void(SourcePage&&)>& sink,
            std::stop_token stop) override;
  [[nodiscard]] std::optional<TraktUser> owner(std::stop_token stop) override { return source_.owner(std::move(stop)); }
  [[nodiscard]] std::int64_t requests() const override { return source_.requests(); }

 private:
  ApiSource source_;
  PageShelf& shelf_;
  std::filesystem::path folder_;
  std::string prefix_;
};

}  // namespace cinemarco::trakt
