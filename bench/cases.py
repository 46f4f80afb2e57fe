# SPDX-License-Identifier: MIT
"""What is measured. A case does one thing with one build and gives its figures; its name says what is one sample."""
import itertools
import statistics
import subprocess
import time

from programs import Failed, Sandbox, bare_rows
from summing import sums

API_IN_FLIGHT = 16  # requests to TMDB that are on their way at once, at most
PICTURES_IN_FLIGHT = 10
AWAY = 0.050  # seconds until the far stand-in answers


class World:
    """The stand-ins and the account's export, the same for every build."""

    def __init__(self, program, plays, folder):
        size = ("--plays", str(plays))
        self.folder = folder
        self.export = folder / "export.zip"
        subprocess.run([program, "--account", "large", *size, "--write-export", self.export], check=True)
        self.near = Sandbox(program, *size)
        latency = ("--latency", str(int(AWAY * 1000)))
        self.far = Sandbox(program, *latency, "--image-latency", "0")
        self.far_pictures = Sandbox(program, *latency)

    def stop(self):
        for sandbox in (self.near, self.far, self.far_pictures):
            sandbox.stop()


def import_export(world, build):
    build.clear()
    figures = build.run(world.near, "import", str(world.export), "--json")[0]
    figures["file"] = build.database().stat().st_size
    figures["limit"] = bare_rows(build.database(), world.folder / "bare.db")  # the same rows by SQLite alone
    return figures


def import_export_again(world, build):
    return build.run(world.near, "import", str(world.export), "--json")[0]


def import_live(world, build):
    build.clear()
    build.run(world.near, "trakt", "connect")
    figures = build.run(world.near, "import", "--json")[0]
    figures["file"] = build.database().stat().st_size
    figures["limit"] = bare_rows(build.database(), world.folder / "bare.db")  # the same rows by SQLite alone
    return figures


def import_again(world, build):
    return build.run(world.near, "import", "--json")[0]


def first_sync(world, build):
    """Sets what follows on even ground; whether it asked more than once is of no interest."""
    return build.run(world.near, "sync", "--json")[0]


def idle_sync(world, build):
    figures, told = build.run(world.near, "sync", "--json")
    figures["requests"] = told["requests"]["trakt"]
    if build.name == "new" and figures["requests"] != 1:
        raise Failed(f"A sync of nothing took {figures['requests']} requests to Trakt.")
    figures["limit"] = build.run(world.near, "--version")[0]["wall"]  # the program by itself
    return figures


def watch_one(world, builds):
    world.near.watch(builds[0].ask("SELECT max(tmdb_id) FROM movies"))


def sync_one_play(world, build):
    figures, told = build.run(world.near, "sync", "--json")
    if told["plays"]["new"] != 1:
        raise Failed(f"{build.name}: a sync of one new play brought {told['plays']['new']}.")
    return figures


def version(world, build):
    return build.run(world.near, "--version")[0]


def status(world, build):
    return build.run(world.near, "status", "--json")[0]


def start_server(world, build):
    build.stop_serving()
    wall = build.serve(world.near)
    time.sleep(0.5)
    return {"wall": wall, "memory": build.server_memory()}


def pages(path, most):
    """A list page by page; each address is asked for once, so that none is answered from memory."""
    def ask(build):
        cursor = None
        for _ in range(most):
            cursor = build.get(path + (f"&cursor={cursor}" if cursor else ""))["next_cursor"]
            yield
            if not cursor:
                return
    return ask


def one(path):
    def ask(build):
        build.get(path)
        yield
    return ask


def requests(build, questions):
    """One after the other: the median of the wall time, the mean of the server's CPU time."""
    walls, spent = [], build.server_cpu()
    for ask in questions:
        begun = time.perf_counter()
        for _ in ask(build):
            walls.append(time.perf_counter() - begun)
            begun = time.perf_counter()
    return {"wall": statistics.median(walls), "cpu": (build.server_cpu() - spent) / len(walls)}


SORTS = [(sort, order) for sort in ("title", "added", "watched", "released", "rating") for order in ("asc", "desc")]


def health(_world, build):
    return requests(build, [one("/api/health")] * 200)


def library_pages(_world, build):
    return requests(build, [pages(f"/api/library?limit=50&sort={sort}&order={order}", 30) for sort, order in SORTS])


def library_whole(_world, build):
    return requests(build, [pages(f"/api/library?limit=1000&sort={sort}&order={order}", 9) for sort, order in SORTS])


