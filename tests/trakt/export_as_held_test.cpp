// SPDX-License-Identifier: MIT
// Exports as people hold them: pages missing or copied, members that cannot be read, archives of other tools, files by
// themselves. What is missing is told by name, and the rest comes in.
#include "support/temp_dir.hpp"
#include "trakt/export_rows.hpp"
#include "trakt/raw_zip.hpp"
#include "trakt/zip_writer.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

namespace cinemarco::trakt::test {
namespace {

namespace fs = std::filesystem;
using cinemarco::test::TempDir;

struct Pages {
  const char* description;
  std::vector<std::string> files;   // each of one play
  std::vector<std::string> told{};  // what the report says; nothing: not a word
  std::size_t plays = 0;            // 0: one a file
};

TEST(ExportAsHeld, tells_every_page_that_is_missing) {
  const Pages table[] = {
      {"one page", {"watched-history.json"}},
      {"three pages", {"watched-history-1.json", "watched-history-2.json", "watched-history-3.json"}},
      {"page 1 without a number, though more follow", {"watched-history.json", "watched-history-2.json"}},
      {"a gap in the middle",
       {"watched-history-1.json", "watched-history-10.json"},
       {"watched-history-2.json to watched-history-9.json are missing"}},
      {"a plain page and a gap",
       {"watched-history.json", "watched-history-2.json", "watched-history-10.json"},
       {"watched-history-3.json to watched-history-9.json are missing"}},
      {"no first page", {"watched-history-2.json"}, {"watched-history-1.json is missing"}},
      {"a first page alone", {"watched-history-1.json"}, {"watched-history-1.json", "watched-history-2.json"}},
      {"in a folder",
       {"Jürgen/watched-history-2.json"},
       {"Jürgen/watched-history", "watched-history-1.json is missing"}},
      {"the old layout", {"jo/watched/history-1.json", "jo/watched/history-3.json"}, {"history-2.json is missing"}},
      {"the old layout without a user", {"watched/history-1.json", "watched/history-2.json"}},
      {"two whole exports", {"a/watched-history-1.json", "a/watched-history-2.json", "b/watched-history.json"}},
      {"two exports, one with a gap",
       {"a/watched-history-1.json", "a/watched-history-2.json", "b/watched-history-1.json", "b/watched-history-3.json"},
       {"b/watched-history", "watched-history-2.json is missing"}},
      {"pages sorted into folders", {"first/watched-history-1.json", "second/watched-history-2.json"}},
  };
  for (const auto& row : table) {
    for (const bool zipped : {false, true}) {
      const TempDir dir;
      std::optional<ZipWriter> zip;
      if (zipped) zip.emplace(dir / "e.zip");
      for (std::size_t i = 0; i < row.files.size(); ++i) {
        const auto text = rows({a_movie(static_cast<std::int64_t>(i) + 1)});
        if (zip) zip->add(row.files[i], text);
        if (!zip) put(dir.path() / "e.zip" / row.files[i], text);
      }
      zip.reset();
      const auto all = walked(ExportSource{dir / "e.zip"});
      EXPECT_FALSE(all.error) << row.description << all.told();
      EXPECT_EQ(all.plays.size(), row.files.size()) << row.description;
      EXPECT_EQ(all.problems.size(), row.told.empty() ? 0U : 1U) << row.description << "\n" << all.told();
      for (const auto& text : row.told) EXPECT_TRUE(all.tells(text)) << row.description << "\n" << all.told();
    }
  }
}

TEST(ExportAsHeld, tells_missing_pages_of_ratings_and_the_watchlist_where_these_are_asked_for) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1)}));
  put(dir / "ratings-shows-2.json", rows({kARating}));
  put(dir / "lists-watchlist-1.json", rows({kAListed}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.problems.size(), 2U) << all.told();
  EXPECT_TRUE(all.tells("ratings-shows-1.json is missing") && all.tells("lists-watchlist-1.json: stands alone"))
      << all.told();
  EXPECT_EQ(all.plays.size() + all.ratings + all.watchlist, 3U);
  EXPECT_EQ(walked(ExportSource{dir.path()}, {Section::movie_plays}).told(), "");
}

TEST(ExportAsHeld, names_every_copy_and_placeholder_and_reads_the_rest) {
  for (const std::string name :
       {"watched-history-1 (1).json", "watched-history-1 - Copy.json", "watched-history-1 - Kopie.json",
        "watched-history-1 - Copie.json", "watched-history-1 2.json", "watched-history-1_1.json",
        "watched-history-1 copy.json", ".watched-history-3.json.icloud", "Copy of watched-history-1.json",
        "Kopie von watched-history-1.json", "watched-history-3.json.crdownload", "watched-history-3.json.part",
        "watched-history-1.json.bak", "watched-history(1).json", "watched-history-0.json", "watched-history-x.json",
        "ratings-shows (2).json", "lists-watchlist - Kopie.json"}) {
    const TempDir dir;
    put(dir / "watched-history-1.json", rows({a_movie(1)}));
    put(dir / "watched-history-2.json", rows({a_movie(2)}));
    put(dir.path() / name, rows({a_movie(3)}));
    const auto all = walked(ExportSource{dir.path()});
    EXPECT_FALSE(all.error) << name << all.told();
    EXPECT_EQ(all.plays.size(), 2U) << name;
    ASSERT_EQ(all.problems.size(), 1U) << name << "\n" << all.told();
    EXPECT_EQ(all.problems[0].where, name);
  }
}

