// SPDX-License-Identifier: MIT
#include "api/application.hpp"

#include "api/cross_origin.hpp"
#include "api/failure.hpp"
#include "api/scopes.hpp"
#include "api/upload_files.hpp"
#include "http/conditional.hpp"
#include "http/deflate.hpp"
#include "http/problem.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <filesystem>
#include <utility>

namespace cinemarco::api {

namespace {

bool says(const http::Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers) {
    if (header == name) return true;
  }
  return false;
}

// What is asked for again must be asked again: only the server knows whether it changed.
void set_caching(http::Response& response) {
  if (!says(response, "cache-control")) {
    response.set("cache-control", response.etag.empty() ? "no-store" : "private, no-cache");
  }
}

http::Response not_modified(const http::Response& response) {
  http::Response result;
  result.status = 304;
  result.etag = response.etag;
  for (const auto& [name, value] : response.headers) {
    if (name == "cache-control" || name == "vary") result.set(name, value);
  }
  return result;
}

bool is_worth_packing(const http::Response& response) {
  return response.body.size() >= http::kGzipFrom &&
         (response.content_type.starts_with("application/") || response.content_type.starts_with("text/"));
}

void pack(http::Response& response, const http::RequestHead& head) {
  if (!is_worth_packing(response) || says(response, "content-encoding")) return;
  response.set("vary", "accept-encoding");
  if (!http::accepts_gzip(head.header("accept-encoding"))) return;
  response.body = http::gzip(response.body);
  response.set("content-encoding", "gzip");
  if (response.etag.starts_with('"')) response.etag.insert(response.etag.size() - 1, "-gzip");  // other bytes
}

std::string allowed(const http::Match& match) {
  std::string list;
  for (const auto method : match.allowed) list.append(list.empty() ? "" : ", ").append(to_string(method));
  return list;
}

// A mistyped filter must not pass for none, nor a mistyped scope for everything.
void refuse_unknown_query(const Operation& operation, const http::RequestHead& head) {
  if (operation.takes_any_query || head.query.empty()) return;
  std::vector<std::string> known;
  for (const auto& parameter : operation.parameters) {
    if (parameter.in == Parameter::In::query) known.push_back(parameter.name);
  }
  for (const auto& [name, text] : head.query) {
    if (std::ranges::find(known, name) == known.end()) detail::refuse_unknown("query parameter", name, known);
  }
}

// The version's tag made one of this very question: who sends it back has had a good answer to it.
std::string tag_of(std::string version, std::string_view question) {
  version.pop_back();  // the quote
  return version + fmt::format("-{:x}\"", http::content_hash(question));
}

// A handler that was told to end says only that it did; whoever waits wants to know why.
std::exception_ptr as_told(std::exception_ptr failure, const http::Waiter& waiter) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::cancelled) return failure;
    if (waiter.ended() == http::Ended::by_server) {
      return std::make_exception_ptr(Error{ErrorCode::cancelled, "Cinemarco is being stopped. Try again later."});
    }
    return std::make_exception_ptr(
        Error{ErrorCode::upstream,
              fmt::format("{} did not answer while you waited. Nothing was changed; try again later.",
                          awaited(waiter.lane())),
              error.context()});
  } catch (...) {
    return failure;
  }
}

Public openness(const Operation& operation) {
  if (operation.audience == Audience::key_holders) return Public::by_key;
  return operation.audience == Audience::everyone ? Public::yes : Public::no;
}

// The file of an upload that no handler took.
void remove(const std::optional<http::Upload>& upload) {
  std::error_code ignored;
  if (upload) std::filesystem::remove(upload->file, ignored);
}

}  // namespace

Application::Application(const Operations& operations, Access& access, LibraryVersion& version, Metrics& metrics,
                         Repeats& repeats, const http::PublicUrl& public_url)
    : operations_{operations},
      access_{access},
      version_{version},
      metrics_{metrics},
      repeats_{repeats},
      base_{public_url.base()},
      web_app_{base_} {
  std::size_t number = 0;
  for (const auto& operation : operations_.all()) router_.add(operation.method, operation.path, number++);
}

// What strangers may send is little, and so is what nobody reads.
http::Handling Application::handling_of(const http::RequestHead& head) const noexcept {
  const auto match = router_.match(head.method, head.path);
  if (match.result != http::Match::Result::found) return {};
  const auto& operation = operations_.at(match.route);
  const auto lane = operation.lane.value_or(http::is_safe(head.method) ? Lane::rows : Lane::edits);
  auto body = http::Body::small;
  if (operation.body == http::Body::to_file && (operation.only_files || brings_file(head))) {
    body = http::Body::to_file;
  } else if (operation.body == http::Body::message) {
    body = http::Body::message;
  } else if (operation.question && operation.audience == Audience::members) {
    body = http::Body::in_memory;
  }
  return {way(lane), body};
}

std::optional<http::Response> Application::refuse(const http::RequestHead& head) noexcept {
  Asked asked;
  try {
    auto response = answer_from_head(head, asked);
    if (response) return finished(std::move(*response), head, asked);
    return std::nullopt;
  } catch (...) {
    return finished(to_response(std::current_exception()), head, asked);
  }
}

