// SPDX-License-Identifier: MIT
#include "trakt/owner.hpp"

#include "json/json.hpp"
#include "trakt/wire.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace cinemarco::trakt {
namespace {

constexpr const char* kPath = "/users/settings";

std::optional<TraktUser> to_user(const wire::User& user) {
  TraktUser result;
  if (user.ids && user.ids->slug) result.slug = *user.ids->slug;
  if (result.slug.empty()) result.slug = user.username.value_or("");
  if (result.slug.empty()) return std::nullopt;
  result.name = user.username.value_or("");
  if (user.ids) result.uuid = user.ids->uuid.value_or("");
  return result;
}

// Of GET /users/settings, or of user-settings.json, which is the same.
std::optional<TraktUser> in_settings(const boost::json::value& body) {
  const auto settings = json::read<wire::Settings>(body);
  return settings && settings->user ? to_user(*settings->user) : std::nullopt;
}

std::optional<TraktUser> in_profile(const boost::json::value& body) {
  const auto user = json::read<wire::User>(body);
  return user ? to_user(*user) : std::nullopt;
}

// `_errors.json`: "users/SLUG/history?extended=gdpr"; "users/me/…" tells nothing.
std::optional<TraktUser> in_errors(const boost::json::value& body) {
  const auto* rows = body.if_array();
  if (rows == nullptr) return std::nullopt;
  for (const auto& row : *rows) {
    const auto error = json::read<wire::ExportError>(row);
    if (!error || !error->endpoint) continue;
    std::string_view path = *error->endpoint;
    while (path.starts_with('/')) path.remove_prefix(1);
    constexpr std::string_view kUsers = "users/";
    if (!path.starts_with(kUsers)) continue;
    path.remove_prefix(kUsers.size());
    const auto slug = path.substr(0, path.find_first_of("/?"));
    const auto next = path.substr(std::min(path.size(), slug.size()));
    if (slug.empty() || slug == "me" || !next.starts_with('/')) continue;
    return TraktUser{std::string{slug}, {}, {}};
  }
  return std::nullopt;
}

// The few files that tell, the surest first.
struct Teller {
  std::string_view file;
  std::optional<TraktUser> (*read)(const boost::json::value&);
};
constexpr Teller kTellers[] = {
    {"user-settings.json", in_settings}, {"user-profile.json", in_profile}, {"_errors.json", in_errors}};

class OwnerReader final : public ExportVisitor {
 public:
  bool begin(const ExportMember& member) override {
    const auto teller = std::ranges::find(kTellers, file_part(member.path), &Teller::file);
    teller_ = static_cast<std::size_t>(teller - std::begin(kTellers));
    text_.clear();
    return teller_ < std::size(kTellers);
  }
  void data(std::string_view chunk) override {
    constexpr std::size_t kMost = 1024 * 1024;  // real ones have some kilobytes
    if (text_.size() + chunk.size() <= kMost) text_ += chunk;
  }
  void end() override {
    const auto body = json::parse_mended(text_);
    if (!body) return;
    auto user = kTellers[teller_].read(*body);
    if (!user || (found_ && teller_ >= found_by_)) return;
    found_ = std::move(user);
    found_by_ = teller_;
  }
  void damaged(const std::string& /*why*/) override {}
  void passed_over(const std::string& /*path*/, const std::string& /*why*/) override {}

  [[nodiscard]] std::optional<TraktUser> take() { return std::move(found_); }

 private:
  std::size_t teller_ = 0;
  std::string text_;
  std::optional<TraktUser> found_;
  std::size_t found_by_ = 0;
};

}  // namespace

std::optional<TraktUser> owner_of(TraktClient& client, std::stop_token stop) {
  return in_settings(client.get_at_once(kPath, std::move(stop)).body);
}

std::optional<TraktUser> owner_of_token(const TraktSettings& settings, net::Service& api,
                                        const std::string& access_token, std::stop_token stop) {
  net::HttpRequest request;
  request.url = base_url(settings.api_url) + kPath;
  request.headers = common_headers(settings);
  request.headers.push_back({"authorization", "Bearer " + access_token});
  request.hurried = true;
  try {
    const auto response = api.call(request, std::move(stop));
    const auto body = json::parse(response.body);
    if (response.status == 200 && body) return in_settings(*body);
    spdlog::warn("Trakt did not say who signed in (HTTP {}); it is asked again with the next import or sync.",
                 response.status);
  } catch (const Error& error) {
    spdlog::warn("Trakt did not say who signed in ({}); it is asked again with the next import or sync.", error.what());
  }
  return std::nullopt;
}

std::optional<TraktUser> owner_of(ExportFiles& files, std::stop_token stop) {
  OwnerReader reader;
  try {
    files.visit(reader, std::move(stop));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid) throw;  // what is wrong with the file, the walk tells
  }
  return reader.take();
}

}  // namespace cinemarco::trakt