TEST(ExportAsHeld, names_files_under_another_spelling_once) {
  for (const std::string name : {"watched_history-3.json", "Watched History-2.json", "watchedhistory-2024.json",
                                 "history.json", "lists_watchlist.json", "my ratings.json"}) {
    const TempDir dir;
    ZipWriter{dir / "e.zip"}
        .add("watched-history-1.json", rows({a_movie(1)}))
        .add("watched-history-2.json", rows({a_movie(2)}))
        .add(name, rows({a_movie(3)}));
    const auto all = walked(ExportSource{dir / "e.zip"});
    EXPECT_FALSE(all.error) << name;
    EXPECT_EQ(all.plays.size(), 2U) << name;
    ASSERT_EQ(all.problems.size(), 1U) << name << "\n" << all.told();
    EXPECT_EQ(all.problems[0].where, name);
  }
  const TempDir dir;
  put(dir / "watched-history-1.json", rows({a_movie(1)}));
  put(dir / "watched_history-2.json", rows({a_movie(2)}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_TRUE(all.tells("name it watched-history-2.json") && all.tells("watched-history-2.json, and what may follow"))
      << all.told();
  fs::remove(dir / "watched-history-1.json");
  EXPECT_TRUE(walked(ExportSource{dir.path()}).tells("watched_history-2.json is not read"));
}

TEST(ExportAsHeld, names_csv_files_and_archives_beside_what_it_reads) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}
      .add("watched-history-1.json", rows({a_movie(1)}))
      .add("watched-history-2.csv", "id,watched_at")
      .add("watched-movies.csv", "plays")
      .add("older/trakt-export-jo.ZIP", "PK")
      .add("__MACOSX/._trakt-export-jo.zip", "");
  const auto all = walked(ExportSource{dir / "e.zip"});
  EXPECT_FALSE(all.error);
  EXPECT_EQ(all.plays.size(), 1U);
  EXPECT_EQ(all.problems.size(), 2U) << all.told();
  EXPECT_TRUE(all.tells("watched-history-2.csv: is of Trakt's CSV export")) << all.told();
  EXPECT_TRUE(all.tells("older/trakt-export-jo.ZIP: is an archive in the export")) << all.told();
  ZipWriter{dir / "nested.zip"}.add("trakt-export-jo.zip", "PK");
  EXPECT_TRUE(walked(ExportSource{dir / "nested.zip"}).tells("trakt-export-jo.zip is an archive"));
}

TEST(ExportAsHeld, takes_no_others_file_for_a_copy) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1)}));
  for (const auto* name : {"._watched-history.json", "__MACOSX/._watched-history.json", ".DS_Store", "readme.txt",
                           "lists-list-9-top-10.json", "lists/list-77-watchlist.json", "lists/lists.json",
                           "hidden-dropped.json", "watched-movies-2.json", "collection-shows-3.json"}) {
    put(dir.path() / name, "not read at all");
  }
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.told(), "");
  EXPECT_EQ(all.plays.size(), 1U);
}