http::Response Application::handle(http::Request& request, const http::Waiter& waiter) noexcept {
  Asked asked;
  http::Response response;
  auto upload = std::exchange(request.upload, std::nullopt);
  try {
    response = answer(request, upload, waiter, asked);
    if (response.elsewhere) return response;
    if (response.events)
      response.permission = {[this, head = http::RequestHead{request}] { return access_.still_admits(head); },
                             waiter.lane()};
  } catch (...) {
    response = to_response(as_told(std::current_exception(), waiter));
  }
  remove(upload);
  return finished(std::move(response), request, asked);
}

http::Response Application::finished(http::Response response, const http::RequestHead& head, const Asked& asked) {
  set_caching(response);
  if (http::is_safe(head.method) && http::matches(head.header("if-none-match"), response.etag)) {
    response = not_modified(response);
  }
  for (auto& [name, value] : response.headers) {
    if (name == "location" && value.starts_with('/')) value.insert(0, base_);
  }
  const auto& cookie = asked.caller.renewed_cookie;
  if (cookie && !says(response, "set-cookie")) response.set("set-cookie", *cookie);
  if (asked.caller.kind == CallerKind::token) let_be_read(response);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - asked.begun;
  metrics_.count_request(to_string(head.method), asked.route, response.status, took);
  spdlog::debug("{} {}: {} in {:.1f} ms", to_string(head.method), asked.route, response.status, took.count() * 1000);
  return response;
}

void Application::refused(int status) noexcept {
  metrics_.count_request("none", "none", status, std::chrono::duration<double>{0});
}

std::optional<http::Response> Application::answer_from_head(const http::RequestHead& head, Asked& asked) {
  if (head.method == http::Method::options) return options(head);
  // First: what a token's page gets to read must not depend on whether the address exists.
  if (carries_token(head)) asked.caller = access_.admit(head, Public::yes);
  asked.match = router_.match(head.method, head.path);
  if (asked.match.result == http::Match::Result::no_such_path) {
    auto page = web_app_.answer(head);
    if (page) {
      asked.route = "web app";
      return page;
    }
    throw Error{ErrorCode::not_found,
                "There is nothing at " + excerpt(head.target) + ". /api/openapi.json lists what there is."};
  }
  if (asked.match.result == http::Match::Result::no_such_method) {
    auto response = http::refusal(405, "This address takes " + allowed(asked.match) + ".");
    response.set("allow", allowed(asked.match));
    return response;
  }
  const auto& operation = operations_.at(asked.match.route);
  asked.route = operation.path;
  if (asked.caller.kind != CallerKind::token) {
    asked.caller = access_.admit(head, openness(operation));
  }
  check_scope(operation, asked.caller);
  refuse_unknown_query(operation, head);
  if (operation.check_address) operation.check_address(asked.match.parameters);
  return std::nullopt;
}

http::Response Application::answer(http::Request& request, std::optional<http::Upload>& upload,
                                   const http::Waiter& waiter, Asked& asked) {
  if (waiter.ended() != http::Ended::not_yet) throw Error{ErrorCode::cancelled, "Nobody waits any more."};
  if (auto response = answer_from_head(request, asked)) return std::move(*response);
  const auto& operation = operations_.at(asked.match.route);
  const Call call{request, asked.caller, upload, waiter.stop(), waiter.lane()};
  if (operation.changes == Changes::until_write) return run_unless_known(operation, asked.match, call);
  return run(operation, asked.match, call);
}

http::Response Application::options(const http::RequestHead& head) const {
  using http::Method;
  if (head.target == "*") {
    return options_answer(head, {Method::get, Method::post, Method::put, Method::patch, Method::del});
  }
  auto match = router_.match(Method::options, head.path);
  auto as_read = head;
  as_read.method = Method::get;
  if (match.allowed.empty() && web_app_.answer(as_read)) match.allowed.push_back(Method::get);
  return options_answer(head, std::move(match.allowed));
}

http::Response Application::run(const Operation& operation, const http::Match& match, const Call& call) {
  const auto work = [&] { return operation.run(call, match.parameters); };
  const bool keyed = operation.method == http::Method::post && operation.is_repeatable && call.request.has(kRepeatKey);
  auto response = keyed ? repeats_.answer(operation, call, work) : work();
  // Written or not: to look anew costs next to nothing.
  if (!http::is_safe(operation.method)) version_.changed();
  pack(response, call.request);
  return response;
}

http::Response Application::run_unless_known(const Operation& operation, const http::Match& match, const Call& call) {
  const bool packed = http::accepts_gzip(call.request.header("accept-encoding"));
  const auto question = call.request.target + (packed ? "\ngzip" : "");
  // The version before the rows are read: they may be newer, never older.
  const auto version = version_.current();
  const auto etag = tag_of(version, question);
  if (http::names(call.request.header("if-none-match"), etag)) {
    http::Response unchanged;
    unchanged.status = 304;
    unchanged.etag = etag;
    return unchanged;
  }
  return answers_.get(question, etag, [&] {
    const Call told{call.request, call.caller, call.upload, call.stop, call.lane, version};
    auto response = operation.run(told, match.parameters);
    response.etag = etag;
    pack(response, call.request);
    return response;
  });
}

}  // namespace cinemarco::api
