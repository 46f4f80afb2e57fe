#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""recount.py DATABASE TODAY DOCUMENTS: counts every play of account 1 by hand, slowly, and compares.

DOCUMENTS holds one answer of /api/stats or /api/milestones a line; TODAY is the account's day. Prints what differs, and fails if anything
does. It follows docs/contract.md#rule-15 and shares nothing with the program but the database.
"""
import datetime
import json
import sqlite3
import sys
import zoneinfo
from collections import defaultdict

ROLES = {"actors": "actor", "directors": "director", "writers": "writer"}
MOST_PEOPLE = MOST_FINISHED = 50
MOST_EVENINGS = 10


class Play:
    def __init__(self, row, zone):
        self.id, self.history, kind, self.number, season, episode, at, day = row
        self.is_movie = kind == "movie"
        self.episode = None if self.is_movie else (season or 0, episode or 0)
        self.instant = datetime.datetime.fromisoformat(at.replace("Z", "+00:00")) if at else None
        local = self.instant.astimezone(zone) if at else None
        self.day = local.date() if at else datetime.date.fromisoformat(day) if day else None
        self.hour = local.hour if at else None
        self.own_day = self.day

    def order(self):
        """Which play of an episode decides: docs/contract.md#rule-4, and #rule-11 for days alone."""
        return self.order_of(self.day)

    def own_order(self):
        """Whatever day it counts on."""
        return self.order_of(self.own_day)

    def order_of(self, day):
        far = datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)
        return (day is None, day or datetime.date.max, self.instant is None, self.instant or far,
                self.history is None, self.history or 0, self.id)


def read_plays(db, zone):
    rows = db.execute("SELECT id, trakt_history_id, media_type, title_tmdb_id, season_number, episode_number,"
                      " watched_at, watched_day FROM plays WHERE account_id = 1 AND removed_at IS NULL")
    plays = [Play(row, zone) for row in rows]
    episodes = defaultdict(list)
    for play in plays:
        if not play.is_movie and play.number is not None:
            episodes[play.number, play.episode].append(play)
    moved = {(number, (season, episode)): day for number, season, episode, day in db.execute(
        "SELECT s.tmdb_id, x.season_number, x.episode_number, x.watched_date FROM episode_progress x"
        " JOIN watch_sessions w ON w.id = x.session_id AND w.is_default = 1"
        " JOIN library_entries e ON e.id = x.entry_id JOIN series s ON s.id = e.series_id"
        " WHERE e.account_id = 1 AND x.date_source = 'air_date'")}
    for key, day in moved.items():
        deciding = min(episodes[key], key=Play.order)
        deciding.day, deciding.hour = datetime.date.fromisoformat(day), None
    return plays


def read_titles(db):
    titles = {}
    for row in db.execute("SELECT tmdb_id, id, runtime_minutes, genres, countries, release_date, original_language"
                          " FROM movies"):
        titles[True, row[0]] = {"row": row[1], "runtime": row[2], "genres": set(json.loads(row[3])),
                                "countries": set(json.loads(row[4])), "networks": set(), "day": row[5],
                                "language": row[6], "rating": None}
    for row in db.execute("SELECT tmdb_id, id, episode_run_time_minutes, genres, countries, first_air_date,"
                          " original_language, networks FROM series"):
        titles[False, row[0]] = {"row": row[1], "runtime": row[2], "genres": set(json.loads(row[3])),
                                 "countries": set(json.loads(row[4])), "networks": set(json.loads(row[7])),
                                 "day": row[5], "language": row[6], "rating": None}
    for movie, series, rating in db.execute(
            "SELECT m.tmdb_id, s.tmdb_id, e.personal_rating FROM library_entries e"
            " LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id"
            " WHERE e.account_id = 1"):
        titles[movie is not None, movie if movie is not None else series]["rating"] = rating
    return titles


