// SPDX-License-Identifier: MIT
// One thing that the API can do: where it is found, what it takes and gives, and who does it. The routing table, the
// checks and the OpenAPI document are all made of these.
#pragma once

#include "api/lanes.hpp"
#include "http/application.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <boost/json.hpp>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::api {

struct Caller;

// What a handler gets besides its typed arguments.
struct Call {
  const http::Request& request;
  const Caller& caller;
  std::optional<http::Upload>& upload;  // who takes it out owns the file
  std::stop_token stop;
  std::size_t lane = 0;           // in which it is handled (api/lanes.hpp)
  std::string_view version = {};  // of the database, where the operation is answered from its ETag
};

// `key_holders`: the address itself is the key (api/hook_receipt.cpp), from wherever it is called.
enum class Audience { members, everyone, key_holders };

// Does the same question have the same answer until something is written to the database (or the day changes)? Then it
// is answered from its ETag without asking any row.
enum class Changes { always, until_write };

struct Parameter {
  enum class In { path, query } in = In::query;
  std::string name;
  bool required = false;
  boost::json::object schema;
};

struct Operation {
  http::Method method = http::Method::get;
  std::string path;     // "/api/library/{id}"
  std::string summary;  // one line, for people

  Audience audience = Audience::members;
  Changes changes = Changes::always;
  std::optional<Lane> lane;  // where not said: rows if it only reads, else edits
  http::Body body = http::Body::in_memory;
  bool only_files = false;       // whatever comes is a file, JSON too
  bool takes_any_query = false;  // outsiders add parameters of their own
  bool is_repeatable = true;     // of POST: an Idempotency-Key counts
  bool is_secret = false;        // nothing of what comes or goes may be kept on disk, be it hashed
  bool is_for_reading = false;   // of POST: nothing is written, nor its key

  // For the document.
  std::vector<Parameter> parameters;
  std::optional<boost::json::object> question;  // schema of the JSON body
  int status = 200;                             // of success
  bool may_be_there = false;                    // what is to be made may be there already: 200 with the same schema
  bool may_be_gone = false;                     // what is to be taken away may be gone already: 200 with AlreadyGone
  std::string gives = "application/json";       // content type of success; "" for none
  std::optional<boost::json::object> answer;    // its schema, if it is JSON

  // Asked before a byte of the body is read, where it is set: whether there is such an address. Throws Error.
  std::function<void(const std::vector<std::string>& parameters)> check_address;
  // `parameters` are those of the path, decoded. Throws Error.
  std::function<http::Response(const Call& call, const std::vector<std::string>& parameters)> run;

  Operation& open_to(Audience who) {
    audience = who;
    return *this;
  }
  Operation& cacheable_until_write() {
    changes = Changes::until_write;
    return *this;
  }
  Operation& in(Lane wanted) {
    lane = wanted;
    return *this;
  }
  Operation& takes_uploads() {
    body = http::Body::to_file;
    return *this;
  }
  Operation& takes_messages() {
    body = http::Body::message;
    return *this;
  }
  Operation& takes_nothing_else() {
    only_files = true;
    return *this;
  }
  Operation& open_to_any_query() {
    takes_any_query = true;
    return *this;
  }
  Operation& not_repeatable() {
    is_repeatable = false;
    return *this;
  }
  Operation& writes_nothing() {
    is_for_reading = true;
    return *this;
  }
  Operation& holds_secrets() {
    is_secret = true;
    return *this;
  }
  Operation& gives_nothing() {
    status = 204;
    gives.clear();
    return *this;
  }
  Operation& gives_type(std::string content_type) {
    gives = std::move(content_type);
    return *this;
  }
};

}  // namespace cinemarco::api
