// SPDX-License-Identifier: MIT
// image.tmdb.org/t/p/{size}/{file}: each picture in each size is drawn once (docs/tmdb.md#pictures).
#pragma once

#include "sandbox/catalogue.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"

#include <memory>
#include <string>
#include <unordered_map>

namespace cinemarco::sandbox {

class Images {
 public:
  Images(std::shared_ptr<const Catalogue> catalogue, FaultPlan& faults)
      : catalogue_(std::move(catalogue)), faults_(faults) {}
  Response handle(const Request& request);

 private:
  std::shared_ptr<const Body> drawn(const std::string& file, const Picture& picture, int width);

  std::shared_ptr<const Catalogue> catalogue_;
  FaultPlan& faults_;
  std::unordered_map<std::string, std::shared_ptr<const Body>> drawn_;
};

}  // namespace cinemarco::sandbox
