// SPDX-License-Identifier: MIT
#include "api/scopes.hpp"

#include "api/access.hpp"
#include "json/scalars.hpp"

#include <algorithm>
#include <array>

namespace cinemarco::api {

namespace {

using store::TokenScope;

struct Row {
  std::string_view path;  // and all below it
  std::optional<TokenScope> scope;
};

// What changes something and stands in no row takes the scope admin: what is new opens to nobody by oversight.
constexpr std::array kRows{
    Row{"/api/password", std::nullopt},
    Row{"/api/tokens", std::nullopt},
    Row{"/api/sync", TokenScope::write},
    Row{"/api/import", TokenScope::write},
    Row{"/api/library", TokenScope::write},
    Row{"/api/plays", TokenScope::write},
    Row{"/api/lists", TokenScope::write},
    Row{"/api/unmatched", TokenScope::write},
    Row{"/api/source-titles", TokenScope::write},
    Row{"/api/removed", TokenScope::write},
    Row{"/api/hooks/{id}/events", TokenScope::write},
};

bool fits(const Row& row, std::string_view path) {
  return path.starts_with(row.path) && (path.size() == row.path.size() || path[row.path.size()] == '/');
}

std::string name(TokenScope scope) {
  return json::ScalarText<TokenScope>::to(scope);
}

}  // namespace

std::optional<TokenScope> scope_for(const Operation& operation) noexcept {
  // Who has a backup has the hashes of passwords and tokens too.
  if (operation.path == "/api/backups/{name}") return TokenScope::admin;
  if (http::is_safe(operation.method)) return TokenScope::read;
  const auto* row = std::ranges::find_if(kRows, [&operation](const Row& it) { return fits(it, operation.path); });
  return row == kRows.end() ? TokenScope::admin : row->scope;
}

void check_scope(const Operation& operation, const Caller& caller) {
  if (!caller.scope || operation.audience != Audience::members) return;
  const auto needed = scope_for(operation);
  if (!needed) {
    throw Error{
        ErrorCode::forbidden,
        "No token may do this: it takes the password. Log in, or use `cinemarco account` on Cinemarco's machine."};
  }
  if (*caller.scope >= *needed) return;
  throw Error{ErrorCode::token_scope,
              "This takes a token of scope " + name(*needed) + ", and this one has scope " + name(*caller.scope) +
                  ". Make another with `cinemarco account tokens --new NAME --scope " + name(*needed) + "`."};
}

}  // namespace cinemarco::api
