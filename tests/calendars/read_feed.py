#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/calendars/read_feed.py PROGRAM SANDBOX: /calendar.ics of a served library, read by Debian's own calendars.

khal, vdirsyncer and calcurse each take every event, on its day, with its title, however it is spelt; a day that moved
moves there too; and a library that has only old episodes is no empty feed.
"""
import contextlib
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.request

PROGRAM, SANDBOX = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
# As titles are spelt: what a line of iCalendar gives a meaning to, and what is cut between bytes where it must not be.
NAMES = ["Comma, semicolon; colon: \"quoted\"", "Ende gut, alles gut", "Место встречи изменить нельзя, и ещё очень длинное имя",
         "千と千尋の神隠しの長い長い長い長い長い長い題名", "Tabs\tand\nlines", "%{percent} {braces}", "Ünïcödé & <tags>"]
TODAY = datetime.datetime.now(datetime.timezone.utc).date()


def day(ahead):
    return (TODAY + datetime.timedelta(days=ahead)).isoformat()


class Calendars(unittest.TestCase):
    """One library with seven series, each with one episode ahead, and a server before it."""

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.start_sandbox()
        self.cinemarco("trakt", "connect")
        self.cinemarco("import")
        self.token = json.loads(self.cinemarco("account", "tokens", "--new", "calendar", "--scope", "read", "--json"))["token"]
        self.database = self.folder / "data" / "cinemarco.db"
        with self.library() as db:
            self.series = [id for id, in db.execute(
                "SELECT series_id FROM library_entries WHERE series_id IS NOT NULL AND watch_status <> 'abandoned' LIMIT ?",
                (len(NAMES),))]
            db.execute("UPDATE episodes SET air_date = '2001-02-03'")
            db.execute("UPDATE movies SET release_date = '2001-02-03'")
            for ahead, (series, name) in enumerate(zip(self.series, NAMES), 1):
                db.execute("UPDATE series SET name = ? WHERE id = ?", (name, series))
                db.execute("UPDATE episodes SET air_date = ?, name = 'Pilot' WHERE id = (SELECT id FROM episodes WHERE "
                           "series_id = ? AND season_number > 0 ORDER BY season_number, episode_number LIMIT 1)",
                           (day(ahead), series))
        self.start("server", PROGRAM, "serve", "--json")
        self.url = self.told["url"].rstrip("/") + "/calendar.ics?token=" + self.token

    @contextlib.contextmanager
    def library(self):
        with contextlib.closing(sqlite3.connect(self.database, timeout=20)) as db, db:
            yield db

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                "CINEMARCO_DATA_DIR": str(self.folder / "data"), "CINEMARCO_LISTEN": "127.0.0.1:0",
                "CINEMARCO_TIME_ZONE": "UTC", "CINEMARCO_TMDB_RATE": "0", "CINEMARCO_TRAKT_RATE": "0",
                **getattr(self, "settings", {})}

    def start(self, name, *command):
        process = subprocess.Popen([str(word) for word in command], env=self.environment(), cwd=self.folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(lambda: (process.terminate(), process.wait(), process.stdout.close()))
        if name == "server":
            self.told = json.loads(process.stdout.readline())
        return process

    def start_sandbox(self):
        self.settings = {}
        for line in self.start("sandbox", SANDBOX, "--auto-approve").stdout:
            key, equals, value = line.strip().partition("=")
            if equals:
                self.settings[key] = value
            if key == "ready":
                return
        self.fail("the stand-in did not start")

    def cinemarco(self, *words):
        return self.run_it(PROGRAM, *words)

    def run_it(self, *command):
        done = subprocess.run([str(word) for word in command], env=self.environment(), cwd=self.folder, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL)
        self.assertIn(done.returncode, (0, 3), f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def feed(self):
        return urllib.request.urlopen(self.url).read()

    def expected(self):
        """Titles as they must show, in the order of their days: what breaks a line is a blank."""
        with self.library() as db:
            numbers = {row[0]: row[1:] for row in db.execute(
                "SELECT s.name, e.season_number, e.episode_number FROM episodes e JOIN series s ON s.id = e.series_id "
                "WHERE e.air_date > ?", (day(0),))}
        return [(day(ahead), f"{name} · S{numbers[name][0]} E{numbers[name][1]} · Pilot".translate({9: " ", 10: " "}))
                for ahead, name in enumerate(NAMES, 1)]

    def khal(self, source):
        """(day, title) of all that khal shows from tomorrow on."""
        (self.folder / "khal.conf").write_text(
            f"[calendars]\n[[feed]]\npath = {source}\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            f"longdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {self.folder}/khal.db\n")
        told = self.run_it("khal", "-c", self.folder / "khal.conf", "list", "--once", "--format",
                           "{start-date}|{title}", "--day-format", "", day(1), "20d")
        return [tuple(line.split("|", 1)) for line in told.splitlines() if "|" in line]

    def test_khal_imports_every_event_on_its_day(self):
        (self.folder / "feed.ics").write_bytes(self.feed())
        (self.folder / "events").mkdir()
        self.khal(self.folder / "events")  # makes its database
        self.run_it("khal", "-c", self.folder / "khal.conf", "import", "--batch", self.folder / "feed.ics")
        self.assertEqual(self.khal(self.folder / "events"), self.expected())

    def test_vdirsyncer_subscribes_and_follows_a_day_that_moved(self):
        (self.folder / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{self.folder}/status/"\n[pair feed]\na = "there"\nb = "here"\ncollections = null\n'
            f'[storage there]\ntype = "http"\nurl = "{self.url}"\n'
            f'[storage here]\ntype = "filesystem"\npath = "{self.folder}/events/"\nfileext = ".ics"\n')
        (self.folder / "events").mkdir()
        sync = ["vdirsyncer", "-c", self.folder / "vdirsyncer.conf"]
        self.run_it(*sync, "discover")
        self.run_it(*sync, "sync")
        self.assertEqual(self.khal(self.folder / "events"), self.expected())
        with self.library() as db:
            db.execute("UPDATE episodes SET air_date = ?, told_at = '2026-01-01T00:00:00.000Z', retold = retold + 1 "
                       "WHERE air_date = ?", (day(12), day(1)))
        self.run_it(*sync, "sync")
        moved = [(day(12) if when == day(1) else when, title) for when, title in self.expected()]
        self.assertEqual(self.khal(self.folder / "events"), sorted(moved))

    def test_calcurse_leaves_out_no_event(self):
        (self.folder / "feed.ics").write_bytes(self.feed())
        self.run_it("calcurse", "-q", "-D", self.folder / "calcurse", "-i", self.folder / "feed.ics")
        told = self.run_it("calcurse", "-q", "-D", self.folder / "calcurse", "-Q", "--from", f"{TODAY:%m/%d/%Y}", "--days", "20",
                           "--filter-type", "event", "--format-event", "%m\n")
        self.assertEqual([line for line in told.splitlines() if " · S" in line], [title for _, title in self.expected()])

    def test_a_library_with_old_episodes_alone_is_no_empty_feed(self):
        with self.library() as db:
            db.execute("UPDATE episodes SET air_date = '2001-02-03'")
        self.assertIn(b"BEGIN:VEVENT", self.feed())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
