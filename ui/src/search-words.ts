// SPDX-License-Identifier: MIT
// By what a title is found and where it stands in a sorted list, as the server does it (src/domain/search_words.hpp
// says what is what). tests/search_cases.json holds both to it.

const longest = 40;
const mostTerms = 32;
const mostJoined = 4;

/** Letters that Unicode takes for one, with what is typed for them. */
const letters = new Map(
  'æ ae œ oe ø o ł l đ d ð d þ th ı i ħ h ŧ t ŋ n ĸ q ƀ b ɓ b ɖ d ɗ d ɛ e ƒ f ǥ g ɨ i ƙ k ʉ u ƴ y ƶ z ς σ'
    .split(' ')
    .flatMap((letter, at, all): Array<[string, string]> => (at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [])),
);
const otherLetters = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');
const accents =
  /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}])\p{Mn}/gu;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Text without case, accents and forms of width. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase(); // most titles
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .toLowerCase()
    .toUpperCase() // ß is SS
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(otherLetters, (it) => letters.get(it) ?? it)
    .normalize('NFC');
}

/** What lists by title are ordered by. */
export function sortTitle(title: string): string {
  return fold(title).replace(/^(the|an?) (?=.)/su, '');
}

const ofWord = /^[\p{L}\p{N}\p{M}]$/u;
const modifier = /^[\u02b0-\u02ff]$/;
const mark = /^\p{M}$/u;
const runsOn =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Yi}]$/u;

/** What blanks part, each as the runs of letters and digits that punctuation parts: letters as code points. */
type Word = string[][];

function wordsOf(folded: string): Word[] {
  const words: Word[] = [];
  for (const piece of folded.replaceAll('&', ' and ').split(/\p{White_Space}+/u)) {
    const word: Word = [];
    let inPart = false;
    for (const letter of piece) {
      const inside = ofWord.test(letter) && !modifier.test(letter);
      if (inside && !inPart) word.push([]);
      if (inside) word.at(-1)?.push(letter);
      inPart = inside;
    }
    if (word.length > 0) words.push(word);
  }
  return words;
}

// Without what the server's search keeps none of.
const kept = (sign: string) => sign.replace(/[^!#$%&*+\-.=?@\u0080-\u{10ffff}]/gu, '');
const signsOf = (folded: string) =>
  folded
    .split(/\p{White_Space}+/u)
    .filter(Boolean)
    .map(kept);
const cut = (text: string | string[]) => Array.from(text).slice(0, longest).join('');

function addWords(foundBy: Set<string>, word: Word): void {
  word.forEach((part, at) => {
    const spelled = part.length === 1 && word[at - 1]?.length === 1; // the W of S.W.A.T.
    const rest = spelled ? part : word.slice(at).flat();
    foundBy.add(cut(rest));
    part.forEach((letter, place) => {
      if (place === 0 || mark.test(letter)) return;
      if (runsOn.test(letter) || runsOn.test(part[place - 1] ?? '')) foundBy.add(cut(rest.slice(place)));
    });
  });
}

function addTitle(foundBy: Set<string>, title: string): void {
  const folded = fold(title);
  const words = wordsOf(folded);
  for (const word of words) addWords(foundBy, word);
  const whole = words.map((it) => it.flat().join(''));
  whole.forEach((_, from) => {
    for (let to = from + 2; to <= Math.min(from + mostJoined, whole.length); to++) {
      foundBy.add(`=${whole.slice(from, to).join('')}`);
    }
  });
  if (whole.length > 1) foundBy.add(`=${whole.join('')}`);
  if (words.length === 0) for (const sign of signsOf(folded).filter(Boolean)) foundBy.add(cut(sign));
}

/** What a title is found by: beginnings, and after "=" words that may be typed as one. */
export function searchWords(title: string, originalTitle?: string | null): string[] {
  const foundBy = new Set<string>();
  addTitle(foundBy, title);
  if (originalTitle && originalTitle !== title) addTitle(foundBy, originalTitle);
  return [...foundBy];
}

/** Whether words are found by a question; undefined where nothing is asked for. */
export function finder(question: string): ((words: readonly string[]) => boolean) | undefined {
  const folded = fold(question);
  let asked = wordsOf(folded).map((it) => it.flat().join(''));
  if (asked.length === 0) asked = signsOf(folded);
  const terms = asked.slice(0, mostTerms).map(cut);
  if (terms.length === 0) return undefined;
  const together = terms.join('');
  const finds = (words: readonly string[], term: string) =>
    term !== '' && words.some((it) => it.startsWith(term) || it === `=${term}`);
  return (words) => terms.every((it) => finds(words, it)) || finds(words, together);
}
