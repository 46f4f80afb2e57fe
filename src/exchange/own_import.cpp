// SPDX-License-Identifier: MIT
#include "exchange/own_import.hpp"

#include "exchange/backups.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_life.hpp"
#include "exchange/uploads.hpp"
#include "store/own_import.hpp"
#include "store/own_reader.hpp"

#include <fstream>
#include <string>
#include <sys/stat.h>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::size_t kStart = 512;

class OwnSource final : public HistorySource {
 public:
  explicit OwnSource(std::filesystem::path file) : file_{std::move(file)} {}
  [[nodiscard]] SourceKind kind() const override { return SourceKind::export_file; }
  [[nodiscard]] std::string version(const std::set<Section>& /*sections*/, std::stop_token /*stop*/) override {
    return {};
  }
  void walk(const std::set<Section>& /*sections*/, const WalkPosition& /*from*/,
            const std::function<void(SourcePage&&)>& /*sink*/, std::stop_token /*stop*/) override {
    throw Error{ErrorCode::invalid,
                "This is Cinemarco's own export, which is taken in whole: there is no preview of it."};
  }
  [[nodiscard]] std::int64_t requests() const override { return 0; }
  [[nodiscard]] std::optional<TraktUser> owner(std::stop_token /*stop*/) override {
    return store::owner_of_own_export(file_);
  }

 private:
  std::filesystem::path file_;
};

// Beside the uploads, where what a killed server leaves is swept.
std::filesystem::path work_file(const store::Database& database, RunId run) {
  const auto folder = upload_folder(database.file().parent_path());
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) ::chmod(folder.c_str(), S_IRWXU);
  return folder / (std::string{kUploadPrefix} + "own-" + std::to_string(run.value()) + ".db");
}

store::OwnCounts take(RunContext& context, const PlannedImport& plan) {
  auto& ports = context.ports;
  if (plan.request.parts != kAllParts) {
    throw Error{ErrorCode::invalid, "Cinemarco's own export is taken in whole. Leave --only out."};
  }
  if (plan.backups == Backups::on && !plan.resumed) {
    back_up_before_import({ports.database, context.account, ports.clock}, context.control.token());
  }
  const auto file = plan.request.files().front();
  context.progress.enter(Phase::history, ports.clock.now());
  context.progress.set_total(Phase::history, static_cast<std::int64_t>(std::filesystem::file_size(file)));
  store::OwnImport incoming{work_file(ports.database, context.run), ports.database.file()};
  incoming.read(
      file, [&](std::int64_t bytes) { context.progress.set_completed(Phase::history, bytes); },
      context.control.token());
  context.progress.enter(Phase::metadata, ports.clock.now());
  const auto counts = incoming.store();
  if (!counts.into_empty) {
    project_stored_titles(ports.database, context.account, context.zone, ports.clock, context.run,
                          [&] { return context.control.stopped(); });
  }
  return counts;
}

void tell(RunSummary& summary, const store::OwnCounts& counts) {
  summary.movies = {counts.movies, counts.new_movies, counts.movies - counts.new_movies, 0, 0};
  summary.series = {counts.series, counts.new_series, counts.series - counts.new_series, 0, 0};
  summary.plays.seen = counts.plays;
  summary.plays.new_ = counts.new_plays;
  summary.ratings.seen = counts.ratings;
  summary.ratings.applied = counts.new_ratings;
  summary.watchlist.seen = counts.watchlist;
  summary.watchlist.added = counts.new_watchlist;
  summary.changed =
      counts.new_movies + counts.new_series + counts.new_plays + counts.new_ratings + counts.new_watchlist > 0;
}

}  // namespace

bool is_own_export(const ImportRequest& request) {
  if (request.source() == SourceKind::api || request.once || request.files().size() != 1) return false;
  std::ifstream stream{request.files().front(), std::ios::binary};
  std::string start(kStart, '\0');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(stream.gcount()));
  return store::is_own_export(start);
}

std::unique_ptr<HistorySource> open_own_export(const ImportRequest& request) {
  return std::make_unique<OwnSource>(request.files().front());
}

ImportOutcome import_own_export(RunContext& context, const PlannedImport& plan) {
  store::OwnCounts counts;
  const auto error = carry_out(context, [&](MetadataStage& /*metadata*/) { counts = take(context, plan); });
  return {conclude(context, error, [&](RunSummary& summary) { tell(summary, counts); }), error};
}

}  // namespace cinemarco::exchange
