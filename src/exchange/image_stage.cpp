// SPDX-License-Identifier: MIT
#include "exchange/image_stage.hpp"

#include "exchange/picture_queue.hpp"
#include "store/image_queue.hpp"

#include <spdlog/spdlog.h>

#include <limits>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::size_t kDoneBatch = 64;

}  // namespace

ImageStage::ImageStage(RunContext& context) : context_{context} {
  std::vector<ImageRef> waiting;
  {
    store::Reader reader{context_.ports.database};
    waiting = store::due_images(reader, context_.ports.clock.now(), std::numeric_limits<int>::max());
  }
  for (auto& image : waiting) add(std::move(image));
  for (int i = 0; i < kImageWorkers; ++i) workers_.emplace_back([this] { work(); });
}

ImageStage::~ImageStage() {
  queue_.close();
  workers_.clear();
  try {
    flush(std::exchange(done_, {}));
  } catch (const std::exception& error) {
    // Pictures on disk are recognised by the next run.
    spdlog::warn("The picture queue could not be brought up to date: {}", error.what());
  }
}

void ImageStage::add(ImageRef image) {
  {
    const std::scoped_lock lock{mutex_};
    context_.progress.set_total(Phase::images, ++added_);
  }
  queue_.push(std::move(image), context_.control.token());
}

void ImageStage::finish() {
  queue_.close();
  workers_.clear();
  flush(std::exchange(done_, {}));
}

void ImageStage::work() {
  while (const auto image = queue_.pop(context_.control.token())) {
    try {
      fetch(*image);
    } catch (...) {
      context_.control.fail(std::current_exception());
    }
  }
}

void ImageStage::fetch(const ImageRef& image) {
  {
    const std::scoped_lock lock{mutex_};
    if (given_up_) return;
  }
  try {
    if (!context_.ports.pictures.has(image)) context_.ports.pictures.fetch(image, context_.control.token());
    done(image);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::cancelled) return;
    if (error.code() == ErrorCode::internal) throw;
    failed(image, error);
  }
}

void ImageStage::done(const ImageRef& image) {
  context_.progress.advance(Phase::images);
  std::vector<ImageRef> batch;
  {
    const std::scoped_lock lock{mutex_};
    failures_ = 0;
    done_.push_back(image);
    if (done_.size() < kDoneBatch) return;
    batch.swap(done_);
  }
  flush(batch);
}

void ImageStage::failed(const ImageRef& image, const Error& error) {
  const bool missing = note_failed_picture(context_.ports.database, image, error, context_.ports.clock.now());
  context_.progress.advance(Phase::images);
  const std::scoped_lock lock{mutex_};
  failures_ = missing ? 0 : failures_ + 1;
  given_up_ = given_up_ || failures_ >= kFailedImages || error.code() == ErrorCode::rate_limited;
}

void ImageStage::flush(const std::vector<ImageRef>& done) {
  if (done.empty()) return;
  store::Transaction tx{context_.ports.database};
  for (const auto& image : done) store::image_done(tx, image);
  context_.ledger.book(tx, context_.run);
  tx.commit();
}

}  // namespace cinemarco::exchange
