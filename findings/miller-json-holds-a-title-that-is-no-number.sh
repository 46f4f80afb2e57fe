#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Miller 6.6.0 (Debian 12: miller 6.6.0-2+b3), CSV to JSON with its defaults.
# Behaviour: a cell that Miller can read as a number is written without quotes and just as it was spelt. Its numbers are
# more than JSON's: the film ".45" of 2006 comes out bare, and so do "1." and a shelf mark such as 0x1F, so that the
# document is no JSON and a reader refuses all of it. "+1" is quoted. -S, "infer no types", quotes every cell.
# Surprises because --ojson is for others to read, one title spoils a whole library, and mlr itself ends with 0.
# Hurts: whoever turns a CSV of what they have watched into JSON for an import.
# Output seen:
#   {"title": .45, "year": 2006}
#   {"title": "+1", "year": 2013}
#   {"title": 1., "year": 2020}
#   {"title": 0x1F, "year": 1999}
#   python3 reads: 1 of 4
#   -S: {"title": ".45", "year": "2006"}
set -euo pipefail
version=6.6.0-2+b3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "miller=$version" >/dev/null 2>&1 ||
  { echo "cannot fetch miller $version: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
printf '%s\n' title,year .45,2006 +1,2013 1.,2020 0x1F,1999 >films.csv
seen=$(
  usr/bin/mlr --icsv --ojsonl cat films.csv
  read=0
  while IFS= read -r line; do
    ! python3 -c 'import json, sys; json.loads(sys.argv[1])' "$line" 2>/dev/null || read=$((read + 1))
  done < <(usr/bin/mlr --icsv --ojsonl cat films.csv)
  echo "python3 reads: $read of 4"
  usr/bin/mlr --icsv --ojsonl -S head -n 1 films.csv | sed 's/^/-S: /'
)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
{"title": .45, "year": 2006}
{"title": "+1", "year": 2013}
{"title": 1., "year": 2020}
{"title": 0x1F, "year": 1999}
python3 reads: 1 of 4
-S: {"title": ".45", "year": "2006"}
EXPECTED