class Library:
    def __init__(self, file):
        self.db = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        (zone,) = self.db.execute("SELECT time_zone FROM accounts WHERE id = 1").fetchone()
        self.plays = read_plays(self.db, zoneinfo.ZoneInfo(zone))
        self.titles = read_titles(self.db)
        self.runtimes = {(number, (season, episode)): minutes for number, season, episode, minutes in self.db.execute(
            "SELECT s.tmdb_id, e.season_number, e.episode_number, e.runtime_minutes FROM episodes e"
            " JOIN series s ON s.id = e.series_id WHERE e.runtime_minutes IS NOT NULL")}

    def minutes(self, play):
        """None: there is no runtime."""
        if play.number is None:
            return None
        own = None if play.is_movie else self.runtimes.get((play.number, play.episode))
        title = self.titles.get((play.is_movie, play.number))
        return own if own is not None else title and title["runtime"]

    def recount(self, first, last, today):
        plays = [play for play in self.plays if counts(play, first, last)]
        titled = [play for play in plays if play.number is not None]
        movies = {play.number for play in titled if play.is_movie}
        series = {play.number for play in titled if not play.is_movie}
        episodes = {(play.number, play.episode) for play in titled if not play.is_movie}
        return {
            "from": first and str(first), "to": last and str(last),
            "totals": {
                "plays": len(plays), "movie_plays": sum(play.is_movie for play in plays),
                "episode_plays": sum(not play.is_movie for play in plays), "movies": len(movies),
                "series": len(series), "episodes": len(episodes),
                "minutes": sum(self.minutes(play) or 0 for play in plays),
                "rewatches": len(titled) - len(movies) - len(episodes),
                "plays_without_date": sum(play.day is None for play in plays),
                "plays_without_runtime": sum(self.minutes(play) is None for play in titled),
                "plays_without_title": len(plays) - len(titled)},
            "by_year": self.by(plays, "year", lambda play: play.day and play.day.year),
            "by_month": self.by(plays, "month", lambda play: play.day and str(play.day)[:7]),
            "by_weekday": self.by(plays, "weekday", lambda play: play.day and play.day.isoweekday()),
            "by_hour": self.by(plays, "hour", lambda play: play.hour),
            "genres": self.named(titled, "name", lambda title: title["genres"]),
            "decades": sorted(self.named(titled, "decade", decade), key=lambda row: row["decade"]),
            "languages": self.named(titled, "language", lambda title: {title["language"]} - {None}),
            "countries": self.named(titled, "country", lambda title: title["countries"]),
            "networks": self.named(titled, "name", lambda title: title["networks"]),
            "ratings": self.ratings(titled),
            "people": {name: self.people(titled, role) for name, role in ROLES.items()},
            "streaks": streaks(sorted({play.day for play in plays if play.day}), today)}

    def milestones(self, first, last, today):
        evenings = defaultdict(list)
        for play in self.plays:
            if play.hour is not None and counts(play, first, last):
                evenings[play.day].append(play)
        longest = [{"day": str(day), "plays": len(plays), "minutes": sum(self.minutes(play) or 0 for play in plays)}
                   for day, plays in evenings.items()]
        longest.sort(key=lambda row: (row["minutes"], row["day"]), reverse=True)
        return {"from": first and str(first), "to": last and str(last), "firsts": self.firsts(first, last),
                "longest_evenings": longest[:MOST_EVENINGS], "finished_series": self.finished(first, last),
                "backlog": self.backlog(today)}

    def firsts(self, first, last):
        """The ids of their plays alone: the rest is what the play says."""
        found = []
        for is_movie in (True, False):
            plays = [play for play in self.plays if play.is_movie == is_movie and play.own_day
                     and (first is None or first <= play.own_day) and (last is None or play.own_day <= last)]
            if plays:
                found.append(min(plays, key=Play.own_order).id)
        return found

    def entries(self, status):
        return self.db.execute("SELECT e.id, e.movie_id, e.series_id, e.title FROM library_entries e"
                               " WHERE e.account_id = 1 AND e.watch_status = ?", (status,)).fetchall()

    def finished(self, first, last):
        found = []
        for entry, _, series, title in self.entries("completed"):
            if series is None:
                continue
            days = self.db.execute(
                "SELECT x.watched_date, x.date_source FROM episode_progress x JOIN watch_sessions w"
                " ON w.id = x.session_id AND w.is_default = 1 WHERE x.entry_id = ? AND x.season_number >= 1",
                (entry,)).fetchall()
            if not days or any(day is None or source == "air_date" for day, source in days):
                continue
            begun, ended = (datetime.date.fromisoformat(end(day for day, _ in days)) for end in (min, max))
            if (first is None or first <= ended) and (last is None or ended <= last):
                (number,) = self.db.execute("SELECT tmdb_id FROM series WHERE id = ?", (series,)).fetchone()
                found.append({"entry_id": entry, "tmdb_id": number, "title": title, "from": str(begun),
                              "to": str(ended), "days": (ended - begun).days + 1, "episodes": len(days)})
        found.sort(key=lambda row: (row["title"], row["entry_id"]))
        found.sort(key=lambda row: row["to"], reverse=True)
        return found[:MOST_FINISHED]

    def backlog(self, today):
        minutes = []
        movies = [movie for _, movie, _, _ in self.entries("not_started") if movie is not None]
        for movie in movies:
            minutes += [runtime for runtime, day in self.db.execute(
                "SELECT runtime_minutes, release_date FROM movies WHERE id = ?", (movie,)) if day and day <= str(today)]
        movies = len(minutes)
        for entry, _, series, _ in self.entries("not_started") + self.entries("in_progress"):
            if series is not None:
                minutes += [own if own is not None else usual for own, usual in self.db.execute(
                    "SELECT p.runtime_minutes, s.episode_run_time_minutes FROM library_episodes v"
                    " JOIN episodes p ON p.id = v.episode_id JOIN series s ON s.id = p.series_id"
                    " WHERE v.entry_id = ? AND v.season_number >= 1 AND v.counts_from <= ? AND NOT v.is_watched",
                    (entry, str(today)))]
        return {"movies": movies, "episodes": len(minutes) - movies, "minutes": sum(it or 0 for it in minutes),
                "without_runtime": minutes.count(None)}

    def by(self, plays, name, key):
        groups = defaultdict(list)
        for play in plays:
            if key(play) is not None:
                groups[key(play)].append(play)
        return [{name: group, "plays": len(groups[group]),
                 "minutes": sum(self.minutes(play) or 0 for play in groups[group])} for group in sorted(groups)]

    def named(self, plays, name, names):
        groups = defaultdict(list)
        for play in plays:
            title = self.titles.get((play.is_movie, play.number))
            for group in names(title) if title else ():
                groups[group].append(play)
        rows = [{name: group, "titles": len({(play.is_movie, play.number) for play in found}), "plays": len(found),
                 "minutes": sum(self.minutes(play) or 0 for play in found)} for group, found in groups.items()]
        return sorted(rows, key=lambda row: (-row["plays"], row[name]))

    def ratings(self, plays):
        titles = {(play.is_movie, play.number) for play in plays}
        rated = [self.titles[title]["rating"] for title in titles if title in self.titles]
        return [{"rating": rating, "titles": rated.count(rating)} for rating in range(1, 6) if rating in rated]

    def people(self, plays, role):
        number = defaultdict(int)
        for play in plays:
            number[play.is_movie, play.number] += 1
        found = []
        for person, name in self.db.execute("SELECT tmdb_person_id, name FROM contributors").fetchall():
            titles = self.db.execute(
                "SELECT DISTINCT m.tmdb_id, s.tmdb_id FROM media_contributors r"
                " JOIN contributors c ON c.id = r.contributor_id LEFT JOIN movies m ON m.id = r.movie_id"
                " LEFT JOIN series s ON s.id = r.series_id WHERE c.tmdb_person_id = ? AND r.role_type = ?",
                (person, role)).fetchall()
            seen = [number[key] for key in ((True, m) if m is not None else (False, s) for m, s in titles)
                    if key in number]
            if seen:
                found.append({"tmdb_person_id": person, "name": name, "titles": len(seen), "plays": sum(seen)})
        found.sort(key=lambda row: (-row["titles"], -row["plays"], row["name"], row["tmdb_person_id"]))
        return found[:MOST_PEOPLE]


