# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Courant and the readers beside it, each driven through: first fetch, again, again after a restart."""
import html
import os
import shutil
import sqlite3
import subprocess
import time

from watching import Watched, value

TABLES = ("articles", "heads", "bodies", "images", "article_images", "channels")


def until_rows(watched, database, sql, expected, limit):
    """Waits until the rows are in the database; seconds of processor time by then, or None."""
    end = time.time() + limit
    while time.time() < end:
        if (value(database, sql) or 0) >= expected:
            return watched.look()
        if watched.ended():
            return None
        watched.look()
        time.sleep(0.03)
    return None


def figures(name, phase, server, begin, end, processor, memory, **more):
    said = server.stats()
    first = said["first"] or begin
    return dict(program=name, phase=phase, seconds=round(end - first, 2), cpu=round(processor, 2),
                peak_mb=round(memory), requests=said["requests"], conditional=said["conditional"],
                unchanged=said["unchanged"], bytes=said["bytes"], **more)


class Courant:
    name = "courant"

    def __init__(self, program, folder, data):
        self.program, self.folder, self.data = program, folder, data
        self.library = os.path.join(folder, "library")
        self.database = os.path.join(self.library, "library.sqlite")
        self.environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")

    def available(self):
        return os.path.exists(self.program)

    def start(self, *arguments):
        return Watched([self.program, "--data", self.library, *arguments], self.environment,
                       os.path.join(self.folder, "courant.log"))

    def first(self, server, about, limit):
        begin = time.time()
        watched = self.start("add", "--no-images", os.path.join(self.data, "feeds.opml"))
        processor = until_rows(watched, self.database, "SELECT count(*) FROM articles", about["articles"], limit)
        durable = time.time()
        yield figures(self.name, "first fetch, durable", server, begin, durable, processor or 0, watched.peak())
        processor = watched.look()
        while not watched.ended():
            processor = watched.look()
            time.sleep(0.03)
        rows = value(self.database, "SELECT count(*) FROM articles") or 0
        size = sum(os.path.getsize(self.database + end) for end in ("", "-wal") if os.path.exists(self.database + end))
        yield figures(self.name, "first fetch, indexed", server, begin, time.time(), processor, watched.peak(),
                      rows=rows, bytes_an_article=size // max(1, rows))
        watched.stop()

    def again(self, server, about, limit):
        """Commands start anew each time, so this is after a restart."""
        before = self.database + "-before"
        shutil.copy(self.database, before)
        server.reset()
        begin = time.time()
        watched = self.start("refresh", "--no-images")
        processor = 0.0
        while not watched.ended() and time.time() - begin < limit:
            processor = watched.look()
            time.sleep(0.02)
        yield figures(self.name, "unchanged, after a restart", server, begin, time.time(), processor, watched.peak(),
                      rows_written=self.written(before))
        watched.stop()

    def written(self, before):
        """Rows that are not as they were; the sources' check times are no articles and count apart."""
        with sqlite3.connect(self.database) as connection:
            connection.execute("ATTACH ? AS old", (before,))
            return sum(connection.execute(f"SELECT count(*) FROM (SELECT * FROM main.{table} EXCEPT "
                                          f"SELECT * FROM old.{table})").fetchone()[0] for table in TABLES)


class Newsboat:
    name = "newsboat"

    def __init__(self, folder, threads):
        self.folder = os.path.join(folder, f"newsboat{threads}")
        self.threads = threads
        self.name = f"newsboat, {threads} thread{'s' if threads > 1 else ''}"
        self.database = os.path.join(self.folder, "cache.db")

    def available(self):
        return shutil.which("newsboat")

    def reload(self, server, phase, about):
        begin = time.time()
        watched = Watched(["newsboat", "-C", self.folder + "/config", "-u", self.folder + "/urls", "-c", self.database,
                           "-x", "reload"], dict(os.environ, HOME=self.folder), self.folder + "/log")
        processor = 0.0
        while not watched.ended():
            processor = watched.look()
            time.sleep(0.02)
        result = figures(self.name, phase, server, begin, time.time(), processor, watched.peak(),
                         rows=value(self.database, "SELECT count(*) FROM rss_item"))
        watched.stop()
        return result

    def first(self, server, about, limit):
        os.makedirs(self.folder)
        with open(self.folder + "/config", "w") as file:
            file.write(f"auto-reload no\nreload-threads {self.threads}\nmax-items 0\n")
        with open(self.folder + "/urls", "w") as file:
            file.write("".join(one["url"] + "\n" for one in about["list"]))
        yield self.reload(server, "first fetch, durable", about)

    def again(self, server, about, limit):
        server.reset()
        yield self.reload(server, "unchanged, after a restart", about)
        server.reset()
        yield self.reload(server, "unchanged, after a second restart", about)


class Liferea:
    name = "liferea"

    def __init__(self, folder, display):
        self.folder = os.path.join(folder, "liferea")
        self.display = display
        self.database = self.folder + "/.local/share/liferea/liferea.db"
        self.bus = None

    def available(self):
        return shutil.which("liferea") and shutil.which("dbus-daemon") and self.display

    def start(self, update):
        for name in (".config/glib-2.0/settings", ".config/liferea", ".cache", "run"):
            os.makedirs(os.path.join(self.folder, name), mode=0o700, exist_ok=True)
        with open(self.folder + "/.config/glib-2.0/settings/keyfile", "w") as file:
            file.write(f"[org/gnome/liferea]\nmaxitemcount=1000000\nstartup-feed-action={0 if update else 1}\n"
                       "default-update-interval=10000\n")
        bus = self.folder + "/run/bus"
        self.environment = dict(os.environ, HOME=self.folder, XDG_CONFIG_HOME=self.folder + "/.config",
                                XDG_DATA_HOME=self.folder + "/.local/share", XDG_CACHE_HOME=self.folder + "/.cache",
                                XDG_RUNTIME_DIR=self.folder + "/run", DISPLAY=self.display, GSETTINGS_BACKEND="keyfile",
                                NO_AT_BRIDGE="1", GIO_USE_NETWORK_MONITOR="base", LANG="C.UTF-8",
                                WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1", DBUS_SESSION_BUS_ADDRESS="unix:path=" + bus)
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nosyslog", "--address=unix:path=" + bus],
                                    env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(bus):
            time.sleep(0.05)
        return Watched(["liferea"], self.environment, self.folder + "/log")

    def stop(self, watched):
        watched.stop()
        self.bus.terminate()
        self.bus.wait()
        if os.path.exists(self.folder + "/run/bus"):
            os.remove(self.folder + "/run/bus")

    def list(self, about):
        os.makedirs(self.folder + "/.config/liferea", exist_ok=True)
        with open(self.folder + "/.config/liferea/feedlist.opml", "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0"?>\n<opml version="1.0"><head><title>Liferea Feed List Export</title></head><body>\n')
            for number, one in enumerate(about["list"]):
                title = html.escape(one["title"])
                kind = "atom" if one["kind"] == "atom" else "rss"
                file.write(f'<outline title="{title}" text="{title}" description="{title}" type="{kind}" id="f{number:06d}"'
                           f' sortColumn="time" xmlUrl="{one["url"]}" htmlUrl="" updateInterval="-1"/>\n')
            file.write("</body></opml>\n")

    def first(self, server, about, limit):
        self.list(about)
        watched = self.start(True)
        end = time.time() + limit
        while not server.stats()["first"] and time.time() < end and not watched.ended():
            time.sleep(0.05)
        before, begin = watched.look(), time.time()
        processor = until_rows(watched, self.database, "SELECT count(*) FROM items", about["articles"], limit)
        yield figures(self.name, "first fetch, durable", server, begin, time.time(), (processor or before) - before,
                      watched.peak(), rows=value(self.database, "SELECT count(*) FROM items"))
        watched.quiet(2, 60)
        server.reset()
        before, begin = watched.look(), time.time()
        subprocess.run(["dbus-send", "--session", "--print-reply", "--reply-timeout=60000", "--dest=org.gnome.feed.Reader",
                        "/org/gnome/feed/Reader", "org.gnome.feed.Reader.Refresh"], env=self.environment,
                       capture_output=True, timeout=70, check=False)
        yield self.finished(server, about, watched, "unchanged, in session", before, begin, limit)
        self.stop(watched)

    def again(self, server, about, limit):
        server.reset()
        watched = self.start(True)
        while not server.stats()["first"] and not watched.ended():
            time.sleep(0.05)
        before, begin = watched.look(), time.time()
        yield self.finished(server, about, watched, "unchanged, after a restart", before, begin, limit)
        self.stop(watched)

    def finished(self, server, about, watched, phase, before, begin, limit):
        while server.stats()["asked"] < about["feeds"] and time.time() - begin < limit and not watched.ended():
            time.sleep(0.05)
        processor = watched.quiet(2, 60)
        return figures(self.name, phase, server, begin, server.stats()["last"] or time.time(), processor - before,
                       watched.peak())
