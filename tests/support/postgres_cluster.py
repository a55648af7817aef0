#!/usr/bin/env python3
"""PostgreSQL clusters for tests.

  postgres_cluster.py start FOLDER           make a cluster anew and start it
  postgres_cluster.py start-durable FOLDER   the same; what it acknowledges outlives its machine
  postgres_cluster.py crash FOLDER           stop it as a crash would
  postgres_cluster.py resume FOLDER          start it again
  postgres_cluster.py standby FOLDER OF      make and start a standby of the cluster OF, whose
                                             commits wait for it from now on
  postgres_cluster.py promote FOLDER         make the standby the primary
  postgres_cluster.py stop FOLDER            stop and remove it

A folder holds data and socket, and nobody but this machine reaches it. PostgreSQL does not run as
root, so root makes it run as `postgres`.
"""
import os
import pathlib
import shutil
import subprocess
import sys

SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "300",
    "max_pred_locks_per_transaction": "256",
    "shared_buffers": "128MB",
    "log_min_messages": "fatal",
}
# A test's machine may crash as it likes; what it loses is made new.
QUICK = {"fsync": "off", "full_page_writes": "off"}


def programs():
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"),
                      key=lambda path: int(path.parent.name))
    if not versions:
        sys.exit("postgres_cluster: PostgreSQL is not installed; ./dev setup installs it")
    return versions[-1]


def run(*arguments):
    prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*prefix, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, cwd="/")


def ask(folder, statement):
    run(programs() / "psql", "-q", "-h", folder, "-U", "glimmer", "-d", "postgres", "-c", statement)


def make(folder):
    folder.mkdir(mode=0o700, parents=True)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")


def stop(folder):
    crash(folder)
    shutil.rmtree(folder, ignore_errors=True)


def crash(folder):
    if (folder / "data" / "postmaster.pid").exists():
        run(programs() / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")


def resume(folder):
    run(programs() / "pg_ctl", "-D", folder / "data", "-w", "-t", "60", "-l", folder / "log",
        "-o", f"-k {folder}", "start")


def start(folder, settings=None):
    stop(folder)
    make(folder)
    run(programs() / "initdb", "-D", folder / "data", "-U", "glimmer", "-A", "trust", "-E", "UTF8",
        "--locale=C", "--no-sync", "--no-instructions")
    with open(folder / "data" / "postgresql.auto.conf", "a", encoding="utf-8") as conf:
        for name, value in {**SETTINGS, **(QUICK if settings is None else settings)}.items():
            conf.write(f"{name} = {value}\n")
    resume(folder)


def standby(folder, of):
    make(folder)
    run(programs() / "pg_basebackup", "-D", folder / "data", "-h", of, "-U", "glimmer", "-R",
        "--checkpoint=fast", "--no-sync")
    resume(folder)
    ask(of, "ALTER SYSTEM SET synchronous_standby_names = '*'")
    ask(of, "SELECT pg_reload_conf()")


def promote(folder):
    run(programs() / "pg_ctl", "-D", folder / "data", "-w", "promote")


COMMANDS = {
    "start": start,
    "start-durable": lambda folder: start(folder, {}),
    "crash": crash,
    "resume": resume,
    "standby": standby,
    "promote": promote,
    "stop": stop,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*map(pathlib.Path, sys.argv[2:]))
