// SPDX-License-Identifier: MIT
#include "api/attachment.hpp"

#include "http/file_body.hpp"

namespace cinemarco::api {

http::Response attachment(const std::filesystem::path& file, const std::string& name) {
  http::Response response;
  response.content_type = kFileType;
  response.set("content-disposition", "attachment; filename=\"" + name + "\"");
  http::set_file(response, file);
  return response;
}

}  // namespace cinemarco::api
