// SPDX-License-Identifier: MIT
// From nothing to a full library over HTTP alone.
#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <future>
#include <random>
#include <thread>

namespace cinemarco::test {
namespace {

TEST(ImportOverHttp, signs_in_previews_imports_and_reports) {
  const ProgramWorld world;
  Served served{world};
  EXPECT_EQ(served.get("/api/trakt").json().at("connected"), false);
  EXPECT_EQ(served.get("/api/import").json().at("state"), "idle");
  const auto refused = served.post("/api/import");
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(refused.json().at("code"), "trakt_sign_in");
  EXPECT_EQ(refused.header("www-authenticate"), "");
  EXPECT_EQ(refused.header("content-type"), "application/problem+json");

  connect(served);
  EXPECT_EQ(served.get("/api/trakt").json().at("connected"), true);

  const auto begun = served.post("/api/import/preview", R"({"only": ["movies"]})");
  ASSERT_EQ(begun.status, 202) << begun.body;
  const auto preview = served.wait_for_preview();
  EXPECT_EQ(preview.at("state"), "completed");
  EXPECT_GT(preview.at("movies").at("new").to_number<int>(), 40);
  EXPECT_EQ(preview.at("series").at("seen"), 0);
  EXPECT_EQ(served.get("/api/library").json().at("total"), 0);

  const auto started = served.post("/api/import");
  ASSERT_EQ(started.status, 202) << started.body;
  EXPECT_EQ(started.json().at("state"), "running");
  const auto ended = served.wait_for_end();
  EXPECT_EQ(ended.at("state"), "completed");
  EXPECT_EQ(ended.at("phase"), "done");

  const auto report = served.get("/api/imports/" + std::to_string(ended.at("run_id").as_int64())).json();
  EXPECT_EQ(report.at("state"), "completed");
  EXPECT_EQ(report.at("plays").at("seen"), report.at("plays").at("new"));
  EXPECT_EQ(served.get("/api/imports").json().at("runs").as_array().size(), 1U);
  const auto library = served.get("/api/library").json();
  EXPECT_EQ(library.at("total").to_number<int>(),
            report.at("movies").at("new").to_number<int>() + report.at("series").at("new").to_number<int>());
  EXPECT_EQ(served.stop().exit_code, 0);

  // The same rows as by the command line.
  world.connect("other");
  ASSERT_EQ(world.run({"import"}, "other").exit_code, 0);
  EXPECT_EQ(difference(dump_promised(world.database()), dump_promised(world.database("other"))), "");
}

TEST(ImportOverHttp, two_at_once_give_one_run_and_one_conflict) {
  sandbox::Options options;
  options.latency = std::chrono::milliseconds{50};
  const ProgramWorld world{options};
  Served served{world};
  connect(served);
  std::vector<std::future<Answer>> both;
  for (int i = 0; i < 2; ++i) {
    both.push_back(std::async(std::launch::async, [&served] { return served.post("/api/import"); }));
  }
  std::vector<int> statuses;
  for (auto& one : both) statuses.push_back(one.get().status);
  std::ranges::sort(statuses);
  EXPECT_EQ(statuses, (std::vector{202, 409}));
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
  EXPECT_EQ(served.get("/api/imports").json().at("runs").as_array().size(), 1U);
}

TEST(ImportOverHttp, is_cancelled_and_resumed) {
  sandbox::Options options;
  options.latency = std::chrono::milliseconds{20};
  const ProgramWorld world{options};
  Served served{world};
  connect(served);
  EXPECT_EQ(served.send("DELETE", "/api/import").status, 404);
  EXPECT_EQ(served.post("/api/import/resume").status, 202);  // where there never was one, it begins one
  served.wait_for_import([](const boost::json::value& status) { return status.at("phase") == "metadata"; });
  const auto cancelled = served.send("DELETE", "/api/import");
  ASSERT_EQ(cancelled.status, 202) << cancelled.body;
  EXPECT_EQ(cancelled.json().at("cancellation_requested"), true);
  const auto ended = served.wait_for_end();
  EXPECT_EQ(ended.at("state"), "cancelled");
  EXPECT_EQ(ended.at("resumable"), true);
  EXPECT_EQ(served.post("/api/import/resume").status, 202);
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
  const auto again = served.post("/api/import/resume");
  EXPECT_EQ(again.status, 404) << again.body;
}

TEST(ImportOverHttp, survives_the_server_stopped_and_killed) {
  sandbox::Options options;
  options.latency = std::chrono::milliseconds{20};
  const ProgramWorld world{options};
  const auto in_metadata = [](const boost::json::value& status) { return status.at("phase") == "metadata"; };
  {
    Served served{world};
    connect(served);
    ASSERT_EQ(served.post("/api/import").status, 202);
    served.wait_for_import(in_metadata);
    EXPECT_EQ(served.stop().exit_code, 0);
  }
  EXPECT_EQ(query(world.database(), "SELECT state FROM runs"), "interrupted");
  {
    Served served{world};
    const auto status = served.get("/api/import").json();
    EXPECT_EQ(status.at("state"), "interrupted");
    EXPECT_EQ(status.at("resumable"), true);
    ASSERT_EQ(served.post("/api/import/resume").status, 202);
    served.wait_for_import(in_metadata);
    served.stop(SIGKILL);
  }
  EXPECT_EQ(query(world.database(), "SELECT state FROM runs"), "running");
  Served served{world};
  EXPECT_EQ(served.get("/api/import").json().at("state"), "interrupted");
  ASSERT_EQ(served.post("/api/import/resume").status, 202);
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM runs"), "1");
}

TEST(ImportOverHttp, takes_an_export_as_it_is_or_in_a_form) {
  const ProgramWorld world;
  const auto zip = net::CurlHttpClient{}.send({.url = world.sandbox.urls().base + "/sandbox/export.zip"}, {});
  ASSERT_TRUE(zip);
  Served served{world};

  const auto begun = served.send("POST", "/api/import/preview", zip->body, {{"content-type", "application/zip"}});
  ASSERT_EQ(begun.status, 202) << begun.body;
  const auto preview = served.wait_for_preview();
  EXPECT_EQ(preview.at("source"), "export");
  const auto upload = preview.at("upload");
  ASSERT_TRUE(upload.is_string());

  const auto started = served.post("/api/import", R"({"upload": ")" + std::string{upload.as_string()} + "\"}");
  ASSERT_EQ(started.status, 202) << started.body;
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
  const auto first = dump_promised(world.database());

