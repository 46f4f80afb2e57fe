// SPDX-License-Identifier: MIT
// Calls of the API that are written down, for the validator of its document.
#pragma once

#include "serve/served.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace cinemarco::test {

struct Recorded {
  std::string method, path, content_type, body;
  int status = 0;
};
BOOST_DESCRIBE_STRUCT(Recorded, (), (method, path, status, content_type, body))

// Calls the server and writes down what it says, for the validator.
class Recorder {
 public:
  Recorder(Served& served, const std::filesystem::path& file) : served_{served}, stream_{file} {}

  // `path` is the document's; `target` what is asked for.
  Answer call(const std::string& method, const std::string& path, const std::string& target, int status,
              const std::string& body = {}, std::vector<net::Header> headers = {}) {
    auto answer = served_.send(method, target, body, std::move(headers));
    EXPECT_EQ(answer.status, status) << method << ' ' << target << ": " << answer.body.substr(0, 300);
    const auto type = answer.header("content-type");
    const bool text = type.starts_with("text/") || type.contains("json");
    stream_ << json::to_text(Recorded{method, path, type, text ? answer.body : std::string(answer.body.size(), '?'),
                                      answer.status})
            << '\n';
    stream_.flush();
    return answer;
  }
  Answer get(const std::string& path, int status = 200) { return call("GET", path, path, status); }

 private:
  Served& served_;
  std::ofstream stream_;
};

inline std::string id_of(const boost::json::value& item) {
  return std::to_string(item.at("id").as_int64());
}

inline std::string first_id(Served& served, const std::string& type) {
  return id_of(served.get("/api/library?limit=1&sort=title&type=" + type).json().at("items").at(0));
}

// Every operation of lists.
void call_lists(Recorder& record, Served& served);

}  // namespace cinemarco::test
