// SPDX-License-Identifier: MIT
// The import: what it would bring, starting, watching, cancelling and resuming it.
#include "api/features.hpp"
#include "exchange/import_request.hpp"
#include "http/multipart.hpp"

namespace cinemarco::exchange {
BOOST_DESCRIBE_ENUM(Part, movies, series, watchlist, ratings)
}  // namespace cinemarco::exchange

namespace cinemarco::api {

namespace {

struct ImportOptions {
  std::vector<exchange::Part> only;   // empty: everything
  std::optional<std::string> upload;  // an export that a preview was made of, by its number there
};
BOOST_DESCRIBE_STRUCT(ImportOptions, (), (only, upload))

// The same, where the body is the export itself.
struct ImportQuery {
  std::optional<std::string> only;  // "movies,ratings"
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (only))

struct ImportPreview : exchange::Preview {
  std::optional<std::string> upload;  // name it to import the same export
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (exchange::Preview), (upload))

std::set<exchange::Part> parts_of(const ImportOptions& options) {
  if (options.only.empty()) return exchange::kAllParts;
  return {options.only.begin(), options.only.end()};
}

// Drops a file at its end, unless it was released.
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

struct Asked {
  exchange::ImportRequest request;
  std::optional<std::string> upload;
  // What came with this very request: where it fails nobody learns the upload's name, so it must not stay.
  std::unique_ptr<Held> sent;
};

// The export out of the body: a form's file, or the body itself.
std::filesystem::path take_export(Services& services, const Call& call, std::map<std::string, std::string>& fields) {
  Held body{services.uploads, std::exchange(call.upload, std::nullopt)->file};
  const auto type = call.request.header("content-type");
  if (!type.starts_with("multipart/form-data")) return body.release();
  Held file{services.uploads, services.uploads.make_file()};
  auto form = http::split_multipart(body.file(), type, file.file());
  if (!form || !form->file) {
    throw Error{ErrorCode::invalid, form ? "The form holds no file. Send Trakt's export in its field \"file\"."
                                         : "The form cannot be read: " + form.error().text() + "."};
  }
  fields = std::move(form->fields);
  return file.release();
}

Asked read_question(Services& services, const Call& call) {
  Asked asked;
  std::optional<std::string> only = detail::read_query<ImportQuery>(call.request).only;
  if (call.upload) {
    if (call.upload->size == 0) throw Error{ErrorCode::invalid, "The upload is empty. Send Trakt's export, a ZIP."};
    std::map<std::string, std::string> fields;
    asked.sent = std::make_unique<Held>(services.uploads, take_export(services, call, fields));
    asked.upload = services.uploads.keep(asked.sent->file());
    asked.request.export_path = asked.sent->file().string();
    if (const auto field = fields.find("only"); field != fields.end() && !field->second.empty()) only = field->second;
  } else {
    const auto options = detail::read_body<ImportOptions>(call.request);
    asked.request.parts = parts_of(options);
    asked.upload = options.upload;
    if (options.upload) asked.request.export_path = services.uploads.find(*options.upload).string();
  }
  if (only) asked.request.parts = value_or_throw(exchange::parse_parts(*only), ErrorCode::invalid, "only: ");
  return asked;
}

ImportPreview preview(Services& services, const Call& call) {
  const auto asked = read_question(services, call);
  ImportPreview result;
  static_cast<exchange::Preview&>(result) = services.runs.preview(asked.request, call.stop);
  result.upload = asked.upload;
  if (asked.sent) static_cast<void>(asked.sent->release());
  return result;
}

}  // namespace

void add_import(Operations& api, Services& services) {
  auto& preview_operation = api.post("/api/import/preview", "What an import would bring, without writing anything",
                                     [&services](const Call& call) { return preview(services, call); });
  preview_operation.takes_uploads();
  auto& start = api.post("/api/import", "Starts an import from Trakt, or from the export that is sent",
                         [&services](const Call& call) {
                           const auto asked = read_question(services, call);
                           auto started = services.runs.start_import(asked.request, exchange::Resume::no);
                           if (asked.sent) static_cast<void>(asked.sent->release());
                           return Accepted<exchange::RunStatus>{std::move(started)};
                         });
  start.takes_uploads();
  for (auto* operation : {&preview_operation, &start}) api.describe_body<ImportOptions>(*operation);
  for (auto* operation : {&preview_operation, &start}) api.describe_query<ImportQuery>(*operation);
  api.get("/api/import", "How far the import is, or how the last one ended",
          [&services] { return services.runs.status("import"); });
  api.del("/api/import", "Cancels the import; what was done is kept, and it can be resumed", [&services] {
    if (!services.runs.cancel("import"))
      throw Error{ErrorCode::not_found, "No import is running here; nothing to cancel."};
    return Accepted<exchange::RunStatus>{services.runs.status("import")};
  });
  api.post("/api/import/resume", "Goes on with the last unfinished import",
           [&services] { return Accepted<exchange::RunStatus>{services.runs.start_import({}, exchange::Resume::yes)}; })
      .asks_others();
  api.get("/api/import/events", "The import's progress as server-sent events; each holds what GET /api/import gives",
          [&services] {
            http::Response response;
            response.content_type = "text/event-stream";
            response.events = services.import_events;
            return response;
          })
      .gives_type("text/event-stream");
}

}  // namespace cinemarco::api
