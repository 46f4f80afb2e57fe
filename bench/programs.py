# SPDX-License-Identifier: MIT
"""The programs that are measured, from outside: a build's cinemarco, its server, and the stand-in that both ask."""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time
import urllib.request


class Failed(Exception):
    """What is measured did not do what it should: no figure would mean anything."""


def find_program(folder):
    """cinemarco in a build folder or in a checkout that was built."""
    for place in (folder, folder / "build", folder / "build-bench"):
        if (place / "cinemarco").is_file():
            return (place / "cinemarco").resolve()
    raise Failed(f"There is no cinemarco in {folder} or {folder}/build. Build it there: make build")


def bytes_written(pid):
    """What a process that has ended sent to the disk; 0 where the folder lies in memory."""
    for line in pathlib.Path(f"/proc/{pid}/io").read_text().splitlines():
        if line.startswith("write_bytes"):
            return int(line.split()[1])
    raise Failed("The system does not tell what a process writes.")


class Sandbox:
    """The stand-in, with one account; its settings are those of every program that asks it."""

    def __init__(self, program, *options):
        self.process = subprocess.Popen(
            [program, "--account", "large", "--auto-approve", "--die-with-parent", *options],
            stdout=subprocess.PIPE, text=True)
        self.settings = {}
        for line in self.process.stdout:
            name, equals, value = line.strip().partition("=")
            if equals:
                self.settings[name] = value
            if name == "ready":
                return
        raise Failed("The stand-in did not start.")

    def watch(self, movie):
        """One play, of this second."""
        address = self.settings["TRAKT_API_URL"].removesuffix("/trakt") + "/sandbox/account"
        body = json.dumps({"add_plays": [{"movie": movie}]}).encode()
        urllib.request.urlopen(address, body).read()

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Build:
    """One cinemarco, with a data folder of its own."""

    def __init__(self, name, program, folder):
        self.name = name
        self.program = program
        self.home = folder / name
        self.server = None

    def database(self):
        return self.home / "cinemarco.db"

    def ask(self, query):
        with contextlib.closing(sqlite3.connect(self.database())) as db:
            return db.execute(query).fetchone()[0]

    def clear(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def pictures(self):
        """Bytes of the pictures on disk, by whole blocks as the system counts what is written."""
        return sum(it.stat().st_blocks * 512 for it in (self.home / "images").rglob("*") if it.is_file())

    def environment(self, sandbox):
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LANG") if name in os.environ}
        return kept | sandbox.settings | {
            "HOME": str(self.home), "CINEMARCO_DATA_DIR": str(self.home), "CINEMARCO_TIME_ZONE": "Europe/Berlin",
            "CINEMARCO_TMDB_RATE": "0", "CINEMARCO_TRAKT_RATE": "0", "CINEMARCO_LISTEN": "127.0.0.1:0",
            "CINEMARCO_BACKUPS": "off"}

    def run(self, sandbox, *arguments):
        """One process to its end: its figures, and what it said as JSON."""
        self.home.mkdir(exist_ok=True)
        pictures = self.pictures()
        told = self.home.with_suffix(".out")
        with told.open("w") as out, open(os.devnull, "w") as nothing:
            begun = time.perf_counter()
            process = subprocess.Popen([self.program, *arguments], env=self.environment(sandbox), stdout=out,
                                       stderr=nothing, cwd=self.home.parent)
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
            written = bytes_written(process.pid)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise Failed(f"{self.name}: cinemarco {' '.join(arguments)} ended with {process.returncode}: "
                         f"{told.read_text()[:500]}")
        figures = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024,
                   "written": written - (self.pictures() - pictures)}
        text = told.read_text()
        return figures, json.loads(text) if "--json" in arguments else text

    def outcome(self, sandbox, *arguments):
        """A command to its end: its exit code, and all that it said."""
        done = subprocess.run([self.program, *map(str, arguments)], env=self.environment(sandbox), capture_output=True,
                              text=True, cwd=self.home.parent)
        return done.returncode, done.stdout + done.stderr

    def expect(self, sandbox, *arguments):
        code, said = self.outcome(sandbox, *arguments)
        if code != 0:
            raise Failed(f"{self.home}: cinemarco {' '.join(map(str, arguments))} ended with {code}: {said[:2000]}")
        return said

    def serve(self, sandbox):
        """Starts the server; returns the seconds to its first answer."""
        begun = time.perf_counter()
        self.server = subprocess.Popen([self.program, "serve", "--json"], env=self.environment(sandbox),
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                       cwd=self.home.parent)
        line = self.server.stdout.readline()
        if not line:
            raise Failed(f"{self.name}: the server did not start.")
        self.url = json.loads(line)["url"]
        self.line = http.client.HTTPConnection(self.url.removeprefix("http://").rstrip("/"))
        self.get("/api/health")
        return time.perf_counter() - begun

    def get(self, path):
        self.line.request("GET", path)
        answer = self.line.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise Failed(f"{self.name}: GET {path} is answered with {answer.status}: {body[:300]!r}")
        return json.loads(body)

    def change(self, method, path):
        urllib.request.urlopen(urllib.request.Request(self.url.rstrip("/") + path, method=method)).read()

    def note_something(self):
        """A write, so that no answer of before it counts."""
        entry = self.ask("SELECT id FROM library_entries LIMIT 1")
        body = json.dumps({"notes": f"{time.monotonic()}"}).encode()
        urllib.request.urlopen(urllib.request.Request(
            f"{self.url.rstrip('/')}/api/library/{entry}", body, {"Content-Type": "application/json"}, method="PATCH")).read()

    def server_cpu(self):
        """Seconds that the server's threads have computed, to the nanosecond."""
        spent = 0
        for task in pathlib.Path(f"/proc/{self.server.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e9

    def server_memory(self):
        for line in pathlib.Path(f"/proc/{self.server.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise Failed(f"{self.name}: the server is gone.")

    def stop_serving(self):
        if self.server:
            self.line.close()
            self.server.terminate()
            self.server.wait()
            self.server = None


def bare_rows(source, target):
    """SQLite's own limit: seconds in which it takes all rows of a database into a new one of the same schema."""
    target.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as db:
        db.execute("ATTACH ? AS source", (str(source),))
        # What a virtual table keeps its rows in comes with it, and triggers fill it.
        tables = [name for name, in db.execute(
            "SELECT l.name FROM pragma_table_list l JOIN source.sqlite_schema s ON s.name = l.name "
            "WHERE l.schema = 'source' AND l.type = 'table' AND l.name NOT LIKE 'sqlite_%' ORDER BY s.rowid")]
        shadows = {name for name, in db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'source' AND type = 'shadow'")}
        schema = [(name, sql) for name, sql in db.execute(
            "SELECT name, sql FROM source.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type = 'trigger', rowid") if name not in shadows]
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        for _, sql in schema:
            db.execute(sql)
        columns = {name: ", ".join(f'"{column}"' for column, in db.execute(  # those that are written, not computed
            "SELECT name FROM pragma_table_info(?)", (name,))) for name in tables}
        begun = time.perf_counter()
        db.execute("BEGIN")
        for name in tables:
            db.execute(f"INSERT INTO main.{name} ({columns[name]}) SELECT {columns[name]} FROM source.{name}")
        db.execute("COMMIT")
        return time.perf_counter() - begun
