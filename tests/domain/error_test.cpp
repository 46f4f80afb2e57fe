// SPDX-License-Identifier: MIT
#include "domain/error.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace cinemarco {
namespace {

TEST(Error, every_code_has_a_name_an_exit_code_and_a_status) {
  struct Case {
    ErrorCode code;
    std::string name;
    int exit_code;  // docs/contract.md#errors
    int http_status;
  };
  const Case cases[] = {
      {ErrorCode::invalid, "invalid", 1, 400},
      {ErrorCode::not_found, "not_found", 1, 404},
      {ErrorCode::conflict, "conflict", 1, 409},
      {ErrorCode::busy, "busy", 5, 409},
      {ErrorCode::configuration, "configuration", 4, 503},
      {ErrorCode::log_in, "log_in", 4, 401},
      {ErrorCode::trakt_sign_in, "trakt_sign_in", 4, 409},
      {ErrorCode::forbidden, "forbidden", 4, 403},
      {ErrorCode::limit_reached, "limit_reached", 1, 409},
      {ErrorCode::rate_limited, "rate_limited", 1, 429},
      {ErrorCode::upstream, "upstream", 1, 502},
      {ErrorCode::too_large, "too_large", 1, 502},
      {ErrorCode::cancelled, "cancelled", 130, 503},
      {ErrorCode::internal, "internal", 1, 500},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(to_string(row.code), row.name);
    EXPECT_EQ(exit_code(row.code), row.exit_code) << row.name;
    EXPECT_EQ(http_status(row.code), row.http_status) << row.name;
  }
}

TEST(Error, keeps_what_the_user_reads_apart_from_what_the_log_reads) {
  const Error error{ErrorCode::upstream, "TMDB does not answer; try again later", "curl 28"};
  EXPECT_STREQ(error.what(), "TMDB does not answer; try again later");
  EXPECT_EQ(error.context(), "curl 28");
  EXPECT_EQ(error.code(), ErrorCode::upstream);
  EXPECT_TRUE(Error(ErrorCode::internal, "x").context().empty());
}

TEST(ParseError, names_the_path_where_there_is_one) {
  EXPECT_EQ((ParseError{"[17].movie.ids.tmdb", "expected integer"}.text()), "[17].movie.ids.tmdb: expected integer");
  EXPECT_EQ((ParseError{"", "not JSON at byte 3"}.text()), "not JSON at byte 3");
}

TEST(ParseError, becomes_an_error_with_a_prefix) {
  const std::expected<int, ParseError> failed = std::unexpected{ParseError{"[3].year", "expected integer"}};
  try {
    (void)value_or_throw(failed, ErrorCode::invalid, "ratings.json: ");
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid);
    EXPECT_STREQ(error.what(), "ratings.json: [3].year: expected integer");
  }
}

TEST(ParseError, a_value_passes_the_bridge_by_move) {
  std::expected<std::unique_ptr<int>, ParseError> result = std::make_unique<int>(7);
  EXPECT_EQ(*value_or_throw(std::move(result), ErrorCode::internal), 7);
}

TEST(Excerpt, shows_foreign_text_short_and_printable) {
  struct Case {
    std::string description, text, expected;
  };
  const Case cases[] = {
      {"nothing", "", "\"\""},
      {"plain", "Berlin", "\"Berlin\""},
      {"an escape sequence for the terminal", "\x1b[31mred\n", "\"?[31mred?\""},
      {"not ASCII", "Zürich", "\"Z??rich\""},
      {"a NUL", std::string("a\0b", 3), "\"a?b\""},
      {"as long as may be", std::string(40, 'x'), "\"" + std::string(40, 'x') + "\""},
      {"longer", std::string(41, 'x'), "\"" + std::string(40, 'x') + "…\""},
  };
  for (const auto& row : cases) EXPECT_EQ(excerpt(row.text), row.expected) << row.description;
}

}  // namespace
}  // namespace cinemarco
