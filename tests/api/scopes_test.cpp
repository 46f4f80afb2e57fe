// SPDX-License-Identifier: MIT
// What a token of each scope may do.
#include "api/scopes.hpp"

#include "api/access.hpp"

#include <gtest/gtest.h>

namespace cinemarco::api {
namespace {

using http::Method;
using store::TokenScope;

Operation operation(Method method, std::string path) {
  Operation made;
  made.method = method;
  made.path = std::move(path);
  return made;
}

TEST(Scopes, open_what_they_are_called_after) {
  struct Case {
    Method method;
    const char* path;
    std::optional<TokenScope> scope;
  };
  const Case cases[] = {
      {Method::get, "/api/library", TokenScope::read},
      {Method::get, "/api/tokens", TokenScope::read},
      {Method::post, "/api/library", TokenScope::write},
      {Method::patch, "/api/library/{id}", TokenScope::write},
      {Method::post, "/api/plays", TokenScope::write},
      {Method::post, "/api/import/file", TokenScope::write},
      {Method::post, "/api/sync", TokenScope::write},
      {Method::put, "/api/sync", TokenScope::write},
      {Method::put, "/api/unmatched/{media_type}/{trakt_id}", TokenScope::write},
      {Method::get, "/api/lists/{id}/items", TokenScope::read},
      {Method::post, "/api/lists", TokenScope::write},
      {Method::put, "/api/lists/{id}/order", TokenScope::write},
      {Method::del, "/api/lists/{id}/items/{item_id}", TokenScope::write},
      {Method::get, "/api/export", TokenScope::read},
      {Method::get, "/api/backups", TokenScope::read},
      {Method::get, "/api/backups/{name}", TokenScope::admin},
      {Method::post, "/api/backups", TokenScope::admin},
      {Method::post, "/api/check", TokenScope::admin},
      {Method::del, "/api/cache", TokenScope::admin},
      {Method::del, "/api/trakt", TokenScope::admin},
      {Method::del, "/api/sessions/{id}", TokenScope::admin},
      {Method::post, "/api/hooks", TokenScope::admin},
      {Method::post, "/api/hooks/{id}/events/{event_id}", TokenScope::write},
      {Method::post, "/api/libraryish", TokenScope::admin},
      {Method::post, "/api/what/comes/later", TokenScope::admin},
      {Method::put, "/api/password", std::nullopt},
      {Method::post, "/api/tokens", std::nullopt},
      {Method::del, "/api/tokens/{id}", std::nullopt},
  };
  for (const auto& row : cases) EXPECT_EQ(scope_for(operation(row.method, row.path)), row.scope) << row.path;
}

TEST(Scopes, a_refusal_names_the_scope_that_is_needed) {
  Caller caller;
  caller.kind = CallerKind::token;
  const auto refusal = [&caller](const Operation& wanted) -> std::optional<Error> {
    try {
      check_scope(wanted, caller);
    } catch (const Error& error) {
      return error;
    }
    return std::nullopt;
  };
  const auto edit = operation(Method::post, "/api/library");
  caller.scope = TokenScope::read;
  EXPECT_FALSE(refusal(operation(Method::get, "/api/library")));
  const auto refused = refusal(edit);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code(), ErrorCode::token_scope);
  EXPECT_TRUE(std::string{refused->what()}.contains("scope write, and this one has scope read")) << refused->what();
  caller.scope = TokenScope::write;
  EXPECT_FALSE(refusal(edit));
  EXPECT_TRUE(refusal(operation(Method::del, "/api/cache")));
  caller.scope = TokenScope::admin;
  EXPECT_FALSE(refusal(operation(Method::del, "/api/cache")));
  EXPECT_EQ(refusal(operation(Method::post, "/api/tokens"))->code(), ErrorCode::forbidden);
  caller.scope.reset();
  caller.kind = CallerKind::session;
  EXPECT_FALSE(refusal(operation(Method::post, "/api/tokens")));
}

}  // namespace
}  // namespace cinemarco::api
