// SPDX-License-Identifier: MIT
// Each rule of the house fires on a small example of its breach, and only there.
#include "architecture/house_rules.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace cinemarco::test {

namespace {

// A file at `path` that includes what `includes` says, one per line.
Source file(const std::string& path, const std::string& includes = "") {
  return {path, "// SPDX-License-Identifier: MIT\n" + includes};
}

std::string all(const std::vector<std::string>& found) {
  return fmt::format("{}", fmt::join(found, "\n"));
}

struct Case {
  std::string description;
  std::vector<Source> sources;
  std::string breach;  // words of the one breach; empty: none
};

std::vector<Case> arrows() {
  const auto arrow = [](const std::string& description, const std::string& from, const std::string& to,
                        const std::string& breach) {
    const auto own = to.starts_with("src/") ? to.substr(4) : to;
    return Case{description, {file(from, "#include \"" + own + "\"\n"), file(to)}, breach};
  };
  return {
      arrow("a room knows itself", "src/store/a.cpp", "src/store/b.hpp", ""),
      arrow("store knows domain", "src/store/a.cpp", "src/domain/b.hpp", ""),
      arrow("tmdb knows net", "src/tmdb/a.cpp", "src/net/b.hpp", ""),
      arrow("exchange knows store", "src/exchange/a.cpp", "src/store/b.hpp", ""),
      arrow("api knows http", "src/api/a.cpp", "src/http/b.hpp", ""),
      arrow("cli wires trakt", "src/cli/a.cpp", "src/trakt/b.hpp", ""),
      arrow("main knows cli", "src/main.cpp", "src/cli/b.hpp", ""),
      arrow("domain knows nobody", "src/domain/a.hpp", "src/json/b.hpp", "domain may not know json"),
      arrow("json is below net", "src/json/a.hpp", "src/net/b.hpp", "json may not know net"),
      arrow("net needs no JSON", "src/net/a.hpp", "src/json/b.hpp", "net may not know json"),
      arrow("store and trakt are strangers", "src/store/a.cpp", "src/trakt/b.hpp", "store may not know trakt"),
      arrow("trakt and store are strangers", "src/trakt/a.cpp", "src/store/b.hpp", "trakt may not know store"),
      arrow("trakt and tmdb are strangers", "src/trakt/a.cpp", "src/tmdb/b.hpp", "trakt may not know tmdb"),
      arrow("tmdb and trakt are strangers", "src/tmdb/a.cpp", "src/trakt/b.hpp", "tmdb may not know trakt"),
      arrow("tmdb and store are strangers", "src/tmdb/a.cpp", "src/store/b.hpp", "tmdb may not know store"),
      arrow("store makes no requests", "src/store/a.cpp", "src/net/b.hpp", "store may not know net"),
      arrow("exchange meets trakt by a port", "src/exchange/a.cpp", "src/trakt/b.hpp", "exchange may not know trakt"),
      arrow("exchange meets tmdb by a port", "src/exchange/a.cpp", "src/tmdb/b.hpp", "exchange may not know tmdb"),
      arrow("exchange makes no requests", "src/exchange/a.cpp", "src/net/b.hpp", "exchange may not know net"),
      arrow("exchange is below api", "src/exchange/a.cpp", "src/api/b.hpp", "exchange may not know api"),
      arrow("http knows no movie", "src/http/a.cpp", "src/exchange/b.hpp", "http may not know exchange"),
      arrow("api asks exchange, not trakt", "src/api/a.cpp", "src/trakt/b.hpp", "api may not know trakt"),
      arrow("nobody knows cli", "src/api/a.cpp", "src/cli/b.hpp", "api may not know cli"),
      arrow("main leaves the wiring to cli", "src/main.cpp", "src/store/b.hpp", "main may not know store"),
      arrow("the sandbox knows nothing of src", "sandbox/a.cpp", "src/domain/b.hpp", "sandbox may not know domain"),
      arrow("src knows nothing of the sandbox", "src/cli/a.cpp", "sandbox/b.hpp", "cli may not know sandbox"),
  };
}

std::vector<Case> libraries() {
  const auto include = [](const std::string& description, const std::string& path, const std::string& header,
                          const std::string& breach) {
    return Case{description, {file(path, "#include <" + header + ">\n")}, breach};
  };
  return {
      include("the standard library is everyone's", "src/domain/a.cpp", "string_view", ""),
      include("domain has letters", "src/domain/a.cpp", "unicode/uchar.h", ""),
      include("store has SQLite", "src/store/a.cpp", "SQLiteCpp/SQLiteCpp.h", ""),
      include("net has curl", "src/net/a.cpp", "curl/curl.h", ""),
      include("trakt reads ZIPs", "src/trakt/a.cpp", "archive_entry.h", ""),
      include("http has Beast", "src/http/a.cpp", "boost/beast/http.hpp", ""),
      include("the sandbox has Beast", "sandbox/a.cpp", "boost/beast/http.hpp", ""),
      include("cli may ask the system", "src/cli/a.cpp", "sys/wait.h", ""),
      include("domain does not format", "src/domain/a.cpp", "fmt/format.h", "domain may not know"),
      include("domain speaks no JSON", "src/domain/a.cpp", "boost/json.hpp", "domain may not know"),
      include("domain does not ask the system", "src/domain/a.cpp", "unistd.h", "standard library only"),
      include("SQLite outside store", "src/exchange/a.cpp", "sqlite3.h", "exchange may not know"),
      include("SQLiteCpp outside store", "src/api/a.cpp", "SQLiteCpp/Database.h", "api may not know"),
      include("curl outside net", "src/tmdb/a.cpp", "curl/curl.h", "tmdb may not know"),
      include("ZIP outside trakt", "src/exchange/a.cpp", "archive.h", "exchange may not know"),
      include("Beast outside http", "src/net/a.cpp", "boost/beast/core.hpp", "net may not know"),
      include("Asio outside http", "src/exchange/a.cpp", "boost/asio.hpp", "exchange may not know"),
      include("options outside cli", "src/exchange/a.cpp", "CLI/CLI.hpp", "exchange may not know"),
      include("pictures are drawn in the sandbox", "src/tmdb/a.cpp", "cairo/cairo.h", "tmdb may not know"),
      include("a library without a rule", "src/net/a.cpp", "nlohmann/json.hpp", "no rule knows"),
      include("test code in the product", "src/net/a.cpp", "gtest/gtest.h", "no rule knows"),
  };
}

std::vector<Case> shapes() {
  return {
      {"angle brackets hide no arrow",
       {file("src/domain/a.hpp", "#include <json/b.hpp>\n"), file("src/json/b.hpp")},
       "domain may not know json"},
      {"spaces hide no arrow",
       {file("src/domain/a.hpp", "  #  include \"json/b.hpp\"\n"), file("src/json/b.hpp")},
       "domain may not know json"},
      {"a comment is no arrow", {file("src/domain/a.hpp", "// #include \"json/b.hpp\"\n")}, ""},
      {"a way up by folders",
       {file("src/domain/a.hpp", "#include \"../json/b.hpp\"\n"), file("src/json/b.hpp")},
       "no file of ours"},
      {"an include of nothing", {file("src/store/a.cpp", "#include \"store/gone.hpp\"\n")}, "no file of ours"},
      {"a new room", {file("src/attic/a.cpp")}, "a room that docs/architecture.md does not have"},
      {"a source beside main", {file("src/other.cpp")}, "a room that docs/architecture.md does not have"},
      {"no licence", {{"src/store/a.cpp", "#include <string>\n"}}, "does not begin with"},
      {"two files in a circle",
       {file("src/store/a.hpp", "#include \"store/b.hpp\"\n"), file("src/store/b.hpp", "#include \"store/a.hpp\"\n")},
       "src/store/a.hpp -> src/store/b.hpp -> src/store/a.hpp"},
      {"a file that includes itself",
       {file("src/store/a.hpp", "#include \"store/a.hpp\"\n")},
       "src/store/a.hpp -> src/store/a.hpp"},
      {"two ways to one file are no circle",
       {file("src/store/a.hpp", "#include \"store/b.hpp\"\n#include \"store/c.hpp\"\n"),
        file("src/store/b.hpp", "#include \"store/c.hpp\"\n"), file("src/store/c.hpp")},
       ""},
  };
}

void expect_each(const std::vector<Case>& cases) {
  for (const auto& [description, sources, breach] : cases) {
    SCOPED_TRACE(description);
    const auto found = breaches(sources);
    if (breach.empty()) {
      EXPECT_TRUE(found.empty()) << all(found);
    } else {
      ASSERT_EQ(found.size(), 1U) << all(found);
      EXPECT_TRUE(found.front().starts_with(sources.front().path)) << found.front();
      EXPECT_NE(found.front().find(breach), std::string::npos) << found.front();
    }
  }
}

}  // namespace

TEST(HouseRules, an_arrow_that_points_up_is_named) {
  expect_each(arrows());
}

TEST(HouseRules, a_library_in_the_wrong_room_is_named) {
  expect_each(libraries());
}

TEST(HouseRules, odd_shapes_are_seen_for_what_they_are) {
  expect_each(shapes());
}

}  // namespace cinemarco::test