def history_pages(_world, build):
    return requests(build, [pages("/api/plays?limit=200", 100), pages("/api/plays?limit=100&type=series", 100)])


def months(_world, build):
    return requests(build, [one(f"/api/plays/months{question}") for question in ("", "?type=movie", "?type=series")])


def search(_world, build):
    words = ["".join(letters) for letters in itertools.product("abcdefglmnoprstw", "aeiou")] + ["the", "of", "night"]
    return requests(build, [one(f"/api/library?q={word}&limit=50") for word in words])


def up_next(_world, build):
    return requests(build, [one(f"/api/up-next?limit={limit}") for limit in range(20, 100)])


# Many at once: requests a second, and the 99th percentile. wrk keeps 64 connections busy.
def load(build, path, seconds):
    told = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", build.url.rstrip("/") + path],
                          check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told:
        raise Failed(f"{build.name}: {path} under load is not answered with 200.")
    figures = {}
    for line in told.splitlines():
        words = line.split()
        if words[:1] == ["Requests/sec:"]:
            figures["rate"] = float(words[1])
        if words[:1] == ["99%"]:
            number = float(words[1].rstrip("mus"))
            figures["p99"] = number * {"us": 1e-6, "ms": 1e-3}.get(words[1][-2:], 1)
    return figures


def crowd(_world, build):
    figures = load(build, "/api/library?limit=50", 2)
    figures["limit"] = load(build, "/api/health", 2)["rate"]
    return figures


def crowd_in_import(_world, build):
    """A list while an import runs."""
    build.change("DELETE", "/api/cache")
    build.change("POST", "/api/import")
    figures = load(build, "/api/library?limit=50", 2)
    while build.get("/api/import")["state"] == "running":
        time.sleep(0.05)
    return figures


def stop_server(_world, build):
    build.stop_serving()
    return {}


def import_far(sandbox, build, *options):
    build.clear()
    build.run(sandbox, "trakt", "connect")
    figures, told = build.run(sandbox, "import", "--json", *options)
    return figures, told["requests"]


def import_from_afar(world, build):
    figures, asked = import_far(world.far, build)
    figures["limit"] = (asked["trakt"] + asked["tmdb"]) * AWAY / API_IN_FLIGHT
    return figures


def until_pictures(world, build):
    """What makes an import wait for its pictures, where it does not by itself."""
    waits = "--wait-for-pictures"
    return [waits] if waits in build.run(world.near, "import", "--help")[1] else []


def import_and_pictures(world, build):
    build.clear()
    build.run(world.near, "trakt", "connect")
    return build.run(world.near, "import", "--json", *until_pictures(world, build))[0]


def import_with_pictures(world, build):
    figures, asked = import_far(world.far_pictures, build, *until_pictures(world, build))
    figures["limit"] = asked["images"] * AWAY / PICTURES_IN_FLIGHT
    return figures


# Name, case, how often in each round, what happens before each time, what the limit is.
CASES = [
    ("import of an export", import_export, 1, None, "the same rows by SQLite alone"),
    ("import of an export, again", import_export_again, 1, None, None),
    ("import until its pictures are here", import_and_pictures, 1, None, None),
    ("import, live", import_live, 1, None, "the same rows by SQLite alone"),
    ("import, again", import_again, 1, None, None),
    (None, first_sync, 1, None, None),
    ("sync, nothing new", idle_sync, 5, None, "the program saying its version"),
    ("sync, one new play", sync_one_play, 3, watch_one, None),
    ("the program's start: --version", version, 10, None, None),
    ("status", status, 5, None, None),
    ("server: start to first answer", start_server, 3, None, None),
    ("server: /api/health", health, 2, None, None),
    ("server: library, by 50", library_pages, 1, None, None),
    ("server: library, by 1000", library_whole, 1, None, None),
    ("server: history", history_pages, 1, None, None),
    ("server: months of the history", months, 1, None, None),
    ("server: search", search, 1, None, None),
    ("server: up next", up_next, 1, None, None),
    ("server: statistics, calendar", sums, 1, None, "the bare SQL of its parts"),
    ("server: 64 ask for the list", crowd, 1, None, "64 ask for /api/health"),
    ("server: 64, in an import", crowd_in_import, 1, None, None),
    (None, stop_server, 1, None, None),
    ("import, TMDB 50 ms away", import_from_afar, 1, None, f"requests x 50 ms / {API_IN_FLIGHT} in flight"),
    ("import, its pictures too", import_with_pictures, 1, None, f"pictures x 50 ms / {PICTURES_IN_FLIGHT} in flight"),
]