def counts(play, first, last):
    if play.day is None:
        return first is None and last is None
    return (first is None or first <= play.day) and (last is None or play.day <= last)


def decade(title):
    return {int(title["day"][:4]) // 10 * 10} if title["day"] else set()


def streaks(days, today):
    runs = []
    for day in days:
        if runs and day - runs[-1][-1] == datetime.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    rows = [{"days": len(run), "from": str(run[0]), "to": str(run[-1])} for run in runs]
    yesterday = today - datetime.timedelta(days=1)
    current = [row for row in rows if row["to"] in (str(today), str(yesterday))]
    longest = max(rows, key=lambda row: (row["days"], row["to"])) if rows else None
    return {"longest": longest, "current": current[-1] if current else None}


def main():
    library = Library(sys.argv[1])
    today = datetime.date.fromisoformat(sys.argv[2])
    failures = 0
    with open(sys.argv[3], encoding="utf-8") as file:
        for line in file:
            answer = json.loads(line)
            days = [answer[end] and datetime.date.fromisoformat(answer[end]) for end in ("from", "to")]
            if "firsts" in answer:
                expected = library.milestones(*days, today)
                answer["firsts"] = [row["play_id"] for row in answer["firsts"]]
            else:
                expected = library.recount(*days, today)
            for name in sorted(set(expected) | set(answer)):
                if expected.get(name) != answer.get(name):
                    failures += 1
                    print(f"{days[0]} to {days[1]}, {name}:\n  told {json.dumps(answer.get(name))[:600]}"
                          f"\n  is   {json.dumps(expected.get(name))[:600]}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
