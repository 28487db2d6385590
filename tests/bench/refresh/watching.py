# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server as a process, and programs under observation: time, processor time, memory. Linux."""
import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    def __init__(self, folder, port, latency):
        self.port = port
        self.process = subprocess.Popen([sys.executable, os.path.join(HERE, "server.py"), folder, str(port), str(latency)],
                                        stdout=subprocess.PIPE, text=True)
        if not self.process.stdout.readline():
            raise SystemExit(f"the server did not start; is port {port} taken?")

    def ask(self, what):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_{what}", timeout=30) as answer:
            return json.load(answer)

    def stats(self):
        return self.ask("stats")

    def reset(self):
        return self.ask("reset")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Watched:
    """A program and all it starts: those in its session."""

    def __init__(self, command, environment, log):
        self.log = open(log, "wb")
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log, start_new_session=True)
        self.times, self.peaks = {}, {}

    def look(self):
        """Takes the present times; returns seconds of processor time of all."""
        for name in os.listdir("/proc"):
            if not name.isdigit():
                continue
            try:
                with open(f"/proc/{name}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
                if int(fields[3]) != self.process.pid:
                    continue
                self.times[name] = (int(fields[11]) + int(fields[12])) / TICKS
                with open(f"/proc/{name}/status") as file:
                    peak = [line for line in file if line.startswith("VmHWM")]
                if peak:
                    self.peaks[name] = int(peak[0].split()[1]) / 1024
            except (OSError, IndexError, ValueError):
                pass
        return sum(self.times.values())

    def ended(self):
        return self.process.poll() is not None

    def peak(self):
        return max(self.peaks.values(), default=0)

    def quiet(self, seconds, limit):
        """Waits until the program has done next to nothing for so long; its processor time until then."""
        end = time.time() + limit
        last, since = self.look(), time.time()
        while time.time() < end and not self.ended():
            time.sleep(0.25)
            now = self.look()
            if now - last > 0.03:
                last, since = now, time.time()
            if time.time() - since > seconds:
                break
        return self.look()

    def stop(self):
        if not self.ended():
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


def value(database, sql):
    """One value of a database that another program writes; None while it cannot be had."""
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=0.2)
        try:
            return connection.execute(sql).fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error:
        return None
