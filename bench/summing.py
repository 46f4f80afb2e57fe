# SPDX-License-Identifier: MIT
"""What statistics and the calendar cost, beside the bare SQL of their parts."""
import contextlib
import sqlite3
import statistics
import time

# The same sums by SQLite alone, days by UTC: plays with their runtime, then each list of the answer.
PLAYS = """
CREATE TEMP TABLE seen AS
SELECT p.id, p.watched_at, p.media_type, p.title_tmdb_id, m.id AS movie_id, s.id AS series_id,
       coalesce(m.runtime_minutes, e.runtime_minutes, s.episode_run_time_minutes) AS minutes
FROM plays p
LEFT JOIN movies m ON p.media_type = 'movie' AND m.tmdb_id = p.title_tmdb_id
LEFT JOIN series s ON p.media_type = 'episode' AND s.tmdb_id = p.title_tmdb_id
LEFT JOIN episodes e ON e.series_id = s.id AND e.season_number = p.season_number AND e.episode_number = p.episode_number
WHERE p.removed_at IS NULL"""
PARTS = [PLAYS] + [
    f"SELECT strftime('{form}', watched_at) AS at, count(*), sum(minutes) FROM seen GROUP BY 1 ORDER BY 1"
    for form in ("%Y", "%Y-%m", "%w", "%H", "%Y-%m-%d")] + [
    "SELECT count(*), count(DISTINCT title_tmdb_id), sum(minutes), sum(minutes IS NULL) FROM seen",
    *(f"SELECT g.value, count(DISTINCT s.title_tmdb_id), count(*), sum(s.minutes) FROM seen s LEFT JOIN movies m ON "
      f"m.id = s.movie_id LEFT JOIN series t ON t.id = s.series_id, json_each(coalesce(m.{of}, t.{of})) g GROUP BY 1"
      for of in ("genres", "countries")),
    "SELECT substr(coalesce(m.release_date, t.first_air_date), 1, 3), count(*), sum(s.minutes) FROM seen s LEFT JOIN "
    "movies m ON m.id = s.movie_id LEFT JOIN series t ON t.id = s.series_id GROUP BY 1",
    "SELECT coalesce(m.original_language, t.original_language), count(*), sum(s.minutes) FROM seen s LEFT JOIN "
    "movies m ON m.id = s.movie_id LEFT JOIN series t ON t.id = s.series_id GROUP BY 1",
    "SELECT g.value, count(*), sum(s.minutes) FROM seen s JOIN series t ON t.id = s.series_id, json_each(t.networks) g "
    "GROUP BY 1",
    *(f"SELECT c.contributor_id, c.role_type, sum(n), sum(minutes) FROM (SELECT {of}, count(*) AS n, sum(minutes) AS minutes "
      f"FROM seen WHERE {of} IS NOT NULL GROUP BY 1) s JOIN media_contributors c USING ({of}) GROUP BY 1, 2 ORDER BY 3 DESC "
      "LIMIT 60" for of in ("movie_id", "series_id")),
    "SELECT personal_rating, count(*) FROM library_entries GROUP BY 1",
]


def bare_sums(database):
    """Seconds that SQLite takes for all parts."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        begun = time.perf_counter()
        for part in PARTS:
            db.execute(part).fetchall()
        return time.perf_counter() - begun


def timed(build, path):
    begun = time.perf_counter()
    build.get(path)
    return time.perf_counter() - begun


def serves(build, path):
    try:
        build.get(path)
        return True
    except Exception:  # an older build answers 404
        return False


def sums(_world, build):
    """wall: all of it the first time after a write; again: kept; year: one year the first time."""
    if not serves(build, "/api/stats"):
        return {"wall": 0, "again": 0, "year": 0, "calendar": 0, "grown": 0, "limit": 0}
    build.note_something()
    before = build.server_memory()
    first = timed(build, "/api/stats")
    figures = {"wall": first, "again": statistics.median(timed(build, "/api/stats") for _ in range(20)),
               "year": statistics.median(timed(build, f"/api/stats/{year}") for year in range(2015, 2024)),
               "calendar": statistics.median(timed(build, f"/api/calendar?from=2019-01-{day:02}&to=2019-04-{day:02}")
                                             for day in range(1, 29)),
               "grown": build.server_memory() - before}
    figures["limit"] = bare_sums(build.database())
    return figures
