// SPDX-License-Identifier: MIT
// `cinemarco export FILE`: all the user's data, in a form told by the file's ending.
#include "cli/commands.hpp"
#include "cli/percent.hpp"
#include "exchange/way_out.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::cli {

namespace {

struct ExportDone {
  std::vector<std::string> files;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(ExportDone, (), (files, bytes))

int export_library(Context& context, const std::string& given) {
  auto& app = context.app;
  const auto file = std::filesystem::absolute(given).lexically_normal();
  const auto way = exchange::way_out_of(file.filename().string()).value_or(exchange::WayOut::json);  // it was checked
  const auto packers = app.packers();
  ExportDone done;
  {
    Percent percent{"Exporting"};
    const auto account = app.account();
    for (const auto& written : exchange::export_to(
             {app.database(), account, app.clock(), packers}, way, file,
             [&percent](std::int64_t rows, std::int64_t total) { percent.at(rows, total); }, context.signals.token())) {
      done.files.push_back(written.string());
      done.bytes += static_cast<std::int64_t>(std::filesystem::file_size(written));
    }
  }
  if (context.format == Format::json) {
    print_json(done);
  } else {
    for (const auto& name : done.files) put(stdout, "{}\n", name);
  }
  return 0;
}

}  // namespace

void add_export(CommandLine& line) {
  const auto file = std::make_shared<std::string>();
  auto& command = line.add(nullptr, "export", "Writes all your data as a file that you can take elsewhere");
  command
      .add_option(
          "FILE", *file,
          "By its ending: .json everything, .zip Trakt's export layout, .csv plays, .letterboxd.csv, .yamtrack.csv")
      ->required()
      ->check([](const std::string& name) {
        return exchange::way_out_of(name) ? std::string{}
                                          : "The ending says what is written: .json (everything, for Cinemarco), .zip "
                                            "(Trakt's layout), .csv (plays), .letterboxd.csv or .yamtrack.csv. " +
                                                name + " has none of these.";
      });
  line.run(command, [file](Context& context) { return export_library(context, *file); });
}

}  // namespace cinemarco::cli
