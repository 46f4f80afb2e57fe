// SPDX-License-Identifier: MIT
// Drains the picture queue beside everything else, and holds up nothing.
#pragma once

#include "exchange/blocking_queue.hpp"
#include "exchange/run_context.hpp"

#include <mutex>
#include <thread>
#include <vector>

namespace cinemarco::exchange {

// As many as TMDB's image host allows in flight (docs/tmdb.md#our-numbers), and a few that write to disk meanwhile.
inline constexpr int kImageWorkers = 12;
// So many failures in a row: the image host is away; the rest stays queued for the next run.
inline constexpr int kFailedImages = 8;

// A picture that cannot be had stays queued for a later run; it never fails this one.
class ImageStage {
 public:
  // Starts with what earlier runs left in the queue.
  explicit ImageStage(RunContext& context);
  ~ImageStage();
  ImageStage(const ImageStage&) = delete;
  ImageStage& operator=(const ImageStage&) = delete;

  // A picture that stands in the queue's table. From any thread.
  void add(ImageRef image);
  // Waits for every picture that was added, or for a stop.
  void finish();

 private:
  void work();
  void fetch(const ImageRef& image);
  void done(const ImageRef& image);
  void failed(const ImageRef& image, const Error& error);
  // Removes fetched pictures from the queue's table, a batch at a time.
  void flush(const std::vector<ImageRef>& done);

  RunContext& context_;
  BlockingQueue<ImageRef> queue_;
  std::mutex mutex_;
  std::int64_t added_ = 0;
  std::vector<ImageRef> done_;
  int failures_ = 0;
  bool given_up_ = false;
  std::vector<std::jthread> workers_;
};

}  // namespace cinemarco::exchange
