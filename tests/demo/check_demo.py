#!/usr/bin/python3
"""Plays the demonstration without a display and counts its exports again, by other programs."""
import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import icalendar
import openpyxl


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def minutes(row):
    check_in, check_out = (datetime.datetime.fromisoformat(row[name]) for name in ("check_in", "check_out"))
    assert check_in.tzinfo is not None, row
    return int((check_out - check_in).total_seconds()) // 60 - int(row["break_minutes"])


def check(out):
    steps = json.loads((out / "steps.json").read_text())
    assert steps and all(step["ok"] for step in steps), steps
    assert all(set(step) == {"name", "ok", "expected", "seen", "milliseconds"} for step in steps)
    counted = {}
    for row in rows(out / "attendance.csv"):
        assert minutes(row) == int(row["counted_minutes"]), row
        counted[row["person"]] = counted.get(row["person"], 0) + int(row["counted_minutes"])
    totals = {row["person"]: int(row["counted_minutes"]) for row in rows(out / "hours.csv")}
    assert len(counted) == 2 and totals == counted, (totals, counted)
    assert all(sum_ >= 120 for sum_ in counted.values()), counted
    cells = [cell.value for sheet in openpyxl.load_workbook(out / "hours.xlsx") for row in sheet for cell in row]
    assert all(sum_ in cells for sum_ in counted.values()), "the workbook holds other minutes"
    titles = [str(event["SUMMARY"]) for event in
              icalendar.Calendar.from_ical((out / "me.ics").read_bytes()).walk("VEVENT")]
    assert titles == ["包饺子", "已取消：写春联"], titles  # the place she gave back
    assert len(list(out.glob("*.png"))) >= 12


def main():
    with tempfile.TemporaryDirectory() as folder:
        temporary = pathlib.Path(folder) / "tmp"
        temporary.mkdir()
        out = pathlib.Path(folder) / "out"
        run = subprocess.run([sys.argv[1], "--headless", "--out", str(out)],
                             env={**os.environ, "TMPDIR": str(temporary)})
        assert run.returncode == 0, run.returncode
        check(out)
        left = list(temporary.iterdir())
        assert not left, f"left behind: {left}"


if __name__ == "__main__":
    main()
