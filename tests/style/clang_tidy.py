"""clang-tidy over what is shipped: python3 clang_tidy.py --root DIR --build DIR [--all] [--teeth]

Without --all: the files of the last commit and of the working tree. A file takes ten seconds and
more, so a large commit is looked at in part, and the output says which files were left out.
"""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

SHIPPED = ("server/", "shared/", "mobile/")
MOST_CHANGED = 24


def changed(root):
    """Names of changed .cc files; those beside changed headers stand for the headers."""
    names = set()
    if not os.path.exists(os.path.join(root, ".git")):
        print("clang-tidy: there is no git here to say what has changed; --all looks at everything")
        return names
    for arguments in (
        ["show", "--name-only", "--format=", "HEAD"],
        ["diff", "--name-only", "HEAD"],
        ["ls-files", "--others", "--exclude-standard"],
    ):
        run = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"clang_tidy: git {' '.join(arguments)}: {run.stderr.strip()}")
        names.update(run.stdout.split("\n"))
    return {os.path.splitext(name)[0] + ".cc" for name in names if name.endswith((".cc", ".h"))}


def without_precompiled(entries):
    """The compile commands as clang-tidy reads them: it cannot load what another compiler made."""
    for entry in entries:
        entry["command"] = re.sub(r"(-Winvalid-pch )?-include \S+/cmake_pch\.hxx ", "", entry["command"])
    return entries


def check(build, path):
    run = subprocess.run(["clang-tidy", "-p", build, "--quiet", path], capture_output=True, text=True)
    return path, run.returncode, run.stdout


def tidy(build, paths):
    faults = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, code, text in pool.map(lambda one: check(build, one), paths):
            if code == 0:
                continue
            faults += 1
            print(f"{path}:\n{text}")
    print(f"clang-tidy: {len(paths)} files, {faults} with faults")
    return faults


def teeth(root):
    """A planted fault is found by the project's own settings."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "planted.cc")
        with open(path, "w") as file:
            file.write("#include <string>\nint Size(std::string text) { return text.size() == 0; }\n")
        with open(os.path.join(folder, "compile_commands.json"), "w") as file:
            json.dump([{"directory": folder, "file": path, "command": f"c++ -std=c++20 -c {path}"}], file)
        with open(os.path.join(root, ".clang-tidy")) as settings:
            with open(os.path.join(folder, ".clang-tidy"), "w") as file:
                file.write(settings.read())
        if tidy(folder, [path]) != 1:
            sys.exit("clang_tidy: a planted fault was not found")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--teeth", action="store_true")
    options = parser.parse_args()
    root = os.path.realpath(options.root)
    if options.teeth:
        return teeth(root)
    with open(os.path.join(options.build, "compile_commands.json")) as file:
        entries = without_precompiled(json.load(file))
    known = {os.path.relpath(entry["file"], root) for entry in entries}
    wanted = sorted(name for name in known if name.startswith(SHIPPED) and name.endswith(".cc"))
    if not options.all:
        only = changed(root)
        wanted = [name for name in wanted if name in only]
        for name in wanted[MOST_CHANGED:]:
            print(f"left out, more than {MOST_CHANGED} files have changed: {name}")
        wanted = wanted[:MOST_CHANGED]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w") as file:
            json.dump(entries, file)
        return 1 if tidy(folder, [os.path.join(root, name) for name in wanted]) else 0


if __name__ == "__main__":
    sys.exit(main())
