// SPDX-License-Identifier: MIT
// Where settings come from, and which values are refused.
#include "cli/config.hpp"

#include "domain/error.hpp"
#include "domain/zone_root.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace cinemarco::cli {
namespace {

Config make_config(const std::map<std::string, std::string>& environment,
                   const std::filesystem::path& dotenv = "/nonexistent/.env", const std::filesystem::path& root = "/") {
  return Config{[environment](const std::string& name) -> std::optional<std::string> {
                  const auto found = environment.find(name);
                  return found == environment.end() ? std::nullopt : std::optional{found->second};
                },
                dotenv, root};
}

std::string refusal(const std::map<std::string, std::string>& environment) {
  try {
    (void)make_config(environment);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::configuration);
    return error.what();
  }
  return {};
}

TEST(Config, takes_the_environment_before_the_file_before_the_default) {
  const test::TempDir folder;
  std::ofstream{folder / ".env"} << "TMDB_API_KEY=from-file\nTRAKT_CLIENT_ID=id\nCINEMARCO_LOG=\n";
  const auto config = make_config({{"TMDB_API_KEY", "from-environment"}, {"TRAKT_CLIENT_SECRET", ""}}, folder / ".env");
  EXPECT_EQ(config.value("TMDB_API_KEY"), "from-environment");
  EXPECT_EQ(config.origin("TMDB_API_KEY"), "environment");
  EXPECT_EQ(config.value("TRAKT_CLIENT_ID"), "id");
  EXPECT_EQ(config.origin("TRAKT_CLIENT_ID"), ".env");
  EXPECT_EQ(config.value("CINEMARCO_LOG"), "info");
  EXPECT_EQ(config.origin("CINEMARCO_LOG"), "default");
  EXPECT_EQ(config.origin("TRAKT_CLIENT_SECRET"), "not set");
}

TEST(Config, keeps_the_data_where_systemd_made_a_place_for_it_unless_the_user_says_otherwise) {
  const auto told = make_config({{"STATE_DIRECTORY", "/var/lib/cinemarco:/var/lib/more"}});
  EXPECT_EQ(told.data_folder(), "/var/lib/cinemarco");
  EXPECT_EQ(told.origin("CINEMARCO_DATA_DIR"), "STATE_DIRECTORY");
  EXPECT_EQ(make_config({{"STATE_DIRECTORY", "/var/lib/cinemarco"}, {"CINEMARCO_DATA_DIR", "/srv/x"}}).data_folder(),
            "/srv/x");
}

TEST(Config, a_line_of_the_file_that_cannot_be_read_is_named_and_costs_only_itself) {
  const test::TempDir folder;
  std::ofstream{folder / ".env"} << "TMDB_API_KEY=secret\nnonsense\nTRAKT_CLIENT_ID=id\n";
  const auto config = make_config({}, folder / ".env");
  EXPECT_EQ(config.value("TRAKT_CLIENT_ID"), "id");
  ASSERT_EQ(config.warnings().size(), 1U);
  EXPECT_TRUE(config.warnings().front().contains("line 2")) << config.warnings().front();
  EXPECT_FALSE(config.warnings().front().contains("secret"));
}

TEST(Config, masks_secrets) {
  const auto config = make_config({{"TMDB_API_KEY", "0123456789abcdef"}, {"TRAKT_CLIENT_SECRET", "hush"}});
  EXPECT_EQ(config.shown("TMDB_API_KEY").find("0123"), std::string::npos);
  EXPECT_EQ(config.shown("TRAKT_CLIENT_SECRET").find("hush"), std::string::npos);
  EXPECT_EQ(make_config({}).shown("TMDB_API_KEY"), "");
}

TEST(Config, refuses_values_that_cannot_be_meant_and_says_what_is_expected) {
  EXPECT_EQ(refusal({{"CINEMARCO_TMDB_RATE", "fast"}}),
            "CINEMARCO_TMDB_RATE is \"fast\"; expected requests per second, such as 4, or 0 for no ceiling.");
  EXPECT_NE(refusal({{"CINEMARCO_TRAKT_RATE", "-1"}}), "");
  EXPECT_NE(refusal({{"CINEMARCO_TRAKT_RATE", "nan"}}), "");
  EXPECT_NE(refusal({{"TMDB_API_URL", "ftp://x"}}), "");
  EXPECT_NE(refusal({{"CINEMARCO_LOG", "loud"}}), "");
  EXPECT_NE(refusal({{"CINEMARCO_TIME_ZONE", "Mars/Olympus"}}), "");
}

