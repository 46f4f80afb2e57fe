// SPDX-License-Identifier: MIT
#include "api/openapi.hpp"

#include "api/door_cookies.hpp"
#include "api/openapi_words.hpp"
#include "api/scopes.hpp"
#include "http/problem.hpp"

#include <algorithm>

namespace cinemarco::api {

namespace {

namespace bj = boost::json;

// "/api/library/{id}/plays" belongs to "library", "/images/…" to "images".
std::string tag_of(std::string_view path) {
  path.remove_prefix(path.starts_with("/api/") ? 5 : 1);
  return std::string{path.substr(0, path.find_first_of("/."))};
}

// "get_library_by_id_plays": unique, and a name that programs can be generated with.
std::string id_of(const Operation& operation) {
  std::string id{to_string(operation.method)};
  std::ranges::transform(id, id.begin(), [](char c) { return static_cast<char>(c + ('a' - 'A')); });
  std::string_view path{operation.path};
  if (path.starts_with("/api/")) path.remove_prefix(4);
  for (const char c : path) {
    if (c == '{') {
      id += "by_";
    } else if (c == '/' || c == '-' || c == '.') {
      id += '_';
    } else if (c != '}') {
      id += c;
    }
  }
  return id;
}

bj::array parameters_of(const Operation& operation) {
  bj::array parameters;
  for (const auto& parameter : operation.parameters) {
    parameters.push_back(bj::object{{"name", parameter.name},
                                    {"in", parameter.in == Parameter::In::path ? "path" : "query"},
                                    {"required", parameter.required},
                                    {"schema", parameter.schema}});
  }
  return parameters;
}

bj::object content_of(std::string_view type, const std::optional<bj::object>& schema) {
  bj::object media;
  if (schema) media["schema"] = *schema;
  return {{bj::string_view{type.data(), type.size()}, std::move(media)}};
}

// Without a body a question is "{}", which will do where no member must be there.
bool is_needed(const std::optional<bj::object>& question, const bj::object& schemas) {
  const auto* reference = question ? question->if_contains("$ref") : nullptr;
  if (reference == nullptr) return false;
  const auto name = std::string{reference->as_string()};
  return schemas.at(name.substr(name.rfind('/') + 1)).as_object().contains("required");
}

bj::object question_of(const Operation& operation, const bj::object& schemas) {
  bj::object content;
  if (operation.question) content = content_of("application/json", operation.question);
  if (operation.body == http::Body::to_file) {
    for (const auto* type : {"application/zip", "application/octet-stream"}) content[type] = bj::object{};
    const bj::object file{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
    // One archive, or the loose files of one export, whatever their fields are called.
    const bj::object form{{"type", "object"}, {"properties", bj::object{{"file", file}}}};
    content["multipart/form-data"] = bj::object{{"schema", form}};
  }
  return {{"required", is_needed(operation.question, schemas)}, {"content", std::move(content)}};
}

// What is no JSON has a schema too: a text, whose events are JSON.
std::optional<bj::object> schema_of_answer(const Operation& operation) {
  if (operation.gives == "text/event-stream" && operation.answer) {
    return bj::object{{"type", "string"},
                      {"description", "Server-sent events; the data of each is as contentSchema says."},
                      {"contentMediaType", "application/json"},
                      {"contentSchema", *operation.answer}};
  }
  if (operation.answer) return operation.answer;
  if (operation.gives.starts_with("text/")) return bj::object{{"type", "string"}};
  if (operation.gives == "application/json") return bj::object{{"type", "object"}};
  return std::nullopt;
}

bj::object answers_of(const Operation& operation) {
  bj::object success{{"description", "Done"}};
  if (!operation.gives.empty()) success["content"] = content_of(operation.gives, schema_of_answer(operation));
  bj::object answers;
  if (operation.may_be_there) {
    auto before = success;
    before["description"] = "It was there already";
    answers["200"] = std::move(before);
  }
  if (operation.may_be_gone) {
    bj::object gone{{"$ref", "#/components/schemas/AlreadyGone"}};
    if (operation.status == 200) gone = {{"oneOf", bj::array{*operation.answer, std::move(gone)}}};
    answers["200"] = bj::object{{"description", "Done, or done before: it is gone already"},
                                {"content", content_of("application/json", gone)}};
  }
  if (!operation.may_be_gone || operation.status != 200) answers[std::to_string(operation.status)] = std::move(success);
  if (operation.changes == Changes::until_write) {
    answers["304"] = bj::object{{"description", "Nothing has changed since the answer with this ETag"}};
  }
  answers["default"] = bj::object{{"$ref", "#/components/responses/Problem"}};
  return answers;
}

bj::object repeat_key() {
  return {{"name", "Idempotency-Key"},
          {"in", "header"},
          {"required", false},
          {"description", "The same key with the same request gives the first answer again for a day."},
          {"schema", {{"type", "string"}, {"minLength", 1}, {"maxLength", 64}}}};
}

// With the scope that a token must have; nothing is needed on a loopback address without a password. The first is what
// tools take.
bj::array security_of(const Operation& operation) {
  if (operation.audience != Audience::members) return {};
  bj::array ways;
  if (const auto scope = scope_for(operation)) {
    ways.push_back(bj::object{{"token", bj::array{json::ScalarText<store::TokenScope>::to(*scope)}}});
  }
  ways.push_back(bj::object{{"session", bj::array{}}});
  ways.push_back(bj::object{});
  return ways;
}

bj::object describe(const Operation& operation, const bj::object& schemas) {
  bj::object described{{"operationId", id_of(operation)},
                       {"summary", operation.summary},
                       {"tags", bj::array{tag_of(operation.path)}},
                       {"security", security_of(operation)},
                       {"responses", answers_of(operation)}};
  auto parameters = parameters_of(operation);
  if (operation.method == http::Method::post && operation.is_repeatable) parameters.push_back(repeat_key());
  if (!parameters.empty()) described["parameters"] = std::move(parameters);
  if (operation.question || operation.body == http::Body::to_file) {
    described["requestBody"] = question_of(operation, schemas);
  }
  return described;
}

std::string verb(http::Method method) {
  std::string name{to_string(method)};
  std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c + ('a' - 'A')); });
  return name;
}

}  // namespace

