// SPDX-License-Identifier: MIT
#include "cli/import_command.hpp"

#include "cli/import_report.hpp"
#include "cli/pictures_to_come.hpp"
#include "cli/progress_view.hpp"
#include "domain/brought.hpp"
#include "exchange/own_import.hpp"
#include "exchange/preview.hpp"
#include "exchange/uploads.hpp"
#include "sources/file.hpp"

#include <fmt/ranges.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::cli {

namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string only, as, user;
  std::vector<std::string> also;
  bool preview = false;
  bool resume = false;
  bool replace_account = false;
  bool wait_for_pictures = false;
};

// Through a pipe, or by a descriptor of this process that the next one does not have: `<(…)`, /dev/stdin.
bool comes_once(const std::string& path) {
  return path.starts_with("/dev/") || path.starts_with("/proc/") ||
         !(std::filesystem::is_regular_file(path) || std::filesystem::is_directory(path));
}

exchange::ImportRequest to_request(const Arguments& arguments) {
  exchange::ImportRequest request;
  for (const auto& file : arguments.files) {
    auto path = std::filesystem::absolute(file).lexically_normal().string();
    if (comes_once(path)) {
      request.once = true;
      if (arguments.files.size() == 1) request.export_name = "the pipe";
    }
    if (request.export_path.empty()) {
      request.export_path = std::move(path);
    } else {
      request.more_files.push_back(std::move(path));
    }
  }
  if (!arguments.only.empty()) {
    request.parts = value_or_throw(exchange::parse_parts(arguments.only), ErrorCode::invalid, "--only: ");
  }
  request.as = arguments.as;
  request.user = arguments.user;
  request.also = {arguments.also.begin(), arguments.also.end()};
  if (arguments.replace_account) request.other = exchange::OtherAccount::replace;
  return request;
}

int preview_account(Context& context, const exchange::ImportRequest& request) {
  auto& app = context.app;
  const auto source = app.open_source(request);
  app.warn_of_zone();
  const auto mirror =
      exchange::check_owner(app.database(), app.account(), *source, request.other, context.signals.token());
  exchange::RunProgress progress{[&app] { return app.waiting_until(); }};
  progress.enter(exchange::Phase::history, app.clock().now());
  exchange::Preview preview;
  {
    const ProgressView view{progress, app.clock(), app.zone()};
    preview = exchange::preview_import(app.database(), *source, request, app.account(), app.zone(), mirror, progress,
                                       context.signals.token(), {}, app.catalogue_if_key());
  }
  if (context.format == Format::json) {
    print_json(preview);
  } else {
    put(stdout, "{}", preview_text(preview));
  }
  return preview.errors.empty() ? 0 : 3;
}

int nothing_to_resume(Context& context) {
  say(context.format, "The last import is complete; there is nothing to resume.\n");
  if (context.format == Format::text) return 0;
  store::Reader reader{context.app.database()};
  if (const auto run = store::last_run(reader, context.app.account(), "import")) {
    print_json(exchange::report(reader, context.app.account(), run->id));
  }
  return 0;
}

// What servers left: `done`, an upload that one of them left unfinished and that is of no more use, and the rest if
// none of them lives.
void sweep_uploads(App& app, const std::string& done) {
  exchange::Uploads uploads{app.database(), app.account(), app.clock(), exchange::upload_folder(app.data_folder())};
  uploads.drop(done);
  uploads.clean_up();
}

// Who is missing on the line is wrong usage.
int report_error(Format format, const Error& error) {
  constexpr int kWrongUsage = 2;
  const auto code = report(format, error);
  return error.context() == kSeveralPeople ? kWrongUsage : code;
}

int report_outcome(Context& context, const exchange::ImportOutcome& outcome) {
  if (context.format == Format::json) {
    print_json(outcome.summary);
  } else {
    put(stdout, "{}Database: {}\n", summary_text(outcome.summary), context.app.database().file().string());
  }
  if (!outcome.error) return outcome.summary.errors.empty() ? 0 : 3;
  std::fflush(stdout);
  return report_error(Format::text, *outcome.error);
}

std::string source_list() {
  return fmt::format("trakt, {}", fmt::join(sources::source_words(), ", "));
}

