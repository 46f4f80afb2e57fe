// SPDX-License-Identifier: MIT
// api.trakt.tv: the routes that Cinemarco uses, and the traps that each of them holds (docs/trakt.md).
#pragma once

#include "sandbox/account.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"
#include "sandbox/oauth.hpp"

#include <map>
#include <memory>
#include <string>

namespace cinemarco::sandbox {

class Trakt {
 public:
  Trakt(Account& account, OAuth& oauth, FaultPlan& faults, int max_page)
      : account_(account), oauth_(oauth), faults_(faults), max_page_(max_page) {}
  Response handle(const Request& request);

 private:
  Response read(const Request& request, std::string_view path);
  Response history(const Request& request, std::string_view type);
  Response ratings(const Request& request, std::string_view type);
  Response watchlist(const Request& request, std::string_view type);
  Response dropped(const Request& request);
  Response lists(const Request& request, std::string_view rest);
  Response notes(const Request& request, std::string_view type);
  Response watched_movies(const Request& request);
  Response watched_shows(const Request& request);
  void drift(const Request& request, std::string_view type);

  Account& account_;
  OAuth& oauth_;
  FaultPlan& faults_;
  int max_page_;
  std::map<std::string, Response, std::less<>> pages_;
  std::uint64_t pages_revision_ = 0;
};

/// The refusal of a request that lacks what Trakt demands: WAF page, 412, 403 or 401.
std::optional<Response> refuse_headers(const Request& request, const OAuth& oauth);
/// True where Cloudflare would block it: no or a generic User-Agent, or capitalised trakt-… header names.
bool firewall_blocks(const Request& request);

/// The writes: POST /sync/history and its like.
Response write_to(Account& account, std::string_view path, std::string_view body);

}  // namespace cinemarco::sandbox
