// SPDX-License-Identifier: MIT
#include "sources/file.hpp"

#include "domain/error.hpp"
#include "sources/source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco::sources {

namespace {

class SourceFile final : public BroughtFile {
 public:
  SourceFile(std::unique_ptr<GivenFiles> files, OpenTables open_tables, const Source& source, Wish wish)
      : files_{std::move(files)}, open_tables_{std::move(open_tables)}, source_{source}, wish_{std::move(wish)} {}

  [[nodiscard]] std::string_view source() const override { return source_.name; }
  [[nodiscard]] Brought read(const TimeZone& zone, std::stop_token stop) override;

 private:
  std::unique_ptr<GivenFiles> files_;
  OpenTables open_tables_;
  const Source& source_;
  Wish wish_;
};

// Exports of others hold passwords and tokens, too.
bool is_secret(std::string_view base) {
  constexpr std::array<std::string_view, 6> kWords{"token", "login", "auth", "password", "secret", "api-key"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return base.contains(word); });
}

bool is_readable(std::string_view base) {
  return !is_secret(base) &&
         (base.ends_with(".csv") || base.ends_with(".json") || base.ends_with(".tsv") || base.ends_with(".txt"));
}

// Opens what this source reads.
void open_for(Look& look, const Source& source) {
  if (!look.is_package()) return look.open([](std::string_view) { return true; });
  if (source.wants != nullptr) return look.open(source.wants);
  look.open(&is_readable);
}

bool is_named(const Look& look, const Source& source) {
  return source.wants != nullptr &&
         std::ranges::any_of(look.paths(), [&](const auto& path) { return source.wants(base_name(path)); });
}

const Source* source_of(Look& look) {
  if (look.is_package()) {
    for (const auto& source : all_sources()) {
      if (!is_named(look, source)) continue;
      open_for(look, source);
      if (source.recognises(look)) return &source;
    }
  }
  look.open(look.is_package() ? std::function<bool(std::string_view)>{&is_readable}
                              : [](std::string_view) { return true; });
  const auto sources = all_sources();
  const auto found = std::ranges::find_if(sources, [&](const auto& source) { return source.recognises(look); });
  return found == sources.end() ? nullptr : &*found;
}

const Source& source_called(const std::string& word) {
  for (const auto& source : all_sources()) {
    if (source.name == word) return source;
  }
  throw Error{ErrorCode::invalid,
              fmt::format("{} is no source. Those are: {}", excerpt(word), fmt::join(source_words(), ", "))};
}

void require_known(const std::set<std::string>& also) {
  for (const auto& word : also) {
    const auto words = also_words();
    if (std::ranges::find(words, word) != words.end()) continue;
    throw Error{ErrorCode::invalid, fmt::format("{} is nothing that can be taken, too. That is: {}", excerpt(word),
                                                fmt::join(words, ", "))};
  }
}

void require_its_own(Look& look, const Source& source) {
  open_for(look, source);
  if (source.recognises(look)) return;
  // What is broken says so when it is read.
  if (std::ranges::any_of(look.members(), [](const Member& member) { return !member.trouble.empty(); })) return;
  throw Error{ErrorCode::invalid, fmt::format("{} has none of the files, columns or tables by which an export of {} is "
                                              "known. Leave --as away, or name another source.",
                                              look.name(), source.name)};
}

Brought SourceFile::read(const TimeZone& zone, std::stop_token stop) {
  Look look{*files_, open_tables_, std::move(stop)};
  open_for(look, source_);
  Gathered out;
  for (const auto& member : look.members()) {
    if (!member.trouble.empty()) out.problem(member.path, member.trouble);
  }
  Reading reading{look, out, zone, wish_.user, wish_.also};
  source_.read(reading);
  if (!look.broke_off().empty()) out.problem(look.name(), look.broke_off());
  const auto& so_far = out.so_far();
  if (out.is_empty() && so_far.skipped.empty() && !so_far.problems.empty()) {
    throw Error{ErrorCode::invalid, fmt::format("Nothing of {} could be read: {} {}", look.name(),
                                                so_far.problems.front().where, so_far.problems.front().message)};
  }
  return out.take();
}

}  // namespace

std::unique_ptr<BroughtFile> recognise(std::unique_ptr<GivenFiles> files, const OpenTables& open_tables,
                                       const Wish& wish, std::stop_token stop) {
  require_known(wish.also);
  const auto* source = wish.as.empty() ? nullptr : &source_called(wish.as);
  Look look{*files, open_tables, std::move(stop)};
  if (source == nullptr) {
    source = source_of(look);
    if (source == nullptr) return nullptr;
  } else {
    require_its_own(look, *source);
  }
  return std::make_unique<SourceFile>(std::move(files), open_tables, *source, wish);
}

std::vector<std::string_view> source_words() {
  std::vector<std::string_view> words;
  for (const auto& source : all_sources()) words.push_back(source.name);
  std::ranges::sort(words);
  return words;
}

std::vector<std::string_view> also_words() {
  return {kRatedDays, kThumbs};
}

}  // namespace cinemarco::sources