TEST(ExportAsHeld, reads_endings_in_capitals_and_deep_folders) {
  const TempDir dir;
  put(dir / "a/b/c/d/e/f/g/Watched-History-1.JSON", rows({a_movie(1)}));
  put(dir / "a/b/c/d/e/f/g/watched-history-2.json", rows({a_movie(2)}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.told(), "");
  EXPECT_EQ(all.plays.size(), 2U);
}

TEST(ExportAsHeld, names_links_and_folders_that_it_does_not_look_into) {
  const TempDir dir;
  put(dir / "elsewhere/watched-history-3.json", rows({a_movie(3)}));
  put(dir / "export/watched-history-1.json", rows({a_movie(1)}));
  put(dir / "export/watched-history-2.json", rows({a_movie(2)}));
  fs::create_symlink(dir / "elsewhere/watched-history-3.json", dir / "export/watched-history-3.json");
  fs::create_symlink(dir / "elsewhere", dir / "export/more");
  fs::create_symlink(dir / "elsewhere/watched-history-3.json", dir / "export/readme.txt");
  fs::path deep = dir / "export";
  for (int i = 0; i < 20; ++i) deep /= "d";
  put(deep / "watched-history-4.json", rows({a_movie(4)}));
  const auto all = walked(ExportSource{dir / "export"});
  EXPECT_EQ(all.plays.size(), 2U);
  EXPECT_EQ(all.problems.size(), 3U) << all.told();
  EXPECT_TRUE(all.tells("watched-history-3.json: is a link") && all.tells("more: is a link") &&
              all.tells("deeper than 16 folders"))
      << all.told();
}

TEST(ExportAsHeld, names_links_in_archives) {
  const TempDir dir;
  RawZip{}
      .add({.name = "watched-history.json", .bytes = rows({a_movie(1)})})
      .add({.name = "ratings-shows.json", .bytes = "../ratings-shows.json", .mode = 0120777})
      .write(dir / "e.zip");
  const auto all = walked(ExportSource{dir / "e.zip"});
  EXPECT_EQ(all.plays.size(), 1U) << all.told();
  EXPECT_TRUE(all.tells("ratings-shows.json: is a link")) << all.told();
}

TEST(ExportAsHeld, reads_names_in_any_language) {
  for (const std::string folder : {"Jürgens Trakt", "トラクト", "экспорт", "Ju\xCC\x88rgen", "🎬"}) {
    for (const auto flags : {std::uint16_t{0x0800}, std::uint16_t{0}}) {  // with bit 11, and as tools without it write
      const TempDir dir;
      RawZip{}
          .add({.name = folder + "/", .bytes = "", .flags = flags})
          .add({.name = folder + "/watched-history.json", .bytes = rows({a_movie(1)}), .flags = flags})
          .write(dir / "e.zip");
      const auto all = walked(ExportSource{dir / "e.zip"});
      EXPECT_EQ(all.told(), "") << folder << flags;
      EXPECT_EQ(all.plays.size(), 1U) << folder << flags;
    }
  }
  const TempDir dir;
  RawZip{}  // CP437, as old Windows tools write it
      .add({.name = "J\x81rgen/watched-history.json", .bytes = rows({a_movie(1)}), .flags = 0})
      .write(dir / "e.zip");
  EXPECT_EQ(walked(ExportSource{dir / "e.zip"}).plays.size(), 1U);
}

TEST(ExportAsHeld, leaves_the_locale_of_its_thread_as_it_was) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}.add("watched-history.json", rows({a_movie(1)}));
  const auto before = ::uselocale(nullptr);
  static_cast<void>(walked(ExportSource{dir / "e.zip"}));
  EXPECT_EQ(::uselocale(nullptr), before);
}

TEST(ExportAsHeld, says_that_deflate64_cannot_be_read_and_fails_where_nothing_else_is) {
  const TempDir dir;
  RawZip{}
      .add({.name = "watched-history.json", .bytes = "\x4b\x04\x00", .content = "a", .method = 9})
      .write(dir / "alone.zip");
  const auto alone = walked(ExportSource{dir / "alone.zip"});
  ASSERT_TRUE(alone.error);
  EXPECT_EQ(alone.error->code(), ErrorCode::invalid);
  EXPECT_TRUE(alone.tells("Deflate64") && !alone.tells("damaged")) << alone.told();

  RawZip{}
      .add({.name = "watched-history-1.json", .bytes = "\x4b\x04\x00", .content = "a", .method = 9})
      .add({.name = "watched-history-2.json", .bytes = rows({a_movie(2)})})
      .write(dir / "half.zip");
  const auto half = walked(ExportSource{dir / "half.zip"});
  EXPECT_FALSE(half.error);
  EXPECT_EQ(half.plays.size(), 1U);
  EXPECT_TRUE(half.tells("watched-history-1.json: is packed with Deflate64")) << half.told();
}

TEST(ExportAsHeld, keeps_every_member_but_the_one_that_cannot_be_read) {
  struct Row {
    const char* description;
    RawMember bad;  // takes the place of one page
    const char* told;
  };
  const auto page = rows({a_movie(9)});
  const Row table[] = {
      {"other bytes than were packed", {.name = {}, .bytes = "[}", .content = "[]"}, "is damaged in the archive"},
      {"no deflate",
       {.name = {}, .bytes = "\xFF\xFF\xFF\xFF", .content = page, .method = 8},
       "is damaged in the archive"},
      {"a password", {.name = {}, .bytes = page, .flags = 0x0801}, "is protected by a password"},
      {"Deflate64", {.name = {}, .bytes = "\x4b\x04\x00", .content = "a", .method = 9}, "is packed with Deflate64"},
      {"a method that nobody knows", {.name = {}, .bytes = page, .method = 77}, "is packed with a method"},
      {"not where it should be", {.name = {}, .bytes = page, .is_lost = true}, "is damaged in the archive"},
  };
  for (const auto& row : table) {
    for (int place = 1; place <= 4; ++place) {
      const TempDir dir;
      RawZip zip;
      for (int i = 1; i <= 4; ++i) {
        RawMember member{.name = {}, .bytes = rows({a_movie(i)})};
        if (i == place) member = row.bad;
        member.name = "export/watched-history-" + std::to_string(i) + ".json";
        zip.add(member);
      }
      zip.add({.name = "export/ratings-shows.json", .bytes = rows({kARating})}).write(dir / "e.zip");
      const auto all = walked(ExportSource{dir / "e.zip"});
      EXPECT_FALSE(all.error) << row.description << place << all.told();
      EXPECT_EQ(all.plays.size(), 3U) << row.description << place << all.told();
      EXPECT_EQ(all.ratings, 1U) << row.description << place;
      ASSERT_EQ(all.problems.size(), 1U) << row.description << place << all.told();
      EXPECT_EQ(all.problems[0].where, "export/watched-history-" + std::to_string(place) + ".json");
      EXPECT_TRUE(all.tells(row.told)) << row.description << place << all.told();
    }
  }
}