std::string openapi_document(const Operations& operations, const std::string& server) {
  bj::object paths;
  for (const auto& operation : operations.all()) {
    auto& item = paths[operation.path];
    if (!item.is_object()) item = bj::object{};
    item.as_object()[verb(operation.method)] = describe(operation, operations.schemas());
  }
  auto schemas = operations.schemas();
  say_words(schemas);
  const auto problem = json::schema_of<http::Problem>(schemas, json::Direction::answer);
  const bj::object document{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Cinemarco"},
        {"version", CINEMARCO_VERSION},
        {"description", "Everything you have watched, on your own disk. Failures are problem documents (RFC 9457)."},
        {"license", {{"name", "MIT"}, {"identifier", "MIT"}}}}},
      {"servers", bj::array{bj::object{{"url", server}}}},
      // What holds where an operation says nothing else, for tools that look here alone.
      {"security", bj::array{bj::object{{"token", bj::array{}}}, bj::object{{"session", bj::array{}}}, bj::object{}}},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", std::move(schemas)},
        {"responses",
         {{"Problem",
           {{"description", "What went wrong, and what to do"},
            {"content", content_of(http::kProblemType, problem)}}}}},
        {"securitySchemes",
         {{"session",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", bj::string_view{kSessionCookie.name.data(), kSessionCookie.name.size()}},
            {"description", "Over https its name begins with __Host-."}}},
          {"token",
           {{"type", "http"},
            {"scheme", "bearer"},
            {"description", "Of scope read, write or admin, each of which may do what those before it may."}}}}}}}};
  return bj::serialize(document);
}

}  // namespace cinemarco::api
