#!/usr/bin/env python3
"""Expands recurrence rules with python-dateutil, as a second opinion on the C++ expansion.

Reads lines "start<TAB>zone<TAB>limit<TAB>rule" from the file named as first argument and prints
for each "civil/unix-seconds civil/unix-seconds ..." (an empty line for a rule without dates).
"""
import datetime
import itertools
import re
import sys
import zoneinfo

from dateutil import rrule, tz

LAST = datetime.datetime(2200, 1, 1)


def expand(start_text, zone_name, limit, rule):
    # Not dateutil's own zones: those end in 2037.
    zone = zoneinfo.ZoneInfo(zone_name)
    start = datetime.datetime.strptime(start_text, "%Y%m%dT%H%M%S")
    # A bare date as UNTIL means the whole day here; dateutil takes its first second.
    rule = re.sub(r"UNTIL=(\d{8})(?=;|$)", r"UNTIL=\1T235959", rule)
    if re.search(r"UNTIL=\w+Z", rule):
        start = start.replace(tzinfo=zone)
    found = []
    for date in itertools.islice(rrule.rrulestr(rule, dtstart=start), limit):
        civil = date.replace(tzinfo=None)
        if civil >= LAST:
            break
        instant = tz.resolve_imaginary(civil.replace(tzinfo=zone))
        seconds = int(instant.astimezone(datetime.timezone.utc).timestamp())
        found.append(f"{civil:%Y%m%dT%H%M%S}/{seconds}")
    return " ".join(found)


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            start, zone, limit, rule = line.rstrip("\n").split("\t")
            print(expand(start, zone, int(limit), rule))


main()
