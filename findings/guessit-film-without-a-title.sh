#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# GuessIt 3.4.3 (Debian 12: python3-guessit 3.4.3-2, with rebulk 3.1.0-1).
# Behaviour: a film whose whole name is also a word of releases has no title: the member is absent, not empty. "Us (2019)"
# is a film from the US, "Cam (2018)" was filmed from a seat, "Dual (2022)" has two sound tracks, "Dutch (1991)" is in that
# language, and each is a movie with a year and nothing else. Names of which such a word is a part ("The Danish Girl",
# "Trailer Park Boys", "The Final Cut") and words that are no less common ("It", "No", "Io") keep their title.
# Surprises because a name, brackets and a year are what every media server asks for, nothing else could be the title, and
# result["title"] is a KeyError.
# Hurts: a tracker that is told file names by a player: the film is dropped, or searched for as "None 2019".
# Output seen:
#   Us (2019).mkv: country=US type=movie year=2019
#   Cam (2018).mkv: source=Camera type=movie year=2018
#   Dual (2022).mkv: other=Dual Audio type=movie year=2022
#   Dutch (1991).mkv: language=nl type=movie year=1991
#   It (2017).mkv: title=It type=movie year=2017
#   The Danish Girl (2015).mkv: title=The Danish Girl type=movie year=2015
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-guessit=3.4.3-2 python3-rebulk=3.1.0-1 python3-babelfish python3-dateutil python3-six \
  python3-toposort >/dev/null 2>&1 ||
  { echo "cannot fetch python3-guessit 3.4.3-2: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
export PYTHONPATH=$folder/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
seen=$(/usr/bin/python3 - <<'EOF'
from guessit import guessit
for name in ("Us (2019)", "Cam (2018)", "Dual (2022)", "Dutch (1991)", "It (2017)", "The Danish Girl (2015)"):
    found = {key: str(value) for key, value in guessit(name + ".mkv").items() if key not in ("container", "mimetype")}
    print(f"{name}.mkv:", *(f"{key}={found[key]}" for key in sorted(found)))
EOF
)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
Us (2019).mkv: country=US type=movie year=2019
Cam (2018).mkv: source=Camera type=movie year=2018
Dual (2022).mkv: other=Dual Audio type=movie year=2022
Dutch (1991).mkv: language=nl type=movie year=1991
It (2017).mkv: title=It type=movie year=2017
The Danish Girl (2015).mkv: title=The Danish Girl type=movie year=2015
EXPECTED
