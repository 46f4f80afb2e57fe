// SPDX-License-Identifier: MIT
// The export's files are the API's bodies, cut into pages; one page has no number, several count from 1.
#include "sandbox/export.hpp"

#include "sandbox/trakt_json.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>

namespace cinemarco::sandbox {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

class Writer {
 public:
  Writer(Files& files, std::size_t rows_per_file) : files_(files), rows_per_file_(rows_per_file) {}

  template <typename Rows, typename Append>
  void list(std::string_view name, const Rows& rows, Append append) {
    const auto pages = (rows.size() + rows_per_file_ - 1) / rows_per_file_;
    for (std::size_t page = 0; page < std::max<std::size_t>(pages, 1); ++page) {
      std::string out = "[";
      const auto end = std::min(rows.size(), (page + 1) * rows_per_file_);
      for (auto i = page * rows_per_file_; i < end; ++i) {
        if (out.size() > 1) out += ',';
        append(out, rows[i], i + 1);
      }
      out += ']';
      files_.emplace_back(pages > 1 ? fmt::format("{}-{}.json", name, page + 1) : fmt::format("{}.json", name),
                          std::move(out));
    }
  }

  void file(std::string name, std::string content) { files_.emplace_back(std::move(name), std::move(content)); }

 private:
  Files& files_;
  std::size_t rows_per_file_;
};

/// The names of one layout.
struct Names {
  std::string prefix, history, watched, ratings, watchlist, lists, list;
};

Names names_of(const Account& account, bool old) {
  if (!old) return {"", "watched-history", "watched-", "ratings-", "lists-watchlist", "lists-lists", "lists-list-"};
  const auto root = account.name() + "/";
  return {root,
          root + "watched/history",
          root + "watched/watched-",
          root + "ratings/ratings-",
          root + "lists/watchlist",
          root + "lists/lists",
          root + "lists/list-"};
}

void write_ratings(Writer& writer, const Account& account, const Names& names) {
  for (const auto media : {Media::movie, Media::show, Media::season, Media::episode}) {
    std::vector<const Rating*> rows;
    for (const auto& rating : account.ratings()) {
      if (rating.item.media == media) rows.push_back(&rating);
    }
    writer.list(
        fmt::format("{}{}s", names.ratings, name_of(media)), rows,
        [&](std::string& out, const Rating* row, std::size_t) { append_rating(out, account.catalogue(), *row); });
  }
}

void write_lists(Writer& writer, const Account& account, const Names& names) {
  writer.list(names.watchlist, account.watchlist(), [&](std::string& out, const Listed& row, std::size_t rank) {
    append_listed(out, account.catalogue(), row, rank);
  });
  writer.list(names.lists, account.lists(),
              [&](std::string& out, const PersonalList& list, std::size_t) { append_list(out, account, list); });
  for (const auto& list : account.lists()) {
    writer.list(fmt::format("{}{}-{}", names.list, list.id, list.slug), list.rows,
                [&](std::string& out, const ListRow& row, std::size_t rank) {
                  append_list_row(out, account.catalogue(), row, rank);
                });
  }
}

void write_notes(Writer& writer, const Account& account) {
  for (const auto media : {Media::movie, Media::show, Media::season, Media::episode}) {
    std::vector<const Note*> rows;
    for (const auto& note : account.notes()) {
      if (note.item.media == media) rows.push_back(&note);
    }
    writer.list(fmt::format("notes-{}s", name_of(media)), rows,
                [&](std::string& out, const Note* note, std::size_t) { append_note(out, account.catalogue(), *note); });
  }
}

void write_the_rest(Writer& writer, const Account& account) {
  for (const auto* name :
       {"watched-playback", "lists-favorites", "lists-collaborations", "collection-movies", "collection-shows",
        "collection-episodes", "comments-movies", "comments-shows", "hidden-calendar", "hidden-progress-watched",
        "hidden-progress-watched-reset", "hidden-progress-collected", "hidden-recommendations", "likes-comments",
        "likes-lists", "network-followers", "network-following", "network-friends", "user-saved-filters"}) {
    writer.file(fmt::format("{}.json", name), "[]");
  }
  writer.file("user-settings.json", settings_json(account));
  writer.file("user-profile.json",
              fmt::format(R"({{"username":"{0}","private":false,"ids":{{"slug":"{0}","uuid":"{1}"}}}})", account.name(),
                          account.uuid()));
  writer.file("user-last-activities.json", last_activities_json(account));
  const auto movies =
      std::ranges::count(account.history(), Media::movie, [](const Play& play) { return play.item.media; });
  const auto watched = [&](Media media) { return watched_titles(account, media).size(); };
  writer.file(
      "user-stats.json",
      fmt::format(R"({{"movies":{{"plays":{},"watched":{}}},"shows":{{"watched":{}}},"episodes":{{"plays":{}}}}})",
                  movies, watched(Media::movie), watched(Media::show),
                  static_cast<std::ptrdiff_t>(account.history().size()) - movies));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> export_files(const Account& account, const ExportLayout& layout) {
  Files files;
  Writer writer{files, layout.rows_per_file};
  const auto names = names_of(account, layout.old);
  const auto& catalogue = account.catalogue();
  writer.list(names.history, account.history(),
              [&](std::string& out, const Play& play, std::size_t) { append_play(out, catalogue, play); });
  writer.list(names.watched + "movies", watched_titles(account, Media::movie),
              [&](std::string& out, const Watched& row, std::size_t) { append_watched_movie(out, catalogue, row); });
  writer.list(names.watched + "shows", watched_titles(account, Media::show),
              [&](std::string& out, const Watched& row, std::size_t) {
                append_watched_show(out, catalogue, row, layout.old, layout.old);
              });
  write_ratings(writer, account, names);
  write_lists(writer, account, names);
  if (!layout.old) {
    write_notes(writer, account);
    write_the_rest(writer, account);
  }
  if (layout.errors) {
    writer.file(names.prefix + "_errors.json",
                R"([{"endpoint":"users/sample/history","error":"HTTP 500","fetchedPages":2,"totalPages":3}])");
  }
  return files;
}

std::string export_zip(const Account& account, const ExportLayout& layout) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> zip{archive_write_new(), &archive_write_free};
  archive_write_set_format_zip(zip.get());
  archive_write_set_bytes_in_last_block(zip.get(), 1);
  std::string bytes;
  const auto append = [](archive*, void* out, const void* data, std::size_t size) -> la_ssize_t {
    static_cast<std::string*>(out)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
  };
  if (archive_write_open(zip.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK) {
    throw std::runtime_error(fmt::format("cannot write the export: {}", archive_error_string(zip.get())));
  }
  for (const auto& [name, content] : export_files(account, layout)) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry{archive_entry_new(), &archive_entry_free};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'767'225'600, 0);
    archive_write_header(zip.get(), entry.get());
    archive_write_data(zip.get(), content.data(), content.size());
  }
  archive_write_close(zip.get());
  return bytes;
}

void write_export(const Account& account, const std::filesystem::path& path, const ExportLayout& layout) {
  const auto write = [](const std::filesystem::path& to, const std::string& content) {
    if (to.has_parent_path()) std::filesystem::create_directories(to.parent_path());
    std::ofstream out{to, std::ios::binary};
    out << content;
    if (!out.flush()) throw std::runtime_error(fmt::format("cannot write {}", to.string()));
  };
  if (path.has_filename()) return write(path, export_zip(account, layout));
  for (const auto& [name, content] : export_files(account, layout)) write(path / name, content);
}

}  // namespace cinemarco::sandbox