TEST(ExportAsHeld, opens_no_member_that_it_does_not_read_and_minds_none_that_is_damaged) {
  const TempDir dir;
  RawZip{}
      .add({.name = "collection-movies.json", .bytes = "?", .is_lost = true})
      .add({.name = "user-settings.json", .bytes = "{}", .flags = 0x0801})
      .add({.name = "watched-history.json", .bytes = rows({a_movie(1)})})
      .write(dir / "e.zip");
  const auto all = walked(ExportSource{dir / "e.zip"});
  EXPECT_EQ(all.told(), "");
  EXPECT_EQ(all.plays.size(), 1U);
}

TEST(ExportAsHeld, reads_members_that_are_packed_with_zstd) {
  const TempDir dir;
  const auto page = rows({a_movie(1)});
  ASSERT_LT(page.size(), 256U);
  // RFC 8878: one segment of so many bytes, in one raw block that is the last.
  const auto size = static_cast<unsigned>(page.size());
  const std::string frame = std::string{"\x28\xB5\x2F\xFD\x20", 5} + static_cast<char>(size) +
                            static_cast<char>(((size << 3U) | 1U) & 0xFFU) + static_cast<char>(size >> 5U) + '\0' +
                            page;
  RawZip{}
      .add({.name = "ratings-shows.json", .bytes = "\xFF", .content = "[]", .method = 8})
      .add({.name = "watched-history.json", .bytes = frame, .content = page, .method = 93})
      .write(dir / "e.zip");
  const auto all = walked(ExportSource{dir / "e.zip"});
  EXPECT_EQ(all.plays.size(), 1U) << all.told();
  EXPECT_TRUE(all.tells("ratings-shows.json: is damaged")) << all.told();
}

TEST(ExportAsHeld, says_of_a_zip_of_nothing_but_its_beginning_that_nothing_can_be_read) {
  const TempDir dir;
  for (const std::string start : {"PK\x03\x04", "PK\x03\x04junk", "PK\x05\x06", "PK\x03\x04\x14"}) {
    put(dir / "e.zip", start);
    const auto all = walked(ExportSource{dir / "e.zip"});
    ASSERT_TRUE(all.error);
    EXPECT_EQ(all.error->code(), ErrorCode::invalid);
    EXPECT_TRUE(all.tells("nothing in it can be read") && all.tells("Download the export again")) << all.told();
  }
}

std::string utf16(const std::string& ascii, bool mark) {
  std::string text = mark ? "\xFF\xFE" : "";
  for (const char c : ascii) text += std::string{c, '\0'};
  return text;
}

TEST(ExportAsHeld, says_that_a_file_is_utf_16_or_empty) {
  for (const bool mark : {true, false}) {
    const TempDir dir;
    put(dir / "watched-history.json", utf16(rows({a_movie(1)}), mark));
    const auto alone = walked(ExportSource{dir.path()});
    ASSERT_TRUE(alone.error) << mark;
    EXPECT_TRUE(alone.tells("is UTF-16: save it as UTF-8")) << alone.told();
    put(dir / "ratings-shows.json", rows({kARating}));
    put(dir / "lists-watchlist.json", "");
    const auto beside = walked(ExportSource{dir.path()});
    EXPECT_FALSE(beside.error) << mark;
    EXPECT_EQ(beside.ratings, 1U);
    EXPECT_TRUE(beside.tells("is UTF-16") && !beside.tells("UTF-32") && beside.tells("lists-watchlist.json: is empty"))
        << beside.told();
  }
}