  const std::string form = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"trakt.zip\"\r\n\r\n" +
                           zip->body + "\r\n--xyz--\r\n";
  const auto again = served.send("POST", "/api/import", form, {{"content-type", "multipart/form-data; boundary=xyz"}});
  ASSERT_EQ(again.status, 202) << again.body;
  EXPECT_EQ(served.wait_for_end().at("state"), "completed");
  EXPECT_EQ(difference(dump_promised(world.database()), first), "");

  const auto broken = served.send("POST", "/api/import", "no export", {{"content-type", "application/zip"}});
  EXPECT_EQ(broken.status, 202) << broken.body;
  const auto failed = served.wait_for_end();
  EXPECT_EQ(failed.at("state"), "failed");
  EXPECT_EQ(failed.at("resumable"), false);
  EXPECT_NE(failed.at("message").as_string().find("export"), std::string::npos) << failed;
  EXPECT_EQ(served.stop().exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_empty(world.data() / "uploads"));
}

const std::string kForm = "multipart/form-data; boundary=xyz";

std::string form_of(std::initializer_list<std::pair<std::string, std::string>> files, const std::string& more = {}) {
  std::string form = more;
  for (const auto& [name, content] : files) {
    form += "--xyz\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + name + "\"\r\n\r\n" + content + "\r\n";
  }
  return form + "--xyz--\r\n";
}

std::string movie_rows(int id) {
  return R"([{"id":)" + std::to_string(id) +
         R"(,"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"A","ids":{"trakt":1}}}])";
}

