// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"
#include "cli/hardened.hpp"
#include "cli/small_memory.hpp"
#include "cli/text.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/ranges.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <stop_token>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace cinemarco::cli {

namespace {

// Logs tell of names and answers of others, and often stand in a terminal.
class PrintableMessage : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm& /*time*/, spdlog::memory_buf_t& out) override {
    const auto text = printable({message.payload.data(), message.payload.size()});
    out.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<PrintableMessage>();
  }
};

void set_up_logging(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("cinemarco", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::from_str(level));
  auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  formatter->add_flag<PrintableMessage>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %*");
  logger->set_formatter(std::move(formatter));
  spdlog::set_default_logger(std::move(logger));
}

// `cinemarco unmatched | head`: it was enough.
bool reader_is_gone(const std::exception& error) {
  const auto* of_system = dynamic_cast<const std::system_error*>(&error);
  return of_system != nullptr && of_system->code() == std::errc::broken_pipe;
}

// As CLI11 wants them. The code of `trakt code` may begin with a dash, as one in sixty-four of base64url does: what is
// none of that command's options is said to be no option.
std::vector<std::string> last_word_first(std::vector<std::string> words, const CLI::App& trakt_code) {
  constexpr std::array kCommand{"trakt", "code"};
  const auto found = std::ranges::search(words, kCommand);
  const auto code = std::find_if(found.end(), words.end(), [&](const std::string& word) {
    return word.starts_with('-') && word != "--" && trakt_code.get_option_no_throw(word) == nullptr;
  });
  if (!found.empty() && code != words.end() && std::ranges::find(words, "--") == words.end()) {
    std::rotate(code, code + 1, words.end());
    words.insert(words.end() - 1, "--");
  }
  std::ranges::reverse(words);
  return words;
}

std::string printable_lines(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    result.append(printable(line));
    if (line.size() < text.size()) result += '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return result;
}

// By name alone. What leads elsewhere is said aloud, unless the environment wants errors only: a file that came with an
// archive must not send keys to its author in silence.
void tell_of_dotenv(const Config& config) {
  const auto [leading, others] = config.from_file();
  const auto level = spdlog::get_level();
  if (config.origin("CINEMARCO_LOG") == ".env") spdlog::set_level(std::min(level, spdlog::level::warn));
  if (!leading.empty()) {
    spdlog::warn("The file .env in this folder sets {}: remove it, or go to another folder, if that is not yours",
                 fmt::join(leading, ", "));
  }
  spdlog::set_level(level);
  if (!others.empty()) spdlog::info("The file .env in this folder sets {}", fmt::join(others, ", "));
}

int run_chosen(const CommandLine& line) {
  auto config = Config::from_process();
  // People see the run's own progress; notices are for those who ask, or for a log file.
  set_up_logging(config.origin("CINEMARCO_LOG") == "default" ? "warn" : config.value("CINEMARCO_LOG"));
  tell_of_dotenv(config);
  for (const auto& warning : config.warnings()) spdlog::warn("{}", warning);
  Signals signals;
  App app{std::move(config)};
  Context context{app, signals, line.format()};
  const std::stop_callback hurry{signals.token(), [&app] { app.hurry(); }};
  try {
    return line.chosen()(context);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::busy || !signals.token().stop_requested()) throw;
    throw Error{ErrorCode::cancelled, "Stopped while the database was held; what was done before is kept.",
                error.what()};
  }
}

}  // namespace

CommandLine::CommandLine() : root_{"Cinemarco keeps the whole record of what you have watched on your own disk."} {
  root_.name("cinemarco");
  root_.set_version_flag("--version", "cinemarco " CINEMARCO_VERSION);
  root_.require_subcommand(1);
  root_.footer(std::string{kExitCodes});
  root_.failure_message(CLI::FailureMessage::help);
}

std::optional<int> CommandLine::parse(int argc, const char* const* argv) {
  try {
    root_.parse(last_word_first({argv + 1, argv + argc}, *root_.get_subcommand("trakt")->get_subcommand("code")));
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    const bool answered = error.get_exit_code() == 0;
    if (!answered && std::find(argv + 1, argv + argc, std::string_view{"--json"}) != argv + argc) {
      report(Format::json, Error{ErrorCode::invalid, std::string{error.what()} + ". --help tells what there is"});
    } else {
      std::ostringstream answer, trouble;
      root_.exit(error, answer, trouble);
      put(stdout, "{}", answer.str());
      put(stderr, "{}", printable_lines(trouble.str()));  // it repeats what was typed
    }
    return answered ? 0 : 2;
  }
}

CLI::App& CommandLine::add(CLI::App* parent, const std::string& name, const std::string& meaning) {
  return *(parent == nullptr ? &root_ : parent)->add_subcommand(name, meaning);
}

void CommandLine::run(CLI::App& command, Command action) {
  command.add_flag("--json", json_, "Print one JSON document on stdout");
  command.callback([this, &command, action = std::move(action)] {
    // A command with commands of its own is called after the one of these that was named.
    if (command.get_subcommands().empty()) chosen_ = action;
  });
}

void add_replace_account(CLI::App& command, bool& wanted) {
  command.add_flag("--replace-account", wanted,
                   "If it is another Trakt account than the one mirrored here: put it in its place. What came from the "
                   "former one goes, what you made here stays");
}

int run(int argc, const char* const* argv) {
  keep_to_the_user();
  keep_memory_small();
  CommandLine line;
  add_serve(line);
  add_import(line);
  add_sync(line);
  add_status(line);
  add_trakt(line);
  add_calendar(line);
  add_stats(line);
  add_tmdb(line);
  add_cache(line);
  add_unmatched(line);
  add_lists(line);
  add_export(line);
  add_backup(line);
  add_restore(line);
  add_check(line);
  add_account(line);
  add_hooks(line);
  add_config(line);
  add_demo(line);
  add_manual(line);
  if (const auto code = line.parse(argc, argv)) return *code;
  try {
    return run_chosen(line);
  } catch (const Error& error) {
    return report(line.format(), error);
  } catch (const std::exception& error) {
    if (reader_is_gone(error)) return 0;
    return report(line.format(),
                  Error{ErrorCode::internal, std::string{"Something unforeseen went wrong: "} + error.what()});
  }
}

}  // namespace cinemarco::cli
