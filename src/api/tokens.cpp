// SPDX-License-Identifier: MIT
// The tokens of scripts.
#include "api/features.hpp"
#include "api/paging.hpp"

namespace cinemarco::api {

namespace {

using store::TokenScope;

struct TokenItem {
  std::int64_t id = 0;
  std::string name;
  TokenScope scope = TokenScope::read;
  std::optional<Date> until;  // its last day
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(TokenItem, (), (id, name, scope, until, created_at, last_used_at))

struct TokenList : Paging {
  std::vector<TokenItem> tokens;
};
BOOST_DESCRIBE_STRUCT(TokenList, (Paging), (tokens))

struct TokenQuestion {
  std::string name;
  std::optional<TokenScope> scope;      // write, where it is not said
  std::optional<Date> until;            // its last day, in the account's zone; none: it does not end
  std::optional<std::string> password;  // of the web app
};
BOOST_DESCRIBE_STRUCT(TokenQuestion, (), (name, scope, until, password))

struct MadeToken {
  std::int64_t id = 0;
  std::string name;
  TokenScope scope = TokenScope::read;
  std::optional<Date> until;
  std::string token;  // shown this once
};
BOOST_DESCRIBE_STRUCT(MadeToken, (), (id, name, scope, until, token))

struct Proof {
  std::optional<std::string> password;  // of the web app, if there is one
};
BOOST_DESCRIBE_STRUCT(Proof, (), (password))

TokenList tokens(Services& services, const PageQuery& query) {
  TokenList list;
  auto found = services.access.tokens();
  static_cast<Paging&>(list) = cut_page(found, query, "tokens", [](const auto& token) { return token.id; });
  for (auto& token : found) {
    list.tokens.push_back(
        {token.id, std::move(token.name), token.scope, token.until, token.created_at, token.last_used_at});
  }
  return list;
}

Created<MadeToken> make(Services& services, const Call& call, const TokenQuestion& wanted) {
  services.access.prove(call.request, call.caller, wanted.password);
  store::TokenWish wish{wanted.name};
  wish.scope = wanted.scope.value_or(wish.scope);
  wish.until = wanted.until;
  auto token = services.access.make_token(wish);
  const auto location = "/api/tokens/" + std::to_string(token.record.id);
  return {
      {token.record.id, std::move(token.record.name), token.record.scope, token.record.until, std::move(token.secret)},
      location};
}

}  // namespace

// Either takes the password beside the log-in, in its body: headers hold no letters but English ones.
void add_tokens(Operations& api, Services& services) {
  api.get("/api/tokens", "The tokens of scripts",
          [&services](const Query<PageQuery>& query) { return tokens(services, *query); });
  api.post("/api/tokens",
           "Makes a token; it is shown this once. Takes the password, and is refused where there is none",
           [&services](const Call& call, const Body<TokenQuestion>& wanted) { return make(services, call, *wanted); })
      .in(Lane::known_passwords)
      .holds_secrets();
  api.del("/api/tokens/{id}", "Revokes a token. Takes the password, if there is one",
          [&services](const Call& call, std::int64_t id, const Body<Proof>& proof) {
            services.access.prove(call.request, call.caller, proof->password);
            return OrGone<void>{services.access.revoke_token(made_once(id, "token"))};
          })
      .in(Lane::known_passwords);
}

}  // namespace cinemarco::api
