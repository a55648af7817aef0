#!/usr/bin/env python3
"""Every word of the app stands in Chinese, and every plural in English, next to its code.

    translations.py LUPDATE          checks each folder of mobile/ that has words
    translations.py LUPDATE --teeth  checks that a missing word is found
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{}"></TS>\n'


def translated(message):
    translation = message.find('translation')
    forms = translation.findall('numerusform') or [translation]
    return translation.get('type') != 'unfinished' and all((form.text or '').strip() for form in forms)


def untranslated(lupdate, folder, language):
    """What the code of a folder says and the language lacks, as (context, source)."""
    kept = folder / f'{folder.name}_{language}.ts'
    with tempfile.TemporaryDirectory() as temporary:
        fresh = pathlib.Path(temporary) / kept.name
        if kept.exists():
            shutil.copy(kept, fresh)
        else:
            fresh.write_text(EMPTY.format(language))
        sources = [str(f) for f in folder.iterdir() if f.suffix in ('.cc', '.h', '.qml')]
        subprocess.run([lupdate, '-silent', '-no-obsolete', '-I', str(ROOT), *sources, '-ts', str(fresh)],
                       check=True, stderr=subprocess.DEVNULL)  # it warns of each pimpl
        for context in ElementTree.parse(fresh).getroot().iter('context'):
            for message in context.iter('message'):
                wanted = language == 'zh_CN' or message.get('numerus') == 'yes'
                if wanted and not translated(message):
                    yield context.find('name').text, message.find('source').text


def check(lupdate, mobile):
    found = 0
    for folder in sorted(p for p in mobile.iterdir() if p.is_dir() and p.name != 'gallery'):
        for language in ('zh_CN', 'en'):
            for context, source in untranslated(lupdate, folder, language):
                print(f'mobile/{folder.name} {language}: {context}: {source!r}')
                found += 1
    return found


def main():
    lupdate = sys.argv[1]
    if '--teeth' in sys.argv:
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary) / 'planted'
            folder.mkdir()
            (folder / 'Page.qml').write_text('import QtQuick\nText { text: qsTr("Nobody knows me") }\n')
            sys.exit(0 if check(lupdate, pathlib.Path(temporary)) == 1 else 'a missing word was not found')
    if faults := check(lupdate, ROOT / 'mobile'):
        sys.exit(f'{faults} words lack their translation; build TARGET_lupdate and fill them in')


if __name__ == '__main__':
    main()
