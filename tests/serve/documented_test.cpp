// SPDX-License-Identifier: MIT
// docs/api.md, replayed: what it asks of the sample account is answered as it says.
#include "serve/served.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace cinemarco::test {
namespace {

struct Pair {
  std::string method, target, body;
  std::vector<net::Header> headers;
  int status = 0;
  std::string answer;
};

// The lines of a fenced block, up to its end.
std::string block(std::istream& document) {
  std::string text;
  for (std::string line; std::getline(document, line) && line != "```";) text += line + "\n";
  return text;
}

void read_question(std::istringstream question, Pair& pair) {
  question >> pair.method >> pair.target >> std::ws;
  for (std::string line; std::getline(question, line) && !line.empty();) {
    pair.headers.push_back({line.substr(0, line.find(':')), line.substr(line.find(':') + 2)});
  }
  if (std::getline(question, pair.body)) {
    pair.headers.push_back({"content-type", "application/json"});
  }
}

std::vector<Pair> documented() {
  std::ifstream document{CINEMARCO_API_EXAMPLES};
  std::vector<Pair> pairs;
  for (std::string line; std::getline(document, line);) {
    if (line == "```http") read_question(std::istringstream{block(document)}, pairs.emplace_back());
    if (line.starts_with("```json ") && !pairs.empty()) {
      pairs.back().status = std::stoi(line.substr(line.find(' ')));
      pairs.back().answer = block(document);
    }
  }
  return pairs;
}

// Whether all that is shown is there; "…" is anything.
void expect_shown(const boost::json::value& shown, const boost::json::value& given, const std::string& where) {
  if (shown == "…") return;
  if (shown.is_object() && given.is_object()) {
    for (const auto& [name, value] : shown.as_object()) {
      const auto* found = given.as_object().if_contains(name);
      EXPECT_NE(found, nullptr) << where << " has no " << name;
      if (found != nullptr) expect_shown(value, *found, where + "." + std::string{name});
    }
  } else if (shown.is_array() && given.is_array()) {
    ASSERT_EQ(shown.as_array().size(), given.as_array().size()) << where;
    for (std::size_t i = 0; i < shown.as_array().size(); ++i) {
      expect_shown(shown.at(i), given.at(i), where + "[" + std::to_string(i) + "]");
    }
  } else {
    EXPECT_EQ(shown, given) << where;
  }
}

TEST(DocumentedExamples, are_answered_as_they_are_shown) {
  const ProgramWorld world;
  world.connect();
  ASSERT_EQ(world.run({"import"}).exit_code, 0);
  Served served{world, "home", {{"CINEMARCO_TIME_ZONE", "UTC"}}};  // days are the zone's
  const auto pairs = documented();
  EXPECT_GT(pairs.size(), 7U);
  for (const auto& pair : pairs) {
    const auto where = pair.method + " " + pair.target;
    const auto answer = served.send(pair.method, pair.target, pair.body, pair.headers);
    EXPECT_EQ(answer.status, pair.status) << where << ": " << answer.body;
    boost::system::error_code error;
    const auto shown = boost::json::parse(pair.answer, error);
    ASSERT_FALSE(error) << where << ": " << pair.answer;
    expect_shown(shown, answer.json(), where);
  }
}

}  // namespace
}  // namespace cinemarco::test
