#!/usr/bin/env python3
"""Reads an .ics file with python-icalendar and prints what it holds, one event a line.

"uid<TAB>start<TAB>end<TAB>status<TAB>sequence<TAB>summary<TAB>description<TAB>location", times as
unix seconds or as YYYY-MM-DD, newlines as "\\n". The first line is the calendar's name.
"""
import datetime
import sys

from icalendar import Calendar


def time_text(value):
    if isinstance(value, datetime.datetime):
        return str(int(value.timestamp()))
    return value.isoformat()


def main():
    with open(sys.argv[1], "rb") as file:
        calendar = Calendar.from_ical(file.read())
    print(calendar["X-WR-CALNAME"])
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        fields = [
            event["UID"], time_text(event["DTSTART"].dt), time_text(event["DTEND"].dt),
            event["STATUS"], event["SEQUENCE"], event["SUMMARY"], event.get("DESCRIPTION", ""),
            event.get("LOCATION", ""),
        ]
        print("\t".join(str(field).replace("\n", "\\n") for field in fields))


main()
