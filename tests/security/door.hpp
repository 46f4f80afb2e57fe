// SPDX-License-Identifier: MIT
// A served library with a password in a file, and those who try to get in.
#pragma once

#include "serve/library.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <string>
#include <vector>

namespace cinemarco::test {

// Behind a proxy that is trusted, so that tests come from any address.
struct Door {
  static constexpr const char* kPassword = "correct horse";
  explicit Door(Environment more = {{"CINEMARCO_TRUSTED_PROXY", "127.0.0.1"}}) {
    const auto file = world.folder / "password";
    std::ofstream{file} << kPassword;
    more["CINEMARCO_PASSWORD_FILE"] = file.string();
    served.emplace(world, "home", std::move(more));
  }
  static std::string body(const std::string& password) { return R"({"password":")" + password + "\"}"; }
  Answer guess(const std::string& password, const std::string& address, std::vector<net::Header> more = {}) {
    if (!address.empty()) more.push_back({"x-forwarded-for", address});
    return served->send("POST", "/api/session", body(password), std::move(more));
  }
  // "name=value" of the answer's cookie of that name; empty: it sets none.
  static std::string pair_of(const Answer& answer, const std::string& name) {
    for (const auto& header : answer.headers) {
      if (header.name == "set-cookie" && header.value.starts_with(name + "=")) {
        return header.value.substr(0, header.value.find(';'));
      }
    }
    return {};
  }
  // The cookie of a session.
  std::string log_in() { return pair_of(guess(kPassword, "192.0.2.77"), "cinemarco_session"); }
  int status_with(const std::string& cookie) { return served->get("/api/library", {{"cookie", cookie}}).status; }
  // Makes a token at the owner's command line.
  std::string token(const std::string& name, const std::string& scope) {
    const auto made = world.run({"account", "tokens", "--new", name, "--scope", scope, "--json"});
    return "Bearer " + std::string{json::parse(made.out)->at("token").as_string()};
  }
  // Changes the database behind the server's back.
  void change(const std::string& sql) {
    SQLite::Database db{world.database().string(), SQLite::OPEN_READWRITE};
    db.setBusyTimeout(5000);
    db.exec(sql);
  }
  std::string look(const std::string& sql) { return query(world.database(), sql); }

  ProgramWorld world{small()};
  std::optional<Served> served;
};

}  // namespace cinemarco::test
