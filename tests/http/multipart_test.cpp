// SPDX-License-Identifier: MIT
// The files out of a form, whatever way browsers, scripts and attackers write it (RFC 7578, RFC 2046, 5.1).
#include "http/multipart.hpp"

#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

namespace cinemarco::http {
namespace {

const std::string kType = "multipart/form-data; boundary=B";

struct Desk {
  std::expected<MultipartForm, ParseError> split(const std::string& body, const std::string& type = kType) {
    std::ofstream{folder / "body", std::ios::binary} << body;
    std::filesystem::remove_all(folder / "files");
    std::filesystem::create_directory(folder / "files");
    return split_multipart(folder / "body", type, folder / "files");
  }
  [[nodiscard]] std::string file(int number = 0) const {
    std::ifstream stream{folder / "files" / std::to_string(number), std::ios::binary};
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
  }
  test::TempDir folder;
};

std::string text_part(const std::string& name, const std::string& value) {
  return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

std::string file_part(const std::string& content, const std::string& name = "export.zip") {
  return "--B\r\nContent-Disposition: form-data; name=\"export\"; filename=\"" + name +
         "\"\r\nContent-Type: application/zip\r\n\r\n" + content + "\r\n";
}

TEST(Multipart, gives_the_file_and_the_texts) {
  Desk desk;
  const std::string zip("PK\x03\x04\0\r\n--\r\n--A\r\n-\xff", 18);
  const auto form =
      desk.split(text_part("only", "movies,series") + file_part(zip) + text_part("empty", "") + "--B--\r\n");
  ASSERT_TRUE(form) << form.error().message;
  ASSERT_EQ(form->files.size(), 1U);
  EXPECT_EQ(form->files[0].name, "export.zip");
  EXPECT_EQ(desk.file(), zip);
  EXPECT_EQ(std::filesystem::status(form->files[0].file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
      << "an export holds the mail address";
  EXPECT_EQ(form->fields, (std::map<std::string, std::string>{{"only", "movies,series"}, {"empty", ""}}));
}

struct Spelling {
  const char* description;
  std::string type;
  std::string body;
};

TEST(Multipart, understands_every_lawful_spelling) {
  const std::string body = file_part("content") + "--B--";
  const std::string long_boundary(70, 'b');
  const Spelling table[] = {
      {"as browsers write it", kType, body + "\r\n"},
      {"no line end at the end", kType, body},
      {"quoted boundary", "multipart/form-data; boundary=\"B\"", body},
      {"quoted boundary with a blank", "multipart/form-data; boundary=\"a b\"",
       "--a b\r\nContent-Disposition: form-data; name=x; filename=y\r\n\r\ncontent\r\n--a b--"},
      {"other parameters around", "multipart/form-data; charset=utf-8 ;\t Boundary=B; x=y", body},
      {"names in any case", kType,
       "--B\r\ncontent-DISPOSITION: form-data; NAME=\"x\"; FileName=\"y\"\r\n\r\ncontent\r\n--B--"},
      {"an empty file name", kType, file_part("content", "") + "--B--"},
      {"a file name that looks like parameters", kType, file_part("content", "a; name=b; c.zip") + "--B--"},
      {"the longest boundary", "multipart/form-data; boundary=" + long_boundary,
       "--" + long_boundary + "\r\nContent-Disposition: form-data; name=x; filename=y\r\n\r\ncontent\r\n--" +
           long_boundary + "--"},
      {"an epilogue", kType, body + "\r\nwhatever\r\n--B\r\n"},
  };
  for (const auto& spelling : table) {
    Desk desk;
    const auto form = desk.split(spelling.body, spelling.type);
    ASSERT_TRUE(form) << spelling.description << ": " << form.error().message;
    EXPECT_EQ(form->files.size(), 1U) << spelling.description;
    EXPECT_EQ(desk.file(), "content") << spelling.description;
  }
}

TEST(Multipart, gives_all_files_with_the_names_they_were_sent_under) {
  Desk desk;
  const std::string second(100'000, '2');
  const auto form = desk.split(file_part("first", "export/watched-history-1.json") + text_part("only", "movies") +
                               file_part(second, "Jürgen's %22best%22.json") + "--B--");
  ASSERT_TRUE(form) << form.error().message;
  ASSERT_EQ(form->files.size(), 2U);
  EXPECT_EQ(form->files[0].name, "export/watched-history-1.json");
  EXPECT_EQ(form->files[1].name, "Jürgen's \"best\".json");
  EXPECT_EQ(desk.file(0), "first");
  EXPECT_EQ(desk.file(1), second);
}

TEST(Multipart, of_as_many_files_as_a_large_export_has_is_read) {
  Desk desk;
  std::string many;
  for (int i = 0; i < 2000; ++i) many += file_part("[]", "collection-movies-" + std::to_string(i) + ".json");
  const auto form = desk.split(many + "--B--");
  ASSERT_TRUE(form) << form.error().message;
  EXPECT_EQ(form->files.size(), 2000U);
}

TEST(Multipart, of_texts_alone_has_no_file) {
  Desk desk;
  const auto form = desk.split(text_part("only", "movies") + "--B--\r\n");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
  EXPECT_EQ(form->fields.at("only"), "movies");
}

TEST(Multipart, may_be_empty_and_so_may_its_file) {
  Desk desk;
  const auto empty = desk.split("--B--");
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->files.empty());
  const auto form = desk.split(file_part("") + "--B--");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->files.size(), 1U);
  EXPECT_EQ(desk.file(), "");
}

// It reads in pieces of 64 KB: the boundary must be found wherever a piece ends.
TEST(Multipart, finds_its_boundary_across_the_pieces_it_reads) {
  Desk desk;
  for (const std::size_t pieces : {1U, 2U}) {
    const auto head = file_part("").size() - 2;
    for (std::size_t before = 0; before <= 12; ++before) {
      const std::string content(pieces * 64 * 1024 - head - before, 'c');
      const auto form = desk.split(file_part(content) + text_part("after", "it") + "--B--\r\n");
      ASSERT_TRUE(form) << content.size() << ": " << form.error().message;
      ASSERT_EQ(desk.file(), content) << content.size();
      ASSERT_EQ(form->fields.at("after"), "it");
    }
  }
}

TEST(Multipart, keeps_what_only_looks_like_its_boundary) {
  Desk desk;
  std::string content;
  for (int i = 0; i < 20'000; ++i) content += i % 3 == 0 ? "\r\n--" : i % 3 == 1 ? "\r\n-" : "\r\n--C";
  ASSERT_TRUE(desk.split(file_part(content) + "--B--"));
  EXPECT_EQ(desk.file(), content);
}

TEST(Multipart, refuses_what_is_none) {
  const std::string body = file_part("content") + "--B--";
  std::string many;
  for (int i = 0; i < 5000; ++i) many += text_part(std::to_string(i), "x");
  const std::string megabyte(1'000'000, 'h');
  const Spelling table[] = {
      {"no boundary", "multipart/form-data", body},
      {"an empty boundary", "multipart/form-data; boundary=", body},
      {"an empty quoted boundary", "multipart/form-data; boundary=\"\"", body},
      {"a boundary of 71 characters", "multipart/form-data; boundary=" + std::string(71, 'B'),
       "--" + std::string(71, 'B') + "--"},
      {"no content type", "", body},
      {"another boundary", "multipart/form-data; boundary=C", body},
      {"nothing", kType, ""},
      {"a text twice", kType, text_part("only", "a") + text_part("only", "b") + body},
      {"no form", kType, "PK\x03\x04"},
      {"half a boundary", kType, "--"},
      {"only a boundary", kType, "--B"},
      {"only a first line", kType, "--B\r\n"},
      {"line ends without CR", kType,
       "--B\nContent-Disposition: form-data; name=\"x\"; filename=\"y\"\n\ncontent\n--B--\n"},
      {"a head without end", kType, "--B\r\nContent-Disposition: form-data; name=\"x\"; filename=\"y\"\r\n"},
      {"a head of 1 MB", kType, "--B\r\nX: " + megabyte + "\r\n\r\ncontent\r\n--B--"},
      {"a head of 1 MB without end", kType, "--B\r\n" + megabyte},
      {"a text of 1 MB", kType, text_part("x", megabyte) + "--B--"},
      {"a text without end", kType, "--B\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ntext"},
      {"a file without end", kType, file_part("content")},
      {"a second file without end", kType, file_part("content") + file_part("more")},
      {"a file that ends in half a boundary", kType, file_part("content") + "--"},
      {"an end that is none", kType, file_part("content") + "--B-"},
      {"text behind a boundary", kType, file_part("content") + "--Bx\r\n\r\n--B--"},
      {"5,000 texts", kType, many + "--B--"},
  };
  for (const auto& spelling : table) {
    Desk desk;
    const auto form = desk.split(spelling.body, spelling.type);
    EXPECT_FALSE(form) << spelling.description;
    EXPECT_NE(form ? "" : form.error().message, "") << spelling.description;
  }
}

TEST(Multipart, of_a_file_that_is_gone_is_refused) {
  const test::TempDir folder;
  EXPECT_FALSE(split_multipart(folder / "gone", kType, folder / "file"));
}

TEST(Multipart, says_what_to_do_where_the_file_cannot_be_written) {
  const test::TempDir folder;
  std::ofstream{folder / "body", std::ios::binary} << file_part("content") + "--B--";
  try {
    (void)split_multipart(folder / "body", kType, folder / "no such folder" / "file");
    FAIL() << "it wrote nowhere";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::internal);
    EXPECT_TRUE(std::string{error.what()}.contains("no such folder")) << error.what();
  }
}

TEST(Multipart, survives_what_chance_makes_of_a_form) {
  Desk desk;
  std::mt19937 random{7578};
  const auto good = text_part("only", "movies") + file_part("content") + "--B--\r\n";
  for (int i = 0; i < 2000; ++i) {
    auto damaged = good;
    for (auto accidents = 1 + random() % 5; accidents > 0; --accidents) {
      const auto at = random() % damaged.size();
      if (random() % 2 == 0) {
        damaged[at] = static_cast<char>(random());
      } else {
        damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 30));
      }
    }
    const auto form = desk.split(damaged);
    for (const auto& file : form ? form->files : std::vector<FormFile>{}) {
      EXPECT_LE(std::filesystem::file_size(file.file), damaged.size()) << damaged;
    }
  }
}

}  // namespace
}  // namespace cinemarco::http
