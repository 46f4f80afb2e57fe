// SPDX-License-Identifier: MIT
// api.themoviedb.org/3: details with appended parts, search, find, people (docs/tmdb.md).
#pragma once

#include "sandbox/body.hpp"
#include "sandbox/catalogue.hpp"
#include "sandbox/editions.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace cinemarco::sandbox {

class Tmdb {
 public:
  Tmdb(std::shared_ptr<const Catalogue> catalogue, FaultPlan& faults)
      : english_(catalogue), catalogue_(std::move(catalogue)), faults_(faults) {}

  Response handle(const Request& request);
  /// Renders and compresses every movie and series with its parts.
  void prewarm();
  /// What was rendered is out of date: the catalogue has changed.
  void forget_rendered() {
    pieces_.clear();
    editions_.clear();
  }

 private:
  /// The same in another language.
  Tmdb(std::shared_ptr<const Catalogue> english, std::string_view language, FaultPlan& faults)
      : english_(std::move(english)), catalogue_(edition(*english_, language)), faults_(faults) {}
  Response answer(const Request& request);
  /// `root` is an object without its closing brace; a part is `,"name":{…}`.
  const Piece& root(const Movie& movie);
  const Piece& root(const Series& series);
  const Piece* part(const Movie& movie, std::string_view name);
  const Piece* part(const Series& series, std::string_view name);
  const Piece* part(const Person& person, std::string_view name);
  template <typename Title>
  Response details(const Request& request, const Title& title, const Piece& start);
  template <typename Title>
  Response alone(const Request& request, const Title& title, std::int64_t id, std::string_view name);

  Response movie(const Request& request, std::string_view rest);
  Response series(const Request& request, std::string_view rest);
  Response videos(const Request& request, std::int64_t tmdb);
  static Response providers(std::string_view kind, std::int64_t tmdb);
  Response season(const Request& request, const Series& series, std::string_view number);
  Response person(const Request& request, std::string_view rest);
  Response find(const Request& request, std::string_view id);
  Response search(const Request& request, std::string_view type);
  Response trending(const Request& request, std::string_view type);
  Response changes(const Request& request, const std::vector<Change>& changed) const;
  Response finished(const Request& request, const std::vector<const Piece*>& pieces);
  bool is_gone(const Request& request, std::int64_t id);

  template <typename Make>
  const Piece& kept(std::string key, Make make);

  std::shared_ptr<const Catalogue> english_;
  std::shared_ptr<const Catalogue> catalogue_;  // in the language of this one
  FaultPlan& faults_;
  std::unordered_map<std::string, Piece> pieces_;
  std::unordered_map<std::string, std::unique_ptr<Tmdb>> editions_;
};

Response tmdb_error(int status, int code, std::string_view message);

}  // namespace cinemarco::sandbox