TEST(Config, takes_a_language_as_tmdb_names_it) {
  const auto language = [](const std::string& text) { return make_config({{"CINEMARCO_LANGUAGE", text}}).language(); };
  EXPECT_EQ(make_config({}).language(), "en-US");
  EXPECT_EQ(language("pt-BR"), "pt-BR");
  EXPECT_EQ(language("PT-br"), "pt-BR");
  EXPECT_EQ(language("de"), "de");
  EXPECT_EQ(make_config({{"CINEMARCO_LANGUAGE", "DE-de"}}).shown("CINEMARCO_LANGUAGE"), "de-DE");
  for (const std::string wrong :
       {"german", "deu", "zh-Hant-TW", "pt_BR", "pt-", "-BR", "pt-BRA", "xq", "de-QQ", "pt-BR-x"}) {
    const auto told = refusal({{"CINEMARCO_LANGUAGE", wrong}});
    EXPECT_TRUE(told.starts_with("CINEMARCO_LANGUAGE is \"" + wrong + "\"; expected a language of ISO 639-1")) << told;
    EXPECT_TRUE(told.contains("such as pt-BR")) << told;
  }
}

TEST(Config, tells_the_zone_and_what_told_it) {
  test::ZoneRoot root;
  root.set_clock("Europe/Lisbon");
  const auto told = [&](const std::map<std::string, std::string>& environment) {
    const auto config = make_config(environment, "/nonexistent/.env", root.path());
    return config.shown("CINEMARCO_TIME_ZONE") + " by " + config.origin("CINEMARCO_TIME_ZONE");
  };
  EXPECT_EQ(told({}), "Europe/Lisbon by /etc/localtime");
  EXPECT_EQ(told({{"TZ", ":Europe/Berlin"}}), "Europe/Berlin by TZ");
  EXPECT_EQ(told({{"TZ", ":Europe/Berlin"}, {"CINEMARCO_TIME_ZONE", "Asia/Tokyo"}}), "Asia/Tokyo by environment");
  EXPECT_EQ(told({{"TZ", "CET-1CEST,M3.5.0,M10.5.0/3"}}), " by not set");
  root.remove("etc/localtime");
  root.write("etc/timezone", "Europe/Kyiv # \r\n");
  EXPECT_EQ(told({}), "Europe/Kyiv by /etc/timezone");
}

TEST(Config, warns_of_tables_and_of_zones_that_cannot_be_told) {
  test::ZoneRoot root;
  const auto warnings = [&](const std::map<std::string, std::string>& environment, const std::string& today) {
    const auto config = make_config(environment, "/nonexistent/.env", root.path());
    return config.zone_warnings("Europe/Rome", *parse_instant(today + "T12:00:00Z"));
  };
  const std::map<std::string, std::string> explicit_zone{{"CINEMARCO_TIME_ZONE", "Asia/Tokyo"}};
  EXPECT_EQ(warnings(explicit_zone, "2020-01-01").size(), 0U);
  EXPECT_EQ(warnings(explicit_zone, "2099-01-01").size(), 1U) << "tables of today, by then";
  const auto untold = warnings({}, "2020-01-01");
  ASSERT_EQ(untold.size(), 1U);
  EXPECT_TRUE(untold.front().ends_with("Until then the days are those of Europe/Rome.")) << untold.front();
}

TEST(Config, finds_the_data_folder_and_tidies_addresses) {
  EXPECT_EQ(make_config({{"HOME", "/home/a"}}).data_folder(), "/home/a/.local/share/cinemarco");
  EXPECT_EQ(make_config({{"CINEMARCO_DATA_DIR", "/srv/cinemarco"}}).data_folder(), "/srv/cinemarco");
  EXPECT_THROW((void)make_config({}).data_folder(), Error);
  EXPECT_EQ(make_config({{"TRAKT_API_URL", "http://127.0.0.1:1/trakt/"}}).url("TRAKT_API_URL"),
            "http://127.0.0.1:1/trakt");
  EXPECT_EQ(make_config({{"CINEMARCO_TMDB_RATE", "0"}}).rate("CINEMARCO_TMDB_RATE"), 0);
  EXPECT_EQ(make_config({}).rate("CINEMARCO_TMDB_RATE"), std::nullopt);
}

}  // namespace
}  // namespace cinemarco::cli
