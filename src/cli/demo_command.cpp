// SPDX-License-Identifier: MIT
// `cinemarco demo`: the bundled stand-in, its sample account imported into a folder of its own, and served.
#include "cli/commands.hpp"
#include "cli/device_sign_in.hpp"
#include "cli/import_command.hpp"
#include "cli/sandbox_process.hpp"
#include "cli/serve_command.hpp"

#include <filesystem>
#include <memory>
#include <stdlib.h>
#include <string>
#include <utility>

namespace cinemarco::cli {

namespace {

// Goes with the demo.
class DemoFolder {
 public:
  DemoFolder() : path_{make()} {}
  ~DemoFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  DemoFolder(const DemoFolder&) = delete;
  DemoFolder& operator=(const DemoFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  static std::filesystem::path make();
  std::filesystem::path path_;
};

std::filesystem::path DemoFolder::make() {
  auto pattern = (std::filesystem::temp_directory_path() / "cinemarco-demo-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw Error{ErrorCode::internal, "No folder for the demo can be made in " +
                                         std::filesystem::temp_directory_path().string() + ". Is the disk full?"};
  }
  return pattern;
}

// The stand-in's addresses and keys; of the user's own settings only time zone, language and where to listen.
Config demo_config(const SandboxProcess& sandbox, const std::filesystem::path& folder, const Config& own,
                   const std::string& listen) {
  auto settings = sandbox.settings();
  settings["CINEMARCO_DATA_DIR"] = folder.string();
  settings["CINEMARCO_TIME_ZONE"] = own.shown("CINEMARCO_TIME_ZONE");  // TZ is not passed on
  settings["CINEMARCO_LANGUAGE"] = own.language();
  settings["CINEMARCO_LISTEN"] = listen;
  settings["CINEMARCO_PASSWORD_FILE"] = own.value("CINEMARCO_PASSWORD_FILE");
  settings["CINEMARCO_TRAKT_RATE"] = "0";
  settings["CINEMARCO_TMDB_RATE"] = "0";
  return Config{[settings](const std::string& name) -> std::optional<std::string> {
                  const auto found = settings.find(name);
                  return found == settings.end() ? std::nullopt : std::optional{found->second};
                },
                folder / ".env"};
}

// Listens before anything is imported: an address that is taken is told at once.
struct Demo {
  explicit Demo(Config config) : app{std::move(config)} {}
  App app;
  WebServer server{app};
};

// Where nobody asked for an address and the usual one is taken, as by the service of the package, any is good.
std::unique_ptr<Demo> listen(const SandboxProcess& sandbox, const std::filesystem::path& folder, const Config& own) {
  const auto usual = own.value("CINEMARCO_LISTEN");
  try {
    return std::make_unique<Demo>(demo_config(sandbox, folder, own, usual));
  } catch (const Error&) {
    if (own.origin("CINEMARCO_LISTEN") != "default") throw;
    return std::make_unique<Demo>(demo_config(sandbox, folder, own, "127.0.0.1:0"));
  }
}

int demo(Context& context) {
  const SandboxProcess sandbox;
  const DemoFolder folder;
  const auto parts = listen(sandbox, folder.path(), context.app.config());
  auto& [app, server] = *parts;
  Context demo_context{app, context.signals, context.format};
  const auto stop = context.signals.token();

  auto& sign_in = app.sign_in();
  wait_until_connected(sign_in, sign_in.start_device(stop), app.admission(exchange::OtherAccount::stop), stop);
  if (const int code = import_account(demo_context, {}, exchange::Resume::no, PicturesFor::later); code != 0)
    return code;
  say(context.format,
      "\nThis is the sample account of the bundled stand-in for Trakt and TMDB. Its database is {}, "
      "and goes when the demo ends.\n",
      (folder.path() / "cinemarco.db").string());
  return serve_until_stopped(demo_context, server,
                             "Only this machine may come in, unless a password is set in its page.");
}

}  // namespace

void add_demo(CommandLine& line) {
  line.run(line.add(nullptr, "demo", "Serves the bundled sample account from a temporary folder"), demo);
}

}  // namespace cinemarco::cli
