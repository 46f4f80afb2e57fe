// SPDX-License-Identifier: MIT
// A large body goes to a file, piece by piece: it never lies in memory, and the disk never holds up the I/O thread.
#include "http/connection.hpp"
#include "http/pace.hpp"
#include "http/problem.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/read.hpp>

#include <cerrno>
#include <cstring>
#include <stdlib.h>
#include <unistd.h>
#include <utility>
#include <vector>

// NOLINTBEGIN(cppcoreguidelines-avoid-reference-coroutine-parameters): they name what the awaiting coroutine holds

namespace cinemarco::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

namespace {

// A file of mode 0600 that goes with this object unless it was released.
class UploadFile {
 public:
  UploadFile(const std::filesystem::path& folder, const std::string& prefix) {
    auto pattern = (folder / (prefix + "XXXXXX")).string();
    descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor_ >= 0) path_ = pattern;
  }
  ~UploadFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
  }
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  // False: `errno` says why.
  bool append(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  [[nodiscard]] std::filesystem::path release() { return std::exchange(path_, {}); }

 private:
  int descriptor_ = -1;
  std::filesystem::path path_;
};

Response no_room(int reason, const std::filesystem::path& folder) {
  return refusal(
      507, "The upload cannot be stored in " + folder.string() + ": " + std::strerror(reason) + ". Make room there.");
}

}  // namespace

asio::awaitable<std::optional<Response>> Connection::read_into_file(Request& request) {
  const auto& folder = shared_.options.upload_folder;
  UploadFile file{folder, shared_.options.upload_prefix};
  if (!file.is_open()) co_return no_room(errno, folder);
  beast::http::request_parser<beast::http::buffer_body> body{std::move(*parser_)};
  body.body_limit(shared_.options.upload_limit);
  std::vector<char> piece(kUploadPiece);
  Upload upload;
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  while (!body.is_done()) {
    body.get().body().data = piece.data();
    body.get().body().size = piece.size();
    Pace pace;  // anew after each piece: what the disk takes is not the client's fault
    while (!error && !body.is_done() && body.get().body().size > 0) {
      if (pace.begins_span()) stream_.expires_after(shared_.options.body_time);
      const auto count = co_await beast::http::async_read_some(stream_, buffer_, body, token);
      pace.received(count);
    }
    if (error == beast::http::error::need_buffer) error = {};
    if (error) {
      broken_ = error != beast::http::error::body_limit;
      if (broken_) co_return std::nullopt;
      co_return refusal(413, "The upload is larger than 512 MB.");
    }
    const std::string_view bytes{piece.data(), piece.size() - body.get().body().size};
    int reason = 0;
    auto store = [&file, &reason, bytes] { reason = file.append(bytes) ? 0 : errno; };
    std::move_only_function<void()> work{std::move(store)};
    co_await work_in(shared_.options.disk_lane, std::move(work));
    if (reason != 0) co_return no_room(reason, folder);
    upload.size += bytes.size();
  }
  upload.file = file.release();
  request.upload = std::move(upload);
  co_return std::nullopt;
}

}  // namespace cinemarco::http

// NOLINTEND(cppcoreguidelines-avoid-reference-coroutine-parameters)