TEST(ExportAsHeld, reads_a_byte_that_is_no_utf_8_as_a_mark) {
  const TempDir dir;
  auto row = a_movie(1);
  row.replace(row.find("Dark"), 4, "D\xFCrk");
  put(dir / "watched-history.json", rows({row, a_movie(2)}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.told(), "");
  ASSERT_EQ(all.plays.size(), 2U);
  EXPECT_EQ(all.plays[0].title.title, "The D\xEF\xBF\xBDrk Knight");
}

TEST(ExportAsHeld, keeps_a_play_whose_title_holds_control_characters) {
  for (const std::string& inside : {std::string{"\t"}, std::string{"\0", 1}, std::string{"\n"}, std::string{"\\u0000"},
                                    std::string{"\\t"}, std::string{"\\u0085"}, std::string{"\x1F"}}) {
    const TempDir dir;
    auto row = a_movie(1);
    row.replace(row.find(" Dark"), 1, inside);
    put(dir / "watched-history.json", rows({a_movie(7), row, a_movie(2)}));
    const auto all = walked(ExportSource{dir.path()});
    EXPECT_EQ(all.told(), "");
    ASSERT_EQ(all.plays.size(), 3U);
    EXPECT_EQ(all.plays[1].title.title, "The Dark Knight");
  }
}

TEST(ExportAsHeld, reads_all_rows_around_a_stray_byte_and_says_so) {
  for (const int place : {0, 1, 15, 30}) {
    const TempDir dir;
    std::string text = "[";
    for (int i = 0; i < 30; ++i) text += (i > 0 ? "," : "") + std::string(i == place ? "\xFF" : "") + a_movie(i + 1);
    put(dir / "watched-history.json", text + (place == 30 ? "\xFF]" : "]"));
    const auto all = walked(ExportSource{dir.path()});
    EXPECT_EQ(all.plays.size(), 30U) << place;
    ASSERT_EQ(all.problems.size(), 1U) << place << all.told();
    EXPECT_TRUE(all.tells("watched-history.json: expected") && all.tells("was read")) << all.told();
  }
}

TEST(ExportAsHeld, names_the_title_of_a_row_that_cannot_be_read) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1)}));
  put(dir / "ratings-shows.json",
      rows({R"({"rating":9,"type":"show","show":{"title":"Si\u0000lo","ids":{"trakt":0}}})"}));
  put(dir / "lists-watchlist.json", rows({R"({"type":"movie","movie":{"title":"Dune","ids":{"imdb":"tt1"}}})"}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_TRUE(all.tells("Si lo: show.ids.trakt: missing") && all.tells("Dune: ids: neither")) << all.told();
}

TEST(ExportAsHeld, knows_loose_files_that_were_sent_by_their_rows) {
  const TempDir dir;
  put(dir / "upload/films.json", rows({a_movie(1)}));
  put(dir / "upload/stars.txt", rows({kARating}));
  put(dir / "upload/letter.txt", "Dear Trakt, …");
  const auto all = walked(ExportSource{std::vector{dir / "upload"}, "The upload of 3 files"});
  EXPECT_FALSE(all.error) << all.told();
  EXPECT_EQ(all.plays.size() + all.ratings, 2U) << all.told();
  EXPECT_EQ(all.problems.size(), 1U) << all.told();
  EXPECT_TRUE(all.tells("letter.txt: is no file of Trakt's export")) << all.told();
  EXPECT_TRUE(walked(ExportSource{dir / "upload"}).error) << "of a folder only what has its name is opened";
}

void write_archive(const fs::path& file, int (*format)(archive*), int (*filter)(archive*),
                   std::initializer_list<std::pair<std::string, std::string>> members,
                   std::optional<std::int64_t> written = {}) {
  auto* to = archive_write_new();
  format(to);
  if (filter != nullptr) filter(to);
  ASSERT_EQ(archive_write_open_filename(to, file.c_str()), ARCHIVE_OK) << archive_error_string(to);
  for (const auto& [name, content] : members) {
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (written) archive_entry_set_mtime(entry, *written, 0);
    archive_write_header(to, entry);
    archive_write_data(to, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(to);
}

TEST(ExportAsHeld, reads_7_zip_and_tar) {
  struct Row {
    const char* name;
    int (*format)(archive*);
    int (*filter)(archive*);
  };
  const Row table[] = {{"e.7z", archive_write_set_format_7zip, nullptr},
                       {"e.tar", archive_write_set_format_ustar, nullptr},
                       {"e.tar.gz", archive_write_set_format_pax_restricted, archive_write_add_filter_gzip},
                       {"e.tar.xz", archive_write_set_format_gnutar, archive_write_add_filter_xz},
                       {"e.tar.bz2", archive_write_set_format_ustar, archive_write_add_filter_bzip2},
                       {"named.zip", archive_write_set_format_ustar, archive_write_add_filter_gzip}};
  for (const auto& row : table) {
    const TempDir dir;
    write_archive(dir / row.name, row.format, row.filter,
                  {{"export/collection-movies.json", std::string(2'000'000, ' ')},
                   {"export/watched-history.json", rows({a_movie(1), a_movie(2)})},
                   {"export/ratings-shows.json", rows({kARating})}});
    const auto all = walked(ExportSource{dir / row.name});
    EXPECT_EQ(all.told(), "") << row.name;
    EXPECT_EQ(all.plays.size() + all.ratings, 3U) << row.name;
  }
}

// Found by fuzz/export_archive: tar has room for seconds of which there are no milliseconds.
TEST(ExportAsHeld, takes_a_date_that_no_calendar_has_for_none) {
  for (const auto seconds : {INT64_MAX, INT64_MIN + 1, std::int64_t{-1}, std::int64_t{253'402'300'800}}) {
    const TempDir dir;
    write_archive(dir / "e.tar", archive_write_set_format_pax, nullptr,
                  {{"export/watched-history.json", rows({a_movie(1)})}}, seconds);
    EXPECT_FALSE(ExportSource{dir / "e.tar"}.made_at({})) << seconds;
    EXPECT_EQ(walked(ExportSource{dir / "e.tar"}).plays.size(), 1U) << seconds;
  }
}

TEST(ExportAsHeld, stops_at_what_must_be_unpacked_only_to_get_past_it) {
  const TempDir dir;
  write_archive(
      dir / "e.tar.gz", archive_write_set_format_ustar, archive_write_add_filter_gzip,
      {{"collection-movies.json", std::string(3'000'000, ' ')}, {"watched-history.json", rows({a_movie(1)})}});
  const ExportBounds bounds{.skipped_bytes = 1'000'000};
  EXPECT_TRUE(walked(ExportSource{dir / "e.tar.gz", bounds}).tells("holds more than")) << "a bomb beside the history";
}

TEST(ExportAsHeld, takes_single_files_and_speaks_of_the_other_pages) {
  const TempDir dir;
  put(dir / "watched-history-1.json", rows({a_movie(1)}));
  put(dir / "watched-history-2.json", rows({a_movie(2)}));
  const auto first = walked(ExportSource{dir / "watched-history-1.json"});
  EXPECT_EQ(first.plays.size(), 1U);
  EXPECT_TRUE(first.tells("watched-history-2.json")) << first.told();
  EXPECT_TRUE(walked(ExportSource{dir / "watched-history-2.json"}).tells("watched-history-1.json is missing"));

  const auto both =
      walked(ExportSource{std::vector{dir / "watched-history-2.json", dir / "watched-history-1.json"}, ""});
  EXPECT_EQ(both.told(), "");
  EXPECT_EQ(both.plays.size(), 2U);
}

TEST(ExportAsHeld, knows_a_single_file_by_its_rows_whatever_it_is_called) {
  const TempDir dir;
  put(dir / "films.txt", "\xEF\xBB\xBF \r\n" + rows({a_movie(1)}));
  put(dir / "stars", rows({kARating}));
  put(dir / "later.json", rows({kAListed}));
  put(dir / "watched-history-1 (1).json", rows({a_movie(1)}));
  EXPECT_EQ(walked(ExportSource{dir / "films.txt"}).plays.size(), 1U);
  EXPECT_EQ(walked(ExportSource{dir / "stars"}).ratings, 1U);
  EXPECT_EQ(walked(ExportSource{dir / "stars"}).told(), "") << "whoever gives ratings alone misses no plays";
  EXPECT_EQ(walked(ExportSource{dir / "later.json"}).watchlist, 1U);
  const auto copy = walked(ExportSource{dir / "watched-history-1 (1).json"});
  EXPECT_EQ(copy.plays.size(), 1U);
  EXPECT_TRUE(copy.tells("watched-history-2.json")) << "it is page 1 of several: " << copy.told();
  const auto named = walked(ExportSource{std::vector{dir / "films.txt"}, "mine.json"});
  EXPECT_EQ(named.plays.size(), 1U);
}

TEST(ExportAsHeld, refuses_other_files_each_by_its_own_sentence) {
  const TempDir dir;
  ZipWriter{dir / "csv.zip"}
      .add("watched-history.csv", "\xEF\xBB\xBFid,watched_at,movie.ids.trakt\r\n")
      .add("user-settings.csv", "");
  ZipWriter{dir / "library.zip"}.add("custom-library-1.json", "[]").add("custom-library-2.json", "[]");
  put(dir / "one.csv", "\xEF\xBB\xBFid,watched_at,type,movie.ids.trakt\r\n1,2,movie,3\r\n");
  put(dir / "empty.zip", "");
  put(dir / "letter.txt", "Dear Trakt, …");
  put(dir / "object.json", R"({"a":1})");
  put(dir / "user-settings.json", R"({"user":{}})");
  put(dir / "library.db", std::string{"SQLite format 3\0", 16});
  put(dir / "copies/.watched-history.json.icloud", "bplist00");
  const std::pair<const char*, const char*> table[] = {
      {"csv.zip", "CSV export"},          {"one.csv", "CSV export"},       {"library.zip", "custom library"},
      {"empty.zip", "is empty"},          {"letter.txt", "neither"},       {"object.json", "neither"},
      {"user-settings.json", "no plays"}, {"library.db", "is a database"}, {"copies", "iCloud"}};
  for (const auto& [name, sentence] : table) {
    const auto all = walked(ExportSource{dir / name});
    ASSERT_TRUE(all.error) << name;
    EXPECT_EQ(all.error->code(), ErrorCode::invalid) << name;
    EXPECT_TRUE(all.tells(sentence) && all.tells("app.trakt.tv/settings/data")) << name << ": " << all.told();
    EXPECT_FALSE(all.tells("give the folder")) << "whoever sits before a browser cannot";
  }
}

TEST(ExportAsHeld, refuses_a_second_archive_and_a_folder_among_files) {
  const TempDir dir;
  ZipWriter{dir / "a.zip"}.add("watched-history.json", "[]");
  ZipWriter{dir / "b.zip"}.add("watched-history.json", "[]");
  put(dir / "watched-history.json", "[]");
  for (const auto& second : {dir / "b.zip", dir / "watched-history.json"}) {
    const auto all = walked(ExportSource{std::vector{dir / "a.zip", second}, ""});
    EXPECT_TRUE(all.error && all.tells("a.zip is an archive of its own")) << all.told();
  }
  EXPECT_TRUE(walked(ExportSource{std::vector{dir / "watched-history.json", dir.path()}, ""}).tells("is a folder"));
}

TEST(ExportAsHeld, reads_a_pipe) {
  const TempDir dir;
  ZipWriter{dir / "e.zip"}.add("watched-history.json", rows({a_movie(1)}));
  ASSERT_EQ(::mkfifo((dir / "pipe").c_str(), 0600), 0);
  const std::jthread feeder{[&dir] {
    std::ifstream from{dir / "e.zip", std::ios::binary};
    std::ofstream{dir / "pipe", std::ios::binary} << from.rdbuf();
  }};
  ExportSource source{dir / "pipe"};
  const auto version = source.version(kEverything, {});
  EXPECT_EQ(source.version(kEverything, {}), version);
  EXPECT_EQ(walked(std::move(source)).plays.size(), 1U);
}

TEST(ExportAsHeld, gives_rows_without_an_id_a_key_of_their_own) {
  const TempDir dir;
  put(dir / "watched-history.json",
      rows(
          {a_movie(7), a_movie_without_id(), a_movie_without_id("2020-01-01T00:00:00Z"),
           R"({"id":null,"type":"episode","watched_at":"2020-01-02T10:00:00Z","episode":{"season":0,"number":0},"show":{"ids":{"tmdb":1}}})",
           R"({"id":"local-1","type":"movie","movie":{"ids":{"tmdb":2}}})"}));
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.told(), "");
  ASSERT_EQ(all.plays.size(), 5U);
  std::set<std::string> keys;
  for (const auto& play : all.plays) {
    EXPECT_EQ(play.source_key.empty(), play.history_id.has_value());
    keys.insert(play.source_key);
  }
  EXPECT_TRUE(keys.contains("movie:tmdb:155:2014-04-05T15:27:00Z"));
  EXPECT_TRUE(keys.contains("episode:tmdb:1:s0e0:2020-01-02T10:00:00Z"));
  EXPECT_TRUE(keys.contains("movie:tmdb:2:unknown"));
  EXPECT_EQ(keys.size(), 5U);
}

TEST(ExportAsHeld, keeps_a_row_whose_date_cannot_be_read_and_names_its_title) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1, "last summer"), a_movie(2)}));
  put(dir / "ratings-shows.json",
      rows({R"({"rated_at":1737049163,"rating":9,"type":"show","show":{"title":"Silo","ids":{"trakt":1}}})"}));
  const auto all = walked(ExportSource{dir.path()});
  ASSERT_EQ(all.plays.size(), 2U) << all.told();
  EXPECT_EQ(all.plays[0].watched_at, std::nullopt);
  EXPECT_EQ(all.ratings, 1U);
  ASSERT_EQ(all.problems.size(), 2U) << all.told();
  EXPECT_TRUE(all.problems[0].kept && all.problems[1].kept);
  EXPECT_TRUE(all.tells("The Dark Knight") && all.tells("\"last summer\"") && all.tells("Silo")) << all.told();
}

