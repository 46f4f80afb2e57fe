// SPDX-License-Identifier: MIT
// Another Trakt account over HTTP: 409 other_account, and replaced only where the question says so.
#include "sandbox/export.hpp"
#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

struct Bobs {
  ProgramWorld world{small_program_account()};
  Served served{world};
  std::string zip;

  Bobs() {
    connect(served);
    EXPECT_EQ(served.post("/api/import").status, 202);
    EXPECT_EQ(served.wait_for_end().at("state"), "completed");
    world.sandbox.edit([&](sandbox::Account& account) {
      account.become("bob");
      zip = sandbox::export_zip(account, {});
    });
  }
  [[nodiscard]] std::string plays() const { return query(world.database(), "SELECT count(*) FROM plays"); }
  // Until the sign-in is over.
  Answer poll() {
    while (true) {
      auto answer = served.get("/api/trakt/device");
      if (answer.status != 200 || answer.json().at("state") != "pending") return answer;
    }
  }
  Answer send_zip(const std::string& target) {
    return served.send("POST", target, zip, {{"content-type", "application/zip"}});
  }
};

void expect_asked(const Answer& answer) {
  EXPECT_EQ(answer.status, 409) << answer.body;
  EXPECT_EQ(answer.header("content-type"), "application/problem+json");
  EXPECT_EQ(answer.json().at("code"), "other_account");
  const std::string detail{answer.json().at("detail").as_string()};
  EXPECT_NE(detail.find("large"), std::string::npos) << detail;
  EXPECT_NE(detail.find("bob"), std::string::npos) << detail;
}

TEST(TraktAccountOverHttp, is_named_by_the_status) {
  Bobs bobs;
  const auto status = bobs.served.get("/api/trakt").json();
  EXPECT_EQ(status.at("trakt_user"), "large");
  EXPECT_EQ(bobs.served.get("/api/trakt/account").json().at("username"), "large");
  EXPECT_EQ(bobs.served.send("DELETE", "/api/trakt").status, 200);
  EXPECT_EQ(bobs.served.get("/api/trakt").json().at("trakt_user"), "large") << "the library is still of it";
  EXPECT_EQ(bobs.served.get("/api/trakt/account").json().at("username"), nullptr);
}

TEST(TraktAccountOverHttp, another_sign_in_is_asked_about) {
  Bobs bobs;
  const auto before = bobs.plays();
  ASSERT_EQ(bobs.served.post("/api/trakt/device").status, 202);
  expect_asked(bobs.poll());
  expect_asked(bobs.served.get("/api/trakt/device"));
  EXPECT_EQ(bobs.plays(), before);
  EXPECT_EQ(bobs.served.get("/api/trakt").json().at("trakt_user"), "large");

  ASSERT_EQ(bobs.served.post("/api/trakt/device", R"({"replace_account": true})").status, 202);
  EXPECT_EQ(bobs.poll().json().at("state"), "done");
  EXPECT_EQ(bobs.served.get("/api/trakt").json().at("trakt_user"), "bob");
  EXPECT_EQ(bobs.plays(), "0");
  EXPECT_EQ(bobs.served.get("/api/library").json().at("total"), 0);
  ASSERT_EQ(bobs.served.post("/api/import").status, 202);
  bobs.served.wait_for_end();
  EXPECT_EQ(bobs.plays(), before);
}

TEST(TraktAccountOverHttp, another_export_is_asked_about) {
  Bobs bobs;
  const auto before = bobs.plays();
  for (const auto* target : {"/api/import", "/api/import/preview"}) expect_asked(bobs.send_zip(target));
  expect_asked(bobs.served.post("/api/import", "{}"));
  expect_asked(bobs.served.post("/api/import/preview", "{}"));
  EXPECT_EQ(bobs.plays(), before);
  EXPECT_EQ(bobs.served.get("/api/imports").json().at("runs").as_array().size(), 1U);

  const auto begun = bobs.send_zip("/api/import/preview?replace_account=true");
  ASSERT_EQ(begun.status, 202) << begun.body;
  const auto preview = bobs.served.wait_for_preview();
  EXPECT_EQ(preview.at("replace_account"), true);
  EXPECT_EQ(bobs.plays(), before) << "a preview replaces nothing";
  const std::string upload{preview.at("upload").as_string()};
  expect_asked(bobs.served.post("/api/import", R"({"upload": ")" + upload + R"("})"));
  ASSERT_EQ(bobs.served.post("/api/import", R"({"replace_account": true, "upload": ")" + upload + R"("})").status, 202);
  EXPECT_EQ(bobs.served.wait_for_end().at("state"), "completed");
  const auto status = bobs.served.get("/api/trakt").json();
  EXPECT_EQ(status.at("trakt_user"), "bob");
  EXPECT_EQ(status.at("connected"), false);
}

}  // namespace
}  // namespace cinemarco::test
