# SPDX-License-Identifier: MIT
"""A library that is being written at every moment, for whatever looks at it, copies it or backs it up meanwhile."""
import datetime
import json
import pathlib
import shutil
import subprocess
import time

from programs import Build


class Importing:
    """A folder with a first import and a backup, in which a full import runs, and again whenever it has ended."""

    def __init__(self, program, folder, sandbox, rng):
        self.build, self.first, self.sandbox, self.rng = Build("busy", program, folder), folder / "first", sandbox, rng
        self.build.home.mkdir()
        self.build.expect(sandbox, "trakt", "connect")
        self.build.expect(sandbox, "import", "--only", "watchlist")
        self.back_up_earlier()
        shutil.copytree(self.build.home, self.first)
        begun = time.perf_counter()
        self.build.expect(sandbox, "import")
        self.lasts = time.perf_counter() - begun
        self.plays = self.build.ask("SELECT count(*) FROM plays")
        self.process = None

    def back_up_earlier(self):
        """Older than an hour: so the import makes another one, and takes this one away."""
        made = pathlib.Path(json.loads(self.build.expect(self.sandbox, "backup", "--json"))["file"])
        then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=2)
        made.rename(made.with_name(then.strftime("cinemarco-%Y-%m-%dT%H-%M-%SZ.db")))

    def wait_for_a_moment(self):
        if self.process and self.process.poll() is None:
            time.sleep(self.rng.uniform(0, 0.2))
        if self.process is None or self.process.poll() is not None:
            self.build.clear()
            shutil.copytree(self.first, self.build.home)
            self.process = subprocess.Popen([self.build.program, "import"], env=self.build.environment(self.sandbox),
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(self.rng.uniform(0, self.lasts))

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