TEST(ExportAsHeld, skips_people_on_lists) {
  const TempDir dir;
  put(dir / "lists-watchlist.json",
      rows({kAListed,
            R"({"listed_at":"2026-08-03T10:00:00Z","type":"person","person":{"name":"Ada","ids":{"trakt":3}}})"}));
  const auto all = walked(ExportSource{dir.path()}, {Section::watchlist});
  EXPECT_EQ(all.told(), "");
  EXPECT_EQ(all.watchlist, 1U);
  ASSERT_EQ(all.skipped.size(), 1U);
  EXPECT_EQ(all.skipped[0].title, "Ada");
  EXPECT_EQ(all.skipped[0].reason, "person");
}

TEST(ExportAsHeld, opens_nothing_but_what_it_reads) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1)}));
  // To open one of these without a writer would wait for ever.
  for (const auto* name : {"api-keys.json", "connections.json", "media-connections.json", "user-profile.json"}) {
    ASSERT_EQ(::mkfifo((dir / name).c_str(), 0600), 0);
  }
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.plays.size(), 1U);
  EXPECT_EQ(all.told(), "");
}

TEST(ExportProof, compares_with_what_trakt_counts) {
  const TempDir dir;
  put(dir / "watched-history.json", rows({a_movie(1), a_movie(1), a_movie(2), a_movie_without_id()}));
  put(dir / "user-stats.json", R"({"movies":{"plays":5,"watched":1},"shows":{"watched":0},"episodes":{"plays":0}})");
  const auto all = walked(ExportSource{dir.path()});
  EXPECT_EQ(all.told(), "") << "a hint is no failure";
  ASSERT_EQ(all.hints.size(), 1U);
  EXPECT_TRUE(all.hints[0].contains("3 movie plays short of what Trakt counts (2 of 5)")) << all.hints[0];
  EXPECT_TRUE(walked(ExportSource{dir.path()}, {Section::episode_plays}).hints.empty()) << "movies were not asked for";
  for (const auto* stats : {R"({"movies":{"plays":2}})", R"({"movies":{"plays":1}})", "{}", "oops",
                            R"({"movies":null})", R"({"movies":{"plays":-9223372036854775808}})"}) {
    put(dir / "user-stats.json", stats);
    EXPECT_TRUE(walked(ExportSource{dir.path()}).hints.empty()) << stats;
  }
}

