// SPDX-License-Identifier: MIT
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace cinemarco::test {

namespace {

Environment settings(const ProgramWorld& world, const std::string& home, const Environment& more) {
  auto environment = world.environment(home);
  environment["CINEMARCO_LISTEN"] = "127.0.0.1:0";
  for (const auto& [name, value] : more) environment[name] = value;
  return environment;
}

}  // namespace

boost::json::value Answer::json() const {
  auto document = json::parse(body);
  if (!document) {
    ADD_FAILURE() << "no JSON: " << body.substr(0, 500);
    return {};
  }
  return std::move(*document);
}

Served::Served(const ProgramWorld& world, const std::string& home, Environment more)
    : program_{CINEMARCO_PROGRAM, {"serve", "--json"}, settings(world, home, more), world.folder.path()} {
  const auto line = program_.first_line();
  const auto document = json::parse(line);
  if (!document) throw std::runtime_error{"the server did not start: " + program_.wait().err};
  url_ = document->at("url").as_string();
}

std::uint16_t Served::port() const {
  return static_cast<std::uint16_t>(std::stoi(url_.substr(url_.rfind(':') + 1)));
}

Answer Served::send(const std::string& method, const std::string& target, std::string body,
                    std::vector<net::Header> headers) {
  net::HttpRequest request;
  request.method = method;
  request.url = url_ + target;
  request.headers = std::move(headers);
  bool typed = false;
  for (const auto& header : request.headers) typed = typed || header.name == "content-type";
  if (!body.empty() && !typed) request.headers.push_back({"content-type", "application/json"});
  request.body = std::move(body);
  const auto response = http_.send(request, {});
  if (!response) throw std::runtime_error{method + " " + target + ": " + response.error().message};
  return {response->status, response->headers, response->body};
}

boost::json::value Served::wait_for_end() {
  return wait_for_import([](const boost::json::value& status) { return status.at("state") != "running"; });
}

boost::json::value Served::wait_for_preview() {
  while (true) {
    auto preview = get("/api/import/preview").json();
    if (preview.at("state") != "running") return preview;
  }
}

void connect(Served& served) {
  const auto started = served.post("/api/trakt/device");
  ASSERT_EQ(started.status, 202) << started.body;
  while (true) {
    const auto polled = served.get("/api/trakt/device");
    ASSERT_EQ(polled.status, 200) << polled.body;
    const auto state = polled.json().at("state");
    if (state == "done") return;
    ASSERT_EQ(state, "pending") << polled.body;
  }
}

}  // namespace cinemarco::test
