// SPDX-License-Identifier: MIT
#include "cli/pictures_to_come.hpp"

#include "exchange/picture_queue.hpp"
#include "store/image_queue.hpp"

namespace cinemarco::cli {

namespace {

// Between looks at what another program has fetched.
constexpr std::chrono::milliseconds kTick{500};
// Between looks at what the run under way has queued.
constexpr std::chrono::milliseconds kQueued{100};
// A sync from a timer does not hold up what comes after it.
constexpr std::chrono::seconds kAfterSync{5};

exchange::PictureWork work(App& app) {
  return {app.database(), app.pictures(), app.clock(), app.data_folder() / "images"};
}

}  // namespace

void add_wait_for_pictures(CLI::App& command, bool& wanted) {
  command.add_flag("--wait-for-pictures", wanted, "End when the pictures are here too, not as soon as the library is");
}

std::int64_t pictures_to_come(Context& context) {
  store::Reader reader{context.app.database()};
  return store::queued_images(reader);
}

std::jthread fetch_pictures_meanwhile(Context& context) {
  return std::jthread{[&context](const std::stop_token& ended) {
    auto& clock = context.app.clock();
    auto mine = work(context.app);
    mine.may_go_on = [&ended] { return !ended.stop_requested(); };
    try {
      do {
        exchange::fetch_queued_pictures(mine, context.signals.token());
      } while (clock.sleep_until(clock.now() + kQueued, ended));
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
      // Who waits for the pictures afterwards meets it again, and says it.
    }
  }};
}

void wait_for_pictures(Context& context, exchange::RunProgress& progress) {
  auto& clock = context.app.clock();
  const auto stop = context.signals.token();
  const auto total = pictures_to_come(context);
  progress.set_total(exchange::Phase::images, total);
  progress.enter(exchange::Phase::images, clock.now());
  auto mine = work(context.app);
  mine.came = [&progress] { progress.advance(exchange::Phase::images); };
  while (exchange::fetch_queued_pictures(mine, stop).is_elsewhere) {
    if (!clock.sleep_until(clock.now() + kTick, stop)) return;
    progress.set_completed(exchange::Phase::images, total - pictures_to_come(context));
  }
}

void go_on_with_pictures(Context& context) {
  auto& clock = context.app.clock();
  auto mine = work(context.app);
  mine.may_go_on = [&clock, until = clock.steady() + kAfterSync] { return clock.steady() < until; };
  exchange::fetch_queued_pictures(mine, context.signals.token());
}

void tell_pictures_to_come(Context& context) {
  const auto waiting = pictures_to_come(context);
  if (waiting == 0) return;
  say(context.format, "{} {} still to come: `cinemarco serve` fetches {}, and so does the next sync.\n", waiting,
      waiting == 1 ? "picture is" : "pictures are", waiting == 1 ? "it" : "them");
}

}  // namespace cinemarco::cli
