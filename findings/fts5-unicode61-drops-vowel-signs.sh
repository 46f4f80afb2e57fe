#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# SQLite 3.40.1 (Debian 12: sqlite3 3.40.1-2+deb12u2), FTS5's tokenizer unicode61, with and without remove_diacritics.
# Behaviour: a dependent vowel sign (category M) is no token character, so it ends a token and is thrown away. A Hindi or
# Telugu word becomes its bare consonants, one token each, and a quite different word with the same consonants finds it.
# With `categories 'L* N* Co M*'` the word is one token. Thai is spared: its vowels are of category Lo.
# Output seen:
#   tokens: ह|न|द
#   found by another word of the same consonants: 1
#   tokens with categories M*: हिन्दी
#   then found by the other word: 0
set -euo pipefail
version=3.40.1-2+deb12u2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "sqlite3=$version" "libsqlite3-0=$version" >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" .; done
library=$(dirname "$(find . -name 'libsqlite3.so.0' | head -n 1)")

seen=$(LD_LIBRARY_PATH=$library usr/bin/sqlite3 -batch :memory: <<'SQL'
CREATE VIRTUAL TABLE plain USING fts5(title, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE plain_terms USING fts5vocab(plain, 'instance');
CREATE VIRTUAL TABLE marks USING fts5(title, tokenize = "unicode61 categories 'L* N* Co M*'");
CREATE VIRTUAL TABLE marks_terms USING fts5vocab(marks, 'instance');
INSERT INTO plain VALUES ('हिन्दी');
INSERT INTO marks VALUES ('हिन्दी');
SELECT 'tokens: ' || group_concat(term, '|') FROM (SELECT term FROM plain_terms ORDER BY offset);
SELECT 'found by another word of the same consonants: ' || count(*) FROM plain WHERE plain MATCH '"हानादा"';
SELECT 'tokens with categories M*: ' || group_concat(term, '|') FROM (SELECT term FROM marks_terms ORDER BY offset);
SELECT 'then found by the other word: ' || count(*) FROM marks WHERE marks MATCH '"हानादा"';
SQL
)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
tokens: ह|न|द
found by another word of the same consonants: 1
tokens with categories M*: हिन्दी
then found by the other word: 0
EXPECTED
