// SPDX-License-Identifier: MIT
#include "domain/search_words.hpp"

#include "domain/error.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <utility>

namespace cinemarco {

namespace {

using Text = std::u32string;

// A term or word is known by its beginning; nobody types more, and a title without blanks may be long.
constexpr std::size_t kLongest = 40;
constexpr std::size_t kMostTerms = 32;  // an address has room for thousands, and each costs a search
constexpr std::size_t kMostJoined = 4;  // words that may be typed as one

// Letters that Unicode takes for one, with what is typed for them (as in CLDR's Latin-ASCII).
constexpr std::array<std::pair<char32_t, std::u32string_view>, 24> kLetters{
    {{U'æ', U"ae"}, {U'œ', U"oe"}, {U'ø', U"o"}, {U'ł', U"l"}, {U'đ', U"d"}, {U'ð', U"d"},
     {U'þ', U"th"}, {U'ı', U"i"},  {U'ħ', U"h"}, {U'ŧ', U"t"}, {U'ŋ', U"n"}, {U'ĸ', U"q"},
     {U'ƀ', U"b"},  {U'ɓ', U"b"},  {U'ɖ', U"d"}, {U'ɗ', U"d"}, {U'ɛ', U"e"}, {U'ƒ', U"f"},
     {U'ǥ', U"g"},  {U'ɨ', U"i"},  {U'ƙ', U"k"}, {U'ʉ', U"u"}, {U'ƴ', U"y"}, {U'ƶ', U"z"}}};

struct Normalizers {
  const icu::Normalizer2* casefold;
  const icu::Normalizer2* take_apart;
  const icu::Normalizer2* put_together;
};

const Normalizers& normalizers() {
  static const auto kAll = [] {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizers all{icu::Normalizer2::getNFKCCasefoldInstance(status), icu::Normalizer2::getNFDInstance(status),
                          icu::Normalizer2::getNFCInstance(status)};
    if (U_FAILURE(status)) throw Error{ErrorCode::internal, std::string{"ICU has no data: "} + u_errorName(status)};
    return all;
  }();
  return kAll;
}

icu::UnicodeString normalized(const icu::Normalizer2& normalizer, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  auto result = normalizer.normalize(text, status);
  if (U_FAILURE(status)) throw Error{ErrorCode::internal, std::string{"ICU cannot fold: "} + u_errorName(status)};
  return result;
}

// Accents and points. The vowel and tone signs of Thai or Hindi and the voicing marks of kana tell words apart.
bool is_accent(UChar32 c) {
  constexpr UChar32 kVoiced = 0x3099;
  constexpr UChar32 kHalfVoiced = 0x309A;
  if (u_charType(c) != U_NON_SPACING_MARK || c == kVoiced || c == kHalfVoiced) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(c, &status);
  return script == USCRIPT_INHERITED || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC ||
         script == USCRIPT_CYRILLIC;
}

void append_plain(icu::UnicodeString& to, UChar32 c) {
  const auto* letter =
      std::ranges::find(kLetters, static_cast<char32_t>(c), [](const auto& pair) { return pair.first; });
  if (letter == kLetters.end()) {
    to.append(c);
  } else {
    for (const auto plain : letter->second) to.append(static_cast<UChar32>(plain));
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Text fold_wide(std::string_view text) {
  if (is_ascii(text)) {  // most titles
    Text folded;
    for (const char c : text) folded += static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return folded;
  }
  const auto& icu = normalizers();
  const auto whole =
      icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
  const auto apart = normalized(*icu.take_apart, normalized(*icu.casefold, whole));
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    if (const auto c = apart.char32At(at); !is_accent(c)) append_plain(plain, c);
  }
  plain = normalized(*icu.put_together, plain);
  Text folded;
  for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
    folded += static_cast<char32_t>(plain.char32At(at));
  }
  return folded;
}

void append_utf8(std::string& to, std::u32string_view text) {
  for (const auto c : text) {
    if (c < 0x80) {
      to += static_cast<char>(c);
    } else {
      icu::UnicodeString{static_cast<UChar32>(c)}.toUTF8String(to);
    }
  }
}

bool is_blank(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') || c == '\0' : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Letters, digits, and marks that tell words apart. What stands in for an apostrophe (ʻ of Hawaiʻi) is none.
bool is_of_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  constexpr char32_t kFirstModifier = 0x2B0;
  constexpr char32_t kLastModifier = 0x2FF;
  if (c >= kFirstModifier && c <= kLastModifier) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

bool is_mark(char32_t c) {
  return c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

// Where a word may begin at any letter: the script puts no blanks between words, or (Korean) not always.
bool runs_on(char32_t c) {
  if (c < 0x80) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_HANGUL || uscript_breaksBetweenLetters(script) != 0;
}

// What stands between blanks, as the runs of letters and digits that punctuation parts: S.W.A.T. has four.
using Word = std::vector<Text>;

// "&" is typed as "and", and the other way round.
std::vector<Word> words_of(const Text& folded) {
  std::vector<Word> words;
  bool in_word = false;
  bool in_part = false;
  for (const auto c : folded) {
    if (c == U'&') words.push_back({U"and"});
    if (c == U'&' || is_blank(c)) {
      in_word = in_part = false;
    } else if (!is_of_word(c)) {
      in_part = false;
    } else {
      if (!std::exchange(in_word, true)) words.emplace_back();
      if (!std::exchange(in_part, true)) words.back().emplace_back();
      words.back().back() += c;
    }
  }
  return words;
}

// The parts from that one on, as far as anybody could ask for any letter of it: all of them, for each part of a title
// of nothing but hyphens, would take minutes.
Text joined(const Word& word, std::size_t from = 0) {
  const auto enough = word[from].size() + kLongest;
  Text text;
  for (auto part = from; part < word.size() && text.size() <= enough; ++part) text += word[part];
  return text;
}

// Punctuation that the search's tokenizer keeps (db/migrations/0010_search.sql, tokenchars), and so can be asked for.
constexpr std::u32string_view kSigns = U"!#$%&*+-.=?@";
constexpr char32_t kFirstBeyondAscii = 0x80;

bool is_sign(char32_t c) {
  return c >= kFirstBeyondAscii || kSigns.contains(c);
}

// Of a title like "!!!": what blanks part, less what cannot be asked for; so a sign may be empty, and finds nothing.
std::vector<Text> signs_of(const Text& folded) {
  std::vector<Text> signs;
  bool inside = false;
  for (const auto c : folded) {
    const bool blank = is_blank(c);
    if (!blank && !inside) signs.emplace_back();
    if (!blank && is_sign(c)) signs.back() += c;
    inside = !blank;
  }
  return signs;
}

void add_words(std::set<Text>& found_by, const Word& word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto& part = word[at];
    const bool spelled = at > 0 && part.size() == 1 && word[at - 1].size() == 1;  // the W of S.W.A.T.
    const auto rest = spelled ? part : joined(word, at);
    found_by.insert(rest.substr(0, kLongest));
    for (std::size_t letter = 1; letter < part.size(); ++letter) {
      if (is_mark(part[letter]) || !(runs_on(part[letter]) || runs_on(part[letter - 1]))) continue;
      found_by.insert(rest.substr(letter, kLongest));
    }
  }
}

void add_title(std::set<Text>& found_by, std::string_view title) {
  const auto folded = fold_wide(title);
  const auto words = words_of(folded);
  for (const auto& word : words) add_words(found_by, word);
  for (std::size_t from = 0; from < words.size(); ++from) {
    Text together = U"=" + joined(words[from]);
    for (auto word = from + 1; word < words.size() && (word < from + kMostJoined || from == 0); ++word) {
      together += joined(words[word]);
      if (together.size() > kLongest) break;
      if (word < from + kMostJoined || word + 1 == words.size()) found_by.insert(together);
    }
  }
  if (words.empty()) {
    for (const auto& sign : signs_of(folded)) {
      if (!sign.empty()) found_by.insert(sign.substr(0, kLongest));
    }
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  append_utf8(folded, fold_wide(text));
  return folded;
}

std::string sort_title(std::string_view title) {
  auto folded = fold(title);
  for (const std::string_view article : {"the ", "an ", "a "}) {
    if (folded.size() > article.size() && folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

std::string search_words(std::string_view title, std::optional<std::string_view> original_title) {
  std::set<Text> found_by;
  add_title(found_by, title);
  if (original_title && *original_title != title) add_title(found_by, *original_title);
  std::string words;
  for (const auto& word : found_by) {
    if (!words.empty()) words += ' ';
    append_utf8(words, word);
  }
  return words;
}

std::vector<std::string> search_terms(std::string_view question) {
  const auto folded = fold_wide(question);
  std::vector<Text> terms;
  for (const auto& word : words_of(folded)) terms.push_back(joined(word));
  if (terms.empty()) terms = signs_of(folded);
  terms.resize(std::min(terms.size(), kMostTerms));
  std::vector<std::string> found;
  for (const auto& term : terms) append_utf8(found.emplace_back(), std::u32string_view{term}.substr(0, kLongest));
  return found;
}

}  // namespace cinemarco
