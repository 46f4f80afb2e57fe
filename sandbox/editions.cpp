// SPDX-License-Identifier: MIT
// Translations of a few films and series are true; of all others the language stands behind the English words.
#include "sandbox/editions.hpp"

#include "sandbox/random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::sandbox {
namespace {

constexpr std::size_t kLetters = 26;  // of a picture's name

struct Wording {
  bool is_series;
  std::int64_t tmdb;
  std::string_view language, title;
};

constexpr Wording kWordings[] = {
    {false, 129, "de-DE", "Chihiros Reise ins Zauberland"},
    {false, 129, "pt-BR", "A Viagem de Chihiro"},
    {false, 238, "de-DE", "Der Pate"},
    {false, 238, "pt-BR", "O Poderoso Chefão"},
    {false, 238, "pt-PT", "O Padrinho"},
    {false, 278, "de-DE", "Die Verurteilten"},
    {false, 278, "pt-BR", "Um Sonho de Liberdade"},
    {false, 278, "pt-PT", "Os Condenados de Shawshank"},
    {false, 550, "de-DE", "Fight Club"},
    {false, 550, "pt-BR", "Clube da Luta"},
    {false, 550, "pt-PT", "Clube de Combate"},
    {false, 562, "de-DE", "Stirb langsam"},
    {false, 562, "pt-BR", "Duro de Matar"},
    {true, 1396, "pt-BR", "Breaking Bad: A Química do Mal"},
    {true, 1396, "pt-PT", "Breaking Bad: Ruptura Total"},
};

struct Words {
  std::string_view language, season, specials, episode;
};
constexpr Words kWords[] = {
    {"de", "Staffel {}", "Extras", "Folge {}"},
    {"ja", "シーズン{}", "特別編", "第{}話"},
    {"pt", "Temporada {}", "Especiais", "Episódio {}"},
    {"zh", "第 {} 季", "特别篇", "第 {} 集"},
};

const Words& words_of(std::string_view language) {
  static constexpr Words kOthers{{}, "Season {}", "Specials", "Episode {}"};
  const auto* found = std::ranges::find(kWords, language.substr(0, language.find('-')), &Words::language);
  return found == std::end(kWords) ? kOthers : *found;
}

class Translation {
 public:
  explicit Translation(std::string_view language) : language_(language), words_(words_of(language)) {}

  void translate(Movie& movie) const {
    if (is_untranslated(movie.ids.tmdb)) {
      movie.overview.clear();
      movie.tagline.clear();
      return;
    }
    movie.title = title(false, movie.ids.tmdb, movie.title);
    movie.overview = text(movie.overview);
    movie.tagline = text(movie.tagline);
    movie.poster = poster_in(language_, movie.poster);
  }

  void translate(Series& series) const {
    const bool is_bare = is_untranslated(series.ids.tmdb);
    if (is_bare) {
      series.overview.clear();
      series.tagline.clear();
    } else {
      series.name = title(true, series.ids.tmdb, series.name);
      series.overview = text(series.overview);
      series.tagline = text(series.tagline);
      series.poster = poster_in(language_, series.poster);
    }
    for (auto& season : series.seasons) {
      season.name = season.number == 0 ? std::string{words_.specials} : numbered(words_.season, season.number);
      season.overview = is_bare ? "" : text(season.overview);
      if (!is_bare) season.poster = poster_in(language_, season.poster);
      for (auto& episode : season.episodes) translate(episode, is_bare);
    }
  }

  void translate(Collection& collection) const {
    if (collection.id % 2 == 0) {
      collection.overview.clear();
      return;
    }
    collection.name = marked(collection.name);
    collection.overview = text(collection.overview);
  }

  void translate(Person& person) const {
    if (person.id % 3 == 0) person.name = marked(person.name);
  }

 private:
  static std::string numbered(std::string_view form, int number) { return fmt::format(fmt::runtime(form), number); }
  std::string marked(std::string_view words) const { return fmt::format("{} ({})", words, language_); }
  std::string text(std::string_view english) const { return english.empty() ? "" : marked(english); }

  void translate(Episode& episode, bool is_bare) const {
    if (is_bare || episode.number % 5 == 0) {
      episode.title = numbered(words_.episode, episode.number);
      episode.overview.clear();
      return;
    }
    episode.title = marked(episode.title);
    episode.overview = text(episode.overview);
  }

  std::string title(bool is_series, std::int64_t tmdb, std::string_view english) const {
    for (const auto& wording : kWordings) {
      if (wording.is_series == is_series && wording.tmdb == tmdb && wording.language == language_) {
        return std::string{wording.title};
      }
    }
    return marked(english);
  }

  std::string language_;
  const Words& words_;
};

std::string rotated(std::string_view letters, std::size_t by) {
  return std::string{letters.substr(by)}.append(letters.substr(0, by));
}

}  // namespace

bool is_english(std::string_view language) {
  return language.substr(0, language.find('-')) == "en";
}

bool is_untranslated(std::int64_t tmdb) {
  return tmdb % 4 == 3;
}

std::string poster_in(std::string_view language, const std::string& english_path) {
  if (english_path.size() < kLetters + 1) return english_path;
  const auto by = 1 + hash_of(language) % (kLetters - 1);
  return "/" + rotated(std::string_view{english_path}.substr(1, kLetters), by) + english_path.substr(kLetters + 1);
}

std::vector<std::string> possible_originals(const std::string& name) {
  std::vector<std::string> names;
  if (name.size() < kLetters) return names;
  for (std::size_t by = 1; by < kLetters; ++by) {
    names.push_back(rotated(std::string_view{name}.substr(0, kLetters), by) + name.substr(kLetters));
  }
  return names;
}

std::shared_ptr<const Catalogue> edition(const Catalogue& english, std::string_view language) {
  const Translation translation{language};
  auto copy = std::make_shared<Catalogue>(english);
  copy->pictures.clear();
  for (auto& movie : copy->movies) translation.translate(movie);
  for (auto& series : copy->series) translation.translate(series);
  for (auto& collection : copy->collections) translation.translate(collection);
  for (auto& person : copy->people) translation.translate(person);
  return copy;
}

}  // namespace cinemarco::sandbox