int import_command(Context& context, const Arguments& arguments) {
  const auto request = to_request(arguments);
  if (arguments.preview) {
    try {
      return preview_account(context, request);
    } catch (const Error& error) {
      if (error.context() != kSeveralPeople) throw;
      return report_error(context.format, error);
    }
  }
  return import_account(context, request, arguments.resume ? exchange::Resume::yes : exchange::Resume::no,
                        arguments.wait_for_pictures ? PicturesFor::the_end : PicturesFor::later);
}

}  // namespace

int import_account(Context& context, const exchange::ImportRequest& request, exchange::Resume resume,
                   PicturesFor pictures) {
  auto& app = context.app;
  if (!exchange::is_own_export(request)) app.require_tmdb_key();
  if (resume == exchange::Resume::no) app.require_source(request);
  app.warn_of_zone();
  auto plan =
      exchange::plan_import(app.database(), app.data_folder(), request, resume, app.wanted_zone(), app.clock().now());
  if (!plan) {
    sweep_uploads(app, {});
    return nothing_to_resume(context);
  }
  plan->backups = app.backups();
  const auto source = app.open_source(plan->request);
  exchange::meet_owner(app.database(), plan->account, *source, plan->request.other, app.clock(),
                       context.signals.token());
  app.pictures().clean_up();

  const exchange::RunPorts ports{app.database(), *source, app.catalogue(tmdb::Remembered::found_only), app.pictures(),
                                 app.clock()};
  exchange::RunProgress progress{[&app] { return app.waiting_until(); }};
  exchange::ImportOutcome outcome;
  {
    const ProgressView view{progress, app.clock(), app.zone()};
    const std::stop_callback on_stop{context.signals.token(), [&progress] { progress.cancel_requested(); }};
    {
      const auto meanwhile = pictures == PicturesFor::the_end ? fetch_pictures_meanwhile(context) : std::jthread{};
      outcome = exchange::run_import(ports, *plan, progress, context.signals.token());
    }
    if (pictures == PicturesFor::the_end) wait_for_pictures(context, progress);
  }
  sweep_uploads(app, exchange::is_of_use(outcome) ? std::string{} : plan->request.export_path);
  const auto code = report_outcome(context, outcome);
  tell_pictures_to_come(context);
  return code;
}

void add_import(CommandLine& line) {
  const auto arguments = std::make_shared<Arguments>();
  auto& import =
      line.add(nullptr, "import",
               "Imports everything from Trakt (the live API, or its export), or what another service exported");
  import
      .add_option(
          "EXPORT", arguments->files,
          "Trakt's export or another service's (the .zip, .7z or .tar.gz, a folder, or its files), or the .json that "
          "`export` wrote; without it the live API")
      ->check(CLI::ExistingPath);
  auto* preview = import.add_flag("--preview", arguments->preview, "Only count and list what would be imported");
  auto words = sources::source_words();
  words.emplace_back("trakt");
  import.add_option("--as", arguments->as, "Whose export it is, where that cannot be told: " + source_list())
      ->check(CLI::IsMember(std::vector<std::string>{words.begin(), words.end()}).description(""));
  import.add_option("--user", arguments->user, "Whose viewings, of a file that holds several people");
  import
      .add_option("--also", arguments->also,
                  "What of it is only taken if you say so: rated-days (IMDb: rated means watched that day), thumbs "
                  "(Netflix: thumbs are ratings)")
      ->delimiter(',')
      ->check(CLI::IsMember([] {
        const auto known = sources::also_words();
        return std::vector<std::string>{known.begin(), known.end()};
      }()));
  import.add_option("--only", arguments->only, "A subset of movies,series,watchlist,ratings")
      ->check([](const std::string& text) {
        const auto parts = exchange::parse_parts(text);
        return parts ? std::string{} : parts.error().text();
      });
  add_replace_account(import, arguments->replace_account);
  import.add_flag("--resume", arguments->resume, "Resume the last unfinished import")->excludes(preview);
  add_wait_for_pictures(import, arguments->wait_for_pictures);
  line.run(import, [arguments](Context& context) { return import_command(context, *arguments); });
}

}  // namespace cinemarco::cli
