// SPDX-License-Identifier: MIT
// The import: what it would bring, starting, watching, cancelling and resuming it.
#include "api/cancel_run.hpp"
#include "api/features.hpp"
#include "api/upload_files.hpp"
#include "exchange/import_request.hpp"
#include "http/multipart.hpp"

#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace cinemarco::api {

namespace {

struct ImportOptions {
  std::optional<std::vector<exchange::Part>> only;  // missing: everything
  std::optional<std::string> upload;                // an export that a preview was made of, by its number there
  // If it is of another Trakt account than the one mirrored here: what came from that one goes. Else 409 other_account.
  std::optional<bool> replace_account;
  std::optional<std::string> as;                 // whose export it is, by its word; missing: whoever recognises it
  std::optional<std::vector<std::string>> also;  // what is only taken if one says so: rated-days, thumbs
  std::optional<std::string> user;               // of a file of several people: whose viewings
};
BOOST_DESCRIBE_STRUCT(ImportOptions, (), (only, upload, replace_account, as, also, user))

// The same, where the body is the export itself.
struct ImportQuery {
  std::optional<std::string> only;  // "movies,ratings"
  std::optional<bool> replace_account;
  std::optional<std::string> as, user, also;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (only, replace_account, as, user, also))

std::set<exchange::Part> parts_of(const ImportOptions& options) {
  if (!options.only) return exchange::kAllParts;
  if (options.only->empty()) {
    throw Error{ErrorCode::invalid,
                "\"only\" names nothing to import. Leave it out for everything, or name some of movies, series, "
                "watchlist, ratings."};
  }
  return {options.only->begin(), options.only->end()};
}

// "rated-days,thumbs"
std::set<std::string> words_of(const std::string& list) {
  std::set<std::string> words;
  std::istringstream stream{list};
  for (std::string word; std::getline(stream, word, ',');) {
    if (!word.empty()) words.insert(word);
  }
  return words;
}

// Drops a file or folder at its end, unless it was released.
class Held {
 public:
  Held(exchange::Uploads& uploads, std::filesystem::path file) : uploads_{uploads}, file_{std::move(file)} {}
  ~Held() {
    if (!file_.empty()) uploads_.drop(file_);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] std::filesystem::path release() { return std::exchange(file_, {}); }

