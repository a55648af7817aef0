#!/usr/bin/env python3
"""The part of the house style that a program can check. Prints each fault as file:line and exits with 1.

    house_style.py [--root DIR]     checks the tree
    house_style.py --teeth          checks that planted faults are found
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

FILE_CAP, QML_CAP, FUNCTION_CAP, LINE_CAP = 600, 300, 60, 100
CODE = {'.cc', '.h', '.qml'}
SQL = re.compile(r'"[^"\n]*\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b')
SQL_HOMES = ('_store.cc', '_store.h')
SQL_FOLDERS = ('shared/sql/', 'server/storage/')
NOW = re.compile(r'\babsl::Now\(\)|system_clock::now\(\)|QDateTime::currentDateTime')
NOW_HOMES = ('shared/base/clock.cc', 'tests/', 'mobile/', 'server/sync/watch_reactor.cc', 'server/cli/healthcheck.cc')  # gRPC deadlines


MAIN = re.compile(r'^int main\(', re.MULTILINE)


def tracked(root):
    listed = subprocess.run(['git', '-C', root, 'ls-files'], capture_output=True, text=True)
    return listed.stdout.split('\n') if listed.returncode == 0 and listed.stdout else [
        str(p.relative_to(root)) for p in pathlib.Path(root).rglob('*') if p.is_file()]


def functions(lines):
    """(first line, length) of each brace block that begins like a function definition."""
    start, indent = None, ''
    for number, line in enumerate(lines, 1):
        if start is None:
            opens = re.match(r'( {0,2})\S.*\)\s*(const\s*)?(override\s*)?(->\s*[\w:<>, ]+\s*)?\{$', line)
            if opens and not re.match(r'\s*(if|for|while|switch|namespace|class|struct|enum)\b', line):
                start, indent = number, opens.group(1)
        elif line.startswith(indent + '}'):
            yield start, number - start + 1
            start = None


def faults_of(name, text):
    lines = text.split('\n')
    cap = QML_CAP if name.endswith('.qml') else FILE_CAP
    if len(lines) - 1 > cap:
        yield len(lines), f'{len(lines) - 1} lines, the cap is {cap}'
    in_product = not name.startswith('tests/')
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_CAP and 'http' not in line:
            yield number, f'{len(line)} columns, the cap is {LINE_CAP}'
        if in_product and SQL.search(line) and not name.endswith(SQL_HOMES) \
                and not name.startswith(SQL_FOLDERS):
            yield number, 'SQL outside a store'
        if in_product and NOW.search(line.split('//')[0]) and not name.startswith(NOW_HOMES):
            yield number, 'reads the clock; take a Clock or a time'
        if re.search(r'\busing namespace\b', line):
            yield number, 'using namespace'
        if re.search(r'setContextProperty', line):
            yield number, 'context property'
    if name.endswith('.cc'):
        for start, length in functions(lines):
            if length > FUNCTION_CAP:
                yield start, f'a function of {length} lines, the cap is {FUNCTION_CAP}'
    if name.endswith('.h') and '#pragma once' not in text and '#ifndef GLIMMER' not in text:
        yield 1, 'no guard against being included twice'
    if name.endswith('.qml') and not re.search(
            r'^pragma (ComponentBehavior: Bound|Singleton)$', text, re.MULTILINE):
        yield 1, 'no pragma ComponentBehavior: Bound'
    if MAIN.search(text) and 'SetMutexDeadlockDetectionMode' not in text:
        yield 1, "leaves Abseil's deadlock detector on"
    if in_product and name.endswith(('.h',)) and not lines[0].startswith('//'):
        yield 1, 'no header comment'


def check(root):
    found = 0
    for name in tracked(root):
        if pathlib.Path(name).suffix not in CODE:
            continue
        path = pathlib.Path(root) / name
        if not path.is_file():
            continue
        for line, fault in faults_of(name, path.read_text(encoding='utf-8')):
            print(f'{name}:{line}: {fault}')
            found += 1
    return found


def teeth():
    planted = {
        'server/x/x_commands.cc': 'auto q = "SELECT a FROM b";\n',
        'server/x/late.cc': 'auto t = absl::Now();\n',
        'server/x/long.cc': 'void F() {\n' + '  G();\n' * 70 + '}\n',
        'server/x/wide.cc': 'int ' + 'x' * 120 + ';\n',
        'mobile/x/Big.qml': 'pragma ComponentBehavior: Bound\n' + 'Item {}\n' * 310,
        'server/x/main.cc': 'int main() { return 0; }\n',
        'server/x/y.h': '// A header.\nint x;\n',
    }
    missed = 0
    for name, text in planted.items():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
            if check(folder) == 0:
                print(f'not found: {name}')
                missed += 1
    return missed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--root', default='.')
    parser.add_argument('--teeth', action='store_true')
    arguments = parser.parse_args()
    faults = teeth() if arguments.teeth else check(arguments.root)
    if faults:
        sys.exit(f'{faults} faults')


if __name__ == '__main__':
    main()
