// SPDX-License-Identifier: MIT
#include "trakt/owner.hpp"

#include "support/temp_dir.hpp"
#include "trakt/export_source.hpp"
#include "trakt/fakes.hpp"
#include "trakt/zip_writer.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace cinemarco::trakt::test {
namespace {

using cinemarco::test::TempDir;

constexpr const char* kJane =
    R"({"user":{"username":"Jane","email":"jane@example.org","ids":{"slug":"jane","uuid":"u"}}})";

TEST(Owner, is_told_by_the_files_of_an_export) {
  struct Case {
    const char* description;
    std::vector<std::pair<std::string, std::string>> files;
    std::optional<TraktUser> owner;
  };
  const TraktUser jane{"jane", "Jane", "u"};
  const Case cases[] = {
      {"settings", {{"watched-history.json", "[]"}, {"user-settings.json", kJane}}, jane},
      {"profile",
       {{"watched-history.json", "[]"}, {"user-profile.json", R"({"username":"Jane","ids":{"slug":"jane"}})"}},
       TraktUser{"jane", "Jane", ""}},
      {"settings before the rest, whatever the order",
       {{"_errors.json", R"([{"endpoint":"users/x/stats"}])"},
        {"user-profile.json", R"({"username":"Other","ids":{"slug":"other"}})"},
        {"user-settings.json", kJane}},
       jane},
      {"in a folder", {{"export/user-settings.json", kJane}, {"export/watched-history.json", "[]"}}, jane},
      {"errors only",
       {{"_errors.json", R"([{"endpoint":"users/me/stats"},{},7,{"endpoint":"users/jane/history?a=b"}])"}},
       TraktUser{"jane", "", ""}},
      {"errors of nobody", {{"_errors.json", R"([{"endpoint":"users/me/stats"},{"endpoint":"users/jane"}])"}}, {}},
      {"damaged", {{"user-settings.json", R"({"user":{"user)"}, {"watched-history.json", "[]"}}, {}},
      {"of another form", {{"user-settings.json", "[]"}, {"user-profile.json", R"({"ids":{}})"}}, {}},
      {"nothing", {{"watched-history.json", "[]"}}, {}}};
  const TempDir dir;
  for (const auto& c : cases) {
    const auto zip = dir / "export.zip";
    {
      ZipWriter writer{zip};
      for (const auto& [name, content] : c.files) writer.add(name, content);
    }
    EXPECT_EQ(ExportSource{zip}.owner({}), c.owner) << c.description;
  }
}

TEST(Owner, is_told_by_trakt_once_and_at_once) {
  Rig rig;
  rig.http.answer("/users/settings", json_response("", 503));
  rig.http.answer("/users/settings", json_response(kJane));
  EXPECT_EQ(thrown_by([&] { static_cast<void>(owner_of(rig.client, {})); }).code(), ErrorCode::upstream);
  EXPECT_EQ(rig.http.count("/users/settings"), 1U) << "nobody waits for it";
  EXPECT_EQ(owner_of(rig.client, {}), (TraktUser{"jane", "Jane", "u"}));
}

TEST(Owner, is_one_user_whatever_the_name) {
  EXPECT_TRUE(is_same_user({"jane", "", ""}, {"JANE", "x", "u"}));
  EXPECT_FALSE(is_same_user({"jane", "", ""}, {"bob", "", "u"}));
  EXPECT_TRUE(is_same_user({"jane", "", "u"}, {"jane-doe", "", "u"})) << "took another name";
  EXPECT_FALSE(is_same_user({"jane", "", "u"}, {"jane", "", "v"})) << "the name went to somebody else";
  EXPECT_EQ(shown({"jane-doe", "Jane Doe", ""}), "Jane Doe (jane-doe)");
  EXPECT_EQ(shown({"jane", "Jane", ""}), "jane");
  EXPECT_EQ(shown({"jane", "", ""}), "jane");
}

}  // namespace
}  // namespace cinemarco::trakt::test
