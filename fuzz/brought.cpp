// SPDX-License-Identifier: MIT
// Exports of other services: the first line names the file, the rest is in it. Whoever recognises it tells titles,
// facts and problems that hold together, or refuses in words.
#include "domain/error.hpp"
#include "fuzz/input.hpp"
#include "sources/file.hpp"

#include <set>

namespace {

class OneFile final : public cinemarco::GivenFiles {
 public:
  OneFile(std::string path, std::string content) : path_{std::move(path)}, content_{std::move(content)} {}
  void visit(cinemarco::FileReader& reader, std::stop_token /*stop*/) override {
    if (!reader.begin(path_)) return;
    const auto half = content_.size() / 2;
    reader.data(std::string_view{content_}.substr(0, half));
    reader.data(std::string_view{content_}.substr(half));
    reader.end();
  }
  [[nodiscard]] const std::string& name() const override { return path_; }
  [[nodiscard]] std::optional<std::filesystem::path> single() const override { return std::nullopt; }

 private:
  std::string path_;
  std::string content_;
};

void check(const cinemarco::Brought& told) {
  using namespace cinemarco;
  std::set<std::string> keys;
  for (const auto& title : told.titles) {
    fuzz::require_utf8(title.ref.title);
    fuzz::require(!title_key(title).empty(), "a title is known by something");
  }
  for (const auto& fact : told.facts) {
    fuzz::require(fact.title < told.titles.size(), "a fact has a title");
    fuzz::require_utf8(fact.text);
    fuzz::require_utf8(fact.key);
    fuzz::require(!fact.when.instant || !fact.when.day, "a date is an instant or a day");
    if (fact.kind == BroughtKind::rating) {
      fuzz::require(fact.rating >= 1 && fact.rating <= 10, "a rating is one of 1–10");
    } else if (fact.kind == BroughtKind::play || fact.kind == BroughtKind::sitting) {
      fuzz::require(keys.insert(fact.key).second, "a play has a key of its own");
    }
  }
  for (const auto& problem : told.problems) fuzz::require(!problem.message.empty(), "a problem is said in words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cinemarco;
  auto text = fuzz::text_of(data, size);
  const std::string name{fuzz::take_line(text)};
  const auto no_tables = [](const std::filesystem::path&) -> std::unique_ptr<Tables> { return nullptr; };
  try {
    static const auto kZone = *TimeZone::find("Europe/Berlin");
    const auto file = sources::recognise(std::make_unique<OneFile>(name, std::string{text}), no_tables, {}, {});
    if (file) check(file->read(kZone, {}));
  } catch (const Error& error) {
    fuzz::require(error.code() == ErrorCode::invalid, "what cannot be read is called invalid");
  }
  return 0;
}
