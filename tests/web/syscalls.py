#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Courant authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the page under strace while it shows every hostile body: what it connects to, starts and writes.

    syscalls.py BUILD_FOLDER

Void unless the same bodies in an engine without protection reach the server: what is watched must be able to be seen.
"""
import os
import re
import subprocess
import sys
import tempfile

CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(connect|execve|openat|open|creat)\((.*)")
# Where a program of this kind may write: its own data, caches, devices and the test's folder.
DEVICES = ("/dev/", "/proc/", "/sys/")


def trace(binary, functions, folder):
    """Runs test functions under strace; gives the calls that succeeded or were tried, and the test's own word."""
    log = os.path.join(folder, functions[0] + ".strace")
    home = os.path.join(folder, "home")
    os.makedirs(home, exist_ok=True)
    own = {"HOME": home, "TMPDIR": folder, "XDG_CACHE_HOME": home + "/cache", "XDG_CONFIG_HOME": home + "/config",
           "XDG_DATA_HOME": home + "/data", "XDG_RUNTIME_DIR": folder, "QTWEBENGINE_DISABLE_SANDBOX": "1",
           "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "QTEST_FUNCTION_TIMEOUT": "3600000"}
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", "trace=connect,execve,openat,open,creat", "-o", log, binary]
    done = subprocess.run(command + functions, env={**os.environ, **own}, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=3600)
    calls = []
    with open(log, errors="replace") as lines:
        for line in lines:
            match = CALL.match(line)
            if match:
                calls.append(match.groups())
    return calls, done.returncode, done.stdout.decode(errors="replace")


def connects(calls):
    return [rest for name, rest in calls if name == "connect" and "sa_family=AF_INET" in rest]


def starts(calls, binary):
    """Programs that were started, other than the test and the engine's own processes."""
    found = []
    for name, rest in calls:
        program = re.match(r'"([^"]*)"', rest)
        if name != "execve" or not program or "= -1" in rest:
            continue
        if program.group(1) != binary and os.path.basename(program.group(1)) != "QtWebEngineProcess":
            found.append(program.group(1))
    return found


def writes(calls, folder):
    """Files that were opened for writing outside the folder and shared memory."""
    found = []
    for name, rest in calls:
        path = re.search(r'"([^"]*)"', rest)
        if name not in ("openat", "open", "creat") or not path or "= -1" in rest:
            continue
        writing = name == "creat" or re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest)
        if writing and not path.group(1).startswith(DEVICES + (folder,)):
            found.append(path.group(1))
    return found


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    binary = os.path.realpath(os.path.join(sys.argv[1], "bin", "tst_attacks"))
    with tempfile.TemporaryDirectory(prefix="courant-syscalls-") as folder:
        folder = os.path.realpath(folder)
        calls, code, said = trace(binary, ["unprotectedEngine_isHit"], folder)
        control = len(connects(calls))
        print("control: %d calls seen, %d connections to the network" % (len(calls), control))
        if code or control < 45:
            sys.exit("void: the unprotected engine was not seen to connect\n" + said[-2000:])
        calls, code, said = trace(binary, ["bodies_doNothing"], folder)
        if code:
            sys.exit("the test failed\n" + said[-4000:])
        started = sum(name == "execve" and "QtWebEngineProcess" in rest for name, rest in calls)
        bad = {"connections": connects(calls), "programs": starts(calls, binary), "files": writes(calls, folder)}
        print("page: %d calls seen, %d engine processes, %d connections to the network, %d other programs, "
              "%d files written elsewhere" % (len(calls), started, *(len(found) for found in bad.values())))
        for what, found in bad.items():
            for one in sorted(set(found)):
                print("  %s: %s" % (what, one))
        sys.exit(1 if any(bad.values()) or not started else 0)


main()