TEST(ImportOverHttp, takes_a_body_of_nothing_for_a_file_and_never_for_the_live_account) {
  const ProgramWorld world;
  Served served{world};
  connect(served);
  struct Row {
    std::string address, body, type;
  };
  std::vector<Row> table;
  for (const std::string address : {"/api/import", "/api/import/preview", "/api/import/file"}) {
    for (const std::string type : {"application/zip", "application/octet-stream", "text/plain",
                                   "application/x-www-form-urlencoded", "application/jsonl", "image/png"}) {
      table.push_back({address, "", type});
    }
    table.push_back({address, form_of({}), kForm});
    table.push_back({address, form_of({{"trakt.zip", ""}}), kForm});
    table.push_back({address, "", kForm});
    table.push_back({address, "", "application/json"});
  }
  table.push_back({"/api/import/file", "", ""});
  for (const auto& row : table) {
    const auto answer = row.type.empty() ? served.send("POST", row.address)
                                         : served.send("POST", row.address, row.body, {{"content-type", row.type}});
    EXPECT_EQ(answer.status, 400) << row.address << " " << row.type << ": " << answer.body;
  }
  EXPECT_EQ(served.get("/api/imports").json().at("runs").as_array().size(), 0U);
  // JSON that is a file, as curl sends watched-history.json.
  const auto file = served.send("POST", "/api/import/file", "{}", {{"content-type", "application/json"}});
  EXPECT_EQ(file.status, 202) << file.body;
  EXPECT_EQ(served.wait_for_end().at("state"), "failed") << "{} is no export";
  // And what is the live account.
  for (const std::string body : {"{}", ""}) {
    const auto live = served.post("/api/import/preview", body);
    ASSERT_EQ(live.status, 202) << live.body;
    EXPECT_EQ(served.wait_for_preview().at("source"), "api") << body;
  }
}

TEST(ImportOverHttp, takes_loose_files_as_one_export_and_names_them_as_the_user_does) {
  const ProgramWorld world;
  Served served{world};
  const auto send = [&served](const std::string& address, const std::string& form) {
    return served.send("POST", address, form, {{"content-type", kForm}});
  };
  const auto two =
      form_of({{"export/watched-history-1.json", movie_rows(1)}, {"export/watched-history-3.json", movie_rows(3)}});
  ASSERT_EQ(send("/api/import/preview", two).status, 202);
  EXPECT_EQ(served.wait_for_preview().at("state"), "completed_with_errors");
  const auto preview = served.get("/api/import/preview");
  EXPECT_EQ(preview.json().at("plays").at("seen"), 2);
  EXPECT_TRUE(preview.body.contains("export/watched-history") &&
              preview.body.contains("watched-history-2.json is missing"))
      << preview.body;
  EXPECT_FALSE(preview.body.contains("cinemarco-upload-")) << preview.body;

  ASSERT_EQ(send("/api/import/file", two).status, 202);
  EXPECT_EQ(served.wait_for_end().at("state"), "completed_with_errors");
  EXPECT_EQ(query(world.database(), "SELECT count(*) FROM plays"), "2");

  // Names that lead elsewhere, and two of one name.
  const auto odd = send("/api/import/preview", form_of({{"../../../etc/watched-history.json", movie_rows(4)},
                                                        {"watched-history.json", movie_rows(5)},
                                                        {"watched-history.json", movie_rows(6)}}));
  ASSERT_EQ(odd.status, 202) << odd.body;
  EXPECT_EQ(served.wait_for_preview().at("plays").at("seen"), 3);

  for (const auto& [form, words] :
       {std::pair{form_of({{"Meine Ferien.txt", "Dear diary"}}), "Meine Ferien.txt is neither"},
        std::pair{form_of({{"a.zip", "PK\x03\x04"}, {"b.zip", "PK\x03\x04"}}), "a.zip"},
        std::pair{form_of({{"watched-history.json", "[]"}, {"b.7z", "7z\xBC\xAF\x27\x1C"}}), "b.7z"},
        std::pair{form_of({{"watched-history.json", "[]"}},
                          "--xyz\r\nContent-Disposition: form-data; name=\"onyl\"\r\n\r\nmovies\r\n"),
                  "onyl"}}) {
    const auto refused = send("/api/import/preview", form);
    EXPECT_EQ(refused.status, 400) << refused.body;
    EXPECT_TRUE(refused.body.contains(words)) << refused.body;
    EXPECT_FALSE(refused.body.contains("cinemarco-upload-") || refused.body.contains("give the folder"))
        << refused.body;
  }
  EXPECT_EQ(served.stop().exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_empty(world.data() / "uploads"));
}

