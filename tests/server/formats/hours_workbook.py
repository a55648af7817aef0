"""Reads an exported hours workbook and prints its sums, one line per sheet."""

import datetime
import sys

import openpyxl


def figures(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    sessions = rows[0].index("Sessions")
    minutes = rows[0].index("Counted minutes")
    body = rows[1:]
    return "|".join(str(n) for n in (len(body), sum(r[sessions] for r in body),
                                     sum(r[minutes] for r in body)))


def records(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    head = {name: i for i, name in enumerate(rows[0])}
    body = rows[1:]
    counted = sum(r[head["Counted minutes"]] for r in body
                  if r[head["State"]] in ("confirmed", "reversed"))
    good = all(isinstance(r[head["Record"]], str) and
               isinstance(r[head["Date"]], datetime.datetime) and
               isinstance(r[head["Check-in"]], datetime.datetime) and
               isinstance(r[head["Counted minutes"]], int) for r in body)
    return f"{len(body)}|{counted}|" + ("ids are text, dates dates" if good else "WRONG TYPES")


def headcounts(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    head = {name: i for i, name in enumerate(rows[0])}
    body = rows[1:]
    listeners = sum(r[head["Listeners"]] for r in body)
    helpers = sum(r[head["Helpers without a name"]] for r in body)
    good = all(isinstance(r[head["Date"]], datetime.datetime) for r in body)
    return f"{len(body)}|{listeners}|{helpers}|" + ("dates are dates" if good else "WRONG TYPES")


def ledger(sheet):
    texts = dict(sheet.iter_rows(values_only=True))
    return texts["Where the ledger stands"]


def main():
    with open(sys.argv[1], "rb") as file:
        book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        if sheet.title == "Records":
            print(sheet.title, records(sheet), sep="|")
        elif sheet.title == "Headcounts":
            print(sheet.title, headcounts(sheet), sep="|")
        elif sheet.title == "Definitions":
            print(sheet.title, sheet.max_row - 1, ledger(sheet), sep="|")
        else:
            print(sheet.title, figures(sheet), sep="|")


main()