 private:
  exchange::Uploads& uploads_;
  std::filesystem::path file_;
};

struct ParsedImport {
  exchange::ImportRequest request;
  std::optional<std::string> upload;
  // What came with this very request: where it fails nobody learns the upload's name, so it must not stay.
  std::unique_ptr<Held> sent;
};

// What came, and what its sender calls it.
struct Taken {
  std::unique_ptr<Held> held;
  std::string name;
};

constexpr const char* kNameless = "The upload";

// The files of a form, and its texts, which stand for query parameters.
Taken take_files(Services& services, const Call& call, ImportQuery& query) {
  const Held body{services.uploads, std::exchange(call.upload, std::nullopt)->file};
  const Held unsorted{services.uploads, services.uploads.make_folder()};
  const auto form = http::split_multipart(body.file(), call.request.header("content-type"), unsorted.file());
  if (!form) throw Error{ErrorCode::invalid, "The form cannot be read: " + form.error().text() + "."};
  if (form->files.empty()) {
    throw Error{ErrorCode::invalid, "The form holds no file. Send Trakt's export, or the files in it, as files of it."};
  }
  detail::read_fields(form->fields, query);
  auto [path, name] = arrange(services.uploads, form->files);
  return {std::make_unique<Held>(services.uploads, std::move(path)), name.empty() ? kNameless : std::move(name)};
}

Taken take(Services& services, const Call& call, ImportQuery& query) {
  if (!call.upload || call.upload->size == 0) {
    throw Error{ErrorCode::invalid,
                "The upload is empty. Send Trakt's export, or the files in it. The live account is imported by the "
                "JSON {} to /api/import."};
  }
  if (is_form(call.request)) return take_files(services, call, query);
  return {std::make_unique<Held>(services.uploads, std::exchange(call.upload, std::nullopt)->file), kNameless};
}

ParsedImport parse_import(Services& services, const Call& call, bool is_file) {
  ParsedImport asked;
  auto query = detail::read_query<ImportQuery>(call.request);
  if (is_file) {
    auto taken = take(services, call, query);
    asked.request.export_path = taken.held->file().string();
    asked.request.export_name = taken.name;
    asked.upload = services.uploads.keep(taken.held->file(), taken.name);
    asked.sent = std::move(taken.held);
  } else {
    if (call.request.body.empty() && call.request.has("content-type")) {
      throw Error{ErrorCode::invalid,
                  "The body is empty. Send the JSON {} to import everything from the live account."};
    }
    const auto options = detail::read_body<ImportOptions>(call.request);
    asked.request.parts = parts_of(options);
    asked.upload = options.upload;
    if (options.replace_account) query.replace_account = options.replace_account;
    if (options.as) query.as = options.as;
    if (options.user) query.user = options.user;
    if (options.also) asked.request.also = {options.also->begin(), options.also->end()};
    if (options.upload) {
      const auto kept = services.uploads.find(*options.upload);
      asked.request.export_path = kept.file.string();
      asked.request.export_name = kept.name;
    }
  }
  if (query.only && !query.only->empty()) {
    asked.request.parts = value_or_throw(exchange::parse_parts(*query.only), ErrorCode::invalid, "only: ");
  }
  asked.request.as = query.as.value_or("");
  asked.request.user = query.user.value_or("");
  if (query.also) asked.request.also = words_of(*query.also);
  if (query.replace_account.value_or(false)) asked.request.other = exchange::OtherAccount::replace;
  return asked;
}

// What JavaScript makes of a file that it was to send as JSON, "[object Object]", comes as a text.
void refuse_text(const http::RequestHead& head) {
  if (!is_text(head)) return;
  throw Error{ErrorCode::invalid,
              "A body of text/plain is neither the options of an import (application/json) nor a file. Send a file to "
              "/api/import/file, in a form or as the body."};
}

Accepted<exchange::RunStatus> preview(Services& services, const Call& call) {
  refuse_text(call.request);
  const auto asked = parse_import(services, call, brings_file(call.request));
  auto started = services.previews.start({asked.request, asked.upload, asked.sent != nullptr});
  if (asked.sent) static_cast<void>(asked.sent->release());
  return {std::move(started)};
}

Accepted<exchange::RunStatus> start(Services& services, const Call& call, bool is_file) {
  const auto asked = parse_import(services, call, is_file);
  auto started = services.runs.start_import(asked.request, exchange::Resume::no);
  if (asked.sent) static_cast<void>(asked.sent->release());
  services.previews.forget();
  return {std::move(started)};
}

}  // namespace

void add_import(Operations& api, Services& services) {
  auto& preview_operation =
      api.post("/api/import/preview", "Begins to look at what an import would bring, without writing anything",
               [&services](const Call& call) { return preview(services, call); });
  preview_operation.takes_uploads().writes_nothing().in(Lane::runs);
  auto& start_operation = api.post("/api/import", "Starts an import from Trakt, or from the export that is sent",
                                   [&services](const Call& call) {
                                     refuse_text(call.request);
                                     return start(services, call, brings_file(call.request));
                                   });
  start_operation.takes_uploads().in(Lane::runs);
  auto& file_operation = api.post("/api/import/file",
                                  "Starts an import from the export that is sent: in a form, as its archive or its "
                                  "files, or as the body",
                                  [&services](const Call& call) { return start(services, call, true); });
  file_operation.takes_uploads().takes_nothing_else().in(Lane::runs);
  for (auto* operation : {&preview_operation, &start_operation}) api.describe_body<ImportOptions>(*operation);
  for (auto* operation : {&preview_operation, &start_operation, &file_operation})
    api.describe_query<ImportQuery>(*operation);
  api.get("/api/import", "How far the import is, or how the last one ended",
          [&services] { return services.runs.status("import"); });
  api.del("/api/import", "Cancels the import; what was done is kept, and it can be resumed",
          [&services] { return cancel_run(services, "import"); });
  api.post("/api/import/resume", "Goes on with the last unfinished import",
           [&services] {
             auto started = services.runs.start_import({}, exchange::Resume::yes);
             services.previews.forget();
             return Accepted<exchange::RunStatus>{std::move(started)};
           })
      .in(Lane::runs);
  auto& events =
      api.get("/api/import/events",
              "The import's progress as server-sent events; each holds what GET /api/import gives", [&services] {
                http::Response response;
                response.content_type = "text/event-stream";
                response.events = services.import_events;
                return response;
              });
  events.gives_type("text/event-stream");
  api.describe_answer<exchange::RunStatus>(events);
}

}  // namespace cinemarco::api