TEST(ExportProof, says_that_an_old_export_of_whole_pages_may_be_short) {
  const auto hints_of = [](int plays, std::chrono::sys_seconds written) {
    const TempDir dir;
    std::string text;
    for (int i = 1; i <= plays; ++i) text += (i > 1 ? "," : "") + a_movie(i);
    put(dir / "watched-history.json", "[" + text + "]");
    fs::last_write_time(dir / "watched-history.json", std::chrono::file_clock::from_sys(written));
    return walked(ExportSource{dir.path()}).hints;
  };
  using namespace std::chrono_literals;
  const std::chrono::sys_seconds old = std::chrono::sys_days{2026y / 8 / 18};
  const std::chrono::sys_seconds today = std::chrono::sys_days{2026y / 8 / 19};
  ASSERT_EQ(hints_of(500, old).size(), 1U);
  EXPECT_TRUE(hints_of(500, old)[0].contains("oldest plays may be missing"));
  EXPECT_TRUE(hints_of(499, old).empty()) << "its last page was not full";
  EXPECT_TRUE(hints_of(500, today).empty()) << "it walked on while pages were full";
  EXPECT_TRUE(hints_of(0, old).empty());
}

TEST(ExportFailure, warns_of_what_is_read_and_of_nothing_else) {
  const auto told = [](const std::string& errors, const std::set<Section>& sections = kEverything) {
    const TempDir dir;
    put(dir / "_errors.json", errors);
    put(dir / "watched-history.json", rows({a_movie(1)}));
    put(dir / "ratings-shows.json", rows({kARating}));
    return walked(ExportSource{dir.path()}, sections).told();
  };
  const auto history = told(
      R"([{"endpoint":"users/history/history?extended=gdpr","error":"Unexpected end of JSON input","fetchedPages":3,"totalPages":10}])");
  EXPECT_TRUE(history.contains("pages 1-3 of 10") && history.contains("Unexpected end") && !history.contains("gdpr"))
      << history;
  EXPECT_TRUE(
      told(R"([{"endpoint":"/users/me/ratings/movies","fetchedPages":0,"totalPages":2}])").contains("none of 2"));
  EXPECT_TRUE(told(R"([{"endpoint":"users/jo/watchlist"}])").contains("part of it is missing"));
  EXPECT_TRUE(told(R"([{}])").contains("does not say what"));
  EXPECT_EQ(
      told(R"([{"endpoint":"users/history/stats","error":"HTTP 404"},{"endpoint":"users/ratings/collection/shows"},
                     {"endpoint":"users/watchlist/lists"}])"),
      "");
  EXPECT_EQ(told(R"([{"endpoint":"users/jo/ratings/movies"}])", {Section::movie_plays}), "");
}

}  // namespace
}  // namespace cinemarco::trakt::test
