#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# csvkit 1.0.7 (Debian 12: csvkit 1.0.7-1, python3-agate 1.6.3-2, python3-parsedatetime 2.6-3), csvjson with its defaults.
# Behaviour: a column is a date where each of its cells can be read as one by parsedatetime, which reads English prose.
# A list whose only film is "Yesterday" gets yesterday's date for a title, "March" and "May" become months of the year 1,
# and a column of ratings such as 9/10 becomes days in September and October of 2001. One cell that is no date ("Amelie")
# saves the column. What is written depends on the day on which it runs.
# Surprises because the same list is right or wrong by which other films are in it, and nothing is said on stderr.
# Hurts: whoever turns an export of a short watchlist, or of one month's ratings, into JSON for another tool: the titles
# are gone. --no-inference keeps them.
# Output seen, on 2026-11-30:
#   {"title": "2026-11-29T00:00:00", "rating": "2001-09-10"}
#   {"title": "0001-03-01", "rating": "2001-08-10"} {"title": "0001-05-01", "rating": "2001-07-10"}
#   {"title": "Yesterday", "rating": "2001-09-10"} {"title": "Amelie", "rating": "2001-10-10"}
#   --no-inference: {"title": "Yesterday", "rating": "9/10"}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages=(python3-csvkit=1.0.7-1 python3-agate=1.6.3-2 python3-parsedatetime=2.6-3 python3-agatesql python3-agateexcel
  python3-agatedbf python3-babel python-babel-localedata python3-isodate python3-leather python3-slugify python3-pytimeparse
  python3-six python3-text-unidecode python3-future python3-tz python3-openpyxl python3-xlrd python3-sqlalchemy
  python3-dbfread python3-greenlet python3-olefile python3-et-xmlfile python3-jdcal)
apt-get download -qq "${packages[@]}" >/dev/null 2>&1 ||
  { echo "cannot fetch csvkit 1.0.7-1: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
export TZ=UTC LC_ALL=C.UTF-8 PYTHONPATH=$folder/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1
csvjson() { # OPTION...: the CSV on stdin as JSON, a line each
  /usr/bin/python3 -c 'from csvkit.utilities.csvjson import launch_new_instance; launch_new_instance()' "$@" |
    sed 's/}, {/} {/g; s/^\[//; s/\]$//'
  echo
}
before=$(date -u -d yesterday +%F)
seen=$(
  printf 'title,rating\nYesterday,9/10\n' | csvjson
  printf 'title,rating\nMarch,8/10\nMay,7/10\n' | csvjson
  printf 'title,rating\nYesterday,9/10\nAmelie,10/10\n' | csvjson
  printf 'title,rating\nYesterday,9/10\n' | csvjson --no-inference | sed 's/^/--no-inference: /'
)
seen=$(printf '%s\n' "$seen" | sed '/^$/d; /^--no-inference: $/d')
printf '%s\n' "$seen"
# At midnight it may be either day.
after=$(date -u -d yesterday +%F)
expected=$(
  cat <<EXPECTED
{"title": "DAY", "rating": "2001-09-10"}
{"title": "0001-03-01", "rating": "2001-08-10"} {"title": "0001-05-01", "rating": "2001-07-10"}
{"title": "Yesterday", "rating": "2001-09-10"} {"title": "Amelie", "rating": "2001-10-10"}
--no-inference: {"title": "Yesterday", "rating": "9/10"}
EXPECTED
)
diff <(printf '%s\n' "$expected") <(printf '%s\n' "$seen" | sed -E "s/\"($before|$after)T00:00:00\"/\"DAY\"/")