TEST(ImportOverHttp, an_upload_is_resumed_to_all_of_it_whenever_the_server_ends) {
  const ProgramWorld world{small_program_account()};
  const auto zip = net::CurlHttpClient{}.send({.url = world.sandbox.urls().base + "/sandbox/export.zip"}, {});
  ASSERT_TRUE(zip);
  {
    Served served{world, "reference"};
    ASSERT_EQ(served.send("POST", "/api/import/file", zip->body).status, 202);
    ASSERT_EQ(served.wait_for_end().at("state"), "completed");
  }
  const auto expected = dump_promised(world.database("reference"));
  std::mt19937 random{13};
  for (int round = 0; round < 12; ++round) {
    const auto home = "ended-" + std::to_string(round);
    {
      Served served{world, home};
      ASSERT_EQ(served.send("POST", "/api/import/file", zip->body).status, 202);
      std::this_thread::sleep_for(std::chrono::microseconds{std::uniform_int_distribution<int>{0, 60'000}(random)});
      served.stop(round % 2 == 0 ? SIGTERM : SIGKILL);
    }
    if (round % 3 == 0) {  // the command line goes on with it
      const auto resumed = world.run({"import", "--resume"}, home);
      EXPECT_EQ(resumed.exit_code, 0) << round << resumed.err;
    } else {
      Served served{world, home};
      if (served.get("/api/import").json().at("resumable") == true) {
        ASSERT_EQ(served.post("/api/import/resume").status, 202) << round;
        EXPECT_EQ(served.wait_for_end().at("state"), "completed") << round;
      }
      EXPECT_EQ(served.stop().exit_code, 0);
    }
    EXPECT_EQ(difference(dump_promised(world.database(home)), expected), "") << round;
    EXPECT_TRUE(std::filesystem::is_empty(world.data(home) / "uploads")) << round;
  }
}

TEST(ImportOverHttp, a_refused_upload_leaves_nothing_to_resume_and_is_named_as_its_user_does) {
  const ProgramWorld world;
  Served served{world};
  const auto form = form_of({{"Meine Ferien.zip", "PK\x03\x04junk"}});
  const auto refused = served.send("POST", "/api/import/file", form, {{"content-type", kForm}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(refused.body.contains("Meine Ferien.zip")) << refused.body;
  EXPECT_FALSE(refused.body.contains("cinemarco-upload-")) << refused.body;
  EXPECT_EQ(served.wait_for_end().at("state"), "idle");
  EXPECT_TRUE(std::filesystem::is_empty(world.data() / "uploads"));
  EXPECT_EQ(served.post("/api/import/resume").status, 409) << "there is nothing to resume, and nobody is signed in";
  EXPECT_EQ(served.post("/api/import", R"({"only": []})").status, 400) << "nothing is not everything";
}

}  // namespace
}  // namespace cinemarco::test
