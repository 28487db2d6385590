#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refreshing feeds from a loopback server: Courant's command and window, and newsboat and Liferea beside them where
they are installed. docs/performance.md says what the figures mean. Linux, Python's standard library alone."""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

import feeds
import programs
import watching

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SIZES = {"500x20": (500, 20), "1x10000": (1, 10_000), "500x200": (500, 200)}


def line(result):
    said = {key: result[key] for key in result if key not in ("program", "phase")}
    print(f"{result['program']:<22} {result['phase']:<34} {said.pop('seconds'):7.2f} s  {said.pop('cpu'):7.2f} CPU-s"
          f"  {said.pop('peak_mb'):5} MB  " + "  ".join(f"{key} {said[key]}" for key in said), flush=True)


def window(program, data, server, scratch):
    """The real window: the program measures itself and prints a line of JSON for each phase."""
    if not os.path.exists(program):
        return
    environment = dict(os.environ, QTWEBENGINE_DISABLE_SANDBOX="1") if os.geteuid() == 0 else dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    server.reset()
    process = subprocess.Popen([program, os.path.join(data, "feeds.opml"), os.path.join(scratch, "window")],
                               env=environment, stdout=subprocess.PIPE, text=True)
    for said in process.stdout:
        if said.startswith("{"):
            asked = server.reset()
            line(dict(json.loads(said), requests=asked["requests"], unchanged=asked["unchanged"], bytes=asked["bytes"]))
    process.wait()


def measure(name, options, display):
    count, items = SIZES[name]
    data = os.path.join(options.folder, name)
    about = feeds.make(data, count, items)
    print(f"\n{count} feeds of {items} articles, {about['bytes'] / 1e6:.0f} MB, latency {options.latency} ms, "
          f"load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-refresh-") as scratch:
        readers = [programs.Courant(os.path.join(options.programs, "courant"), scratch, data)]
        if not options.alone:
            readers += [programs.Newsboat(scratch, 1), programs.Newsboat(scratch, 8), programs.Liferea(scratch, display)]
        server = watching.Server(data, feeds.PORT, options.latency)
        try:
            for reader in readers:
                if not reader.available():
                    print(f"{reader.name:<22} is not installed")
                    continue
                server.reset()
                for phase in (reader.first, reader.again):
                    for result in phase(server, about, options.limit):
                        line(result)
            window(os.path.join(options.programs, "bench_window"), data, server, scratch)
        finally:
            server.stop()


def display_server():
    if os.environ.get("DISPLAY"):
        return None, os.environ["DISPLAY"]
    if not shutil.which("Xvfb"):
        return None, None
    reading, writing = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                               pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as file:
        return process, ":" + file.readline().strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", default=os.path.join(ROOT, "build/bench/bin"), help="folder of courant and bench_window")
    parser.add_argument("--folder", default=os.path.join(ROOT, "build/bench/feeds"), help="where to keep the feeds made")
    parser.add_argument("--size", action="append", choices=SIZES, help="default: 500x20 and 1x10000")
    parser.add_argument("--large", action="store_true", help="also 500 feeds of 200 (600 MB to make)")
    parser.add_argument("--latency", type=float, default=0, help="ms before each answer")
    parser.add_argument("--alone", action="store_true", help="without other readers")
    parser.add_argument("--install-peers", action="store_true", help="apt-get install newsboat and Liferea first")
    parser.add_argument("--limit", type=float, default=600, help="seconds for one phase")
    options = parser.parse_args()
    if options.install_peers:
        subprocess.run(["apt-get", "install", "-y", "-q", "newsboat", "liferea", "dbus", "xvfb", "gir1.2-peas-1.0",
                        "python3-gi"], check=True, env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    process, display = display_server()
    try:
        for name in (options.size or ["500x20", "1x10000"]) + (["500x200"] if options.large else []):
            measure(name, options, display)
    finally:
        if process:
            process.terminate()
            process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
