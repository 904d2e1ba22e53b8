"""Reads calendars (one JSON object a line: method, content, says) with the parsers of Debian's Python that are here.

Prints {"readings": [{"parser", "events", "disagreements"}], "missing": [parser]}.
"""

import datetime
import json
import sys

FIELDS = ("uid", "start", "end", "stamp", "sequence", "status", "summary")
UTC = datetime.timezone.utc


def seconds(moment):
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return int(moment.timestamp())


def by_icalendar():
    import icalendar

    def read(content):
        calendar = icalendar.Calendar.from_ical(content)
        events = calendar.walk("VEVENT")
        for event in events:
            if event.errors:
                raise ValueError(str(event.errors))
        return calendar.get("METHOD"), [
            (
                str(event["UID"]),
                seconds(event["DTSTART"].dt),
                seconds(event["DTEND"].dt),
                seconds(event["DTSTAMP"].dt),
                int(event["SEQUENCE"]),
                str(event["STATUS"]),
                str(event["SUMMARY"]),
            )
            for event in events
        ]

    return read


def by_vobject():
    import vobject

    def read(content):
        calendar = vobject.readOne(content, validate=True)
        method = calendar.method.value if hasattr(calendar, "method") else None
        return method, [
            (
                event.uid.value,
                seconds(event.dtstart.value),
                seconds(event.dtend.value),
                seconds(event.dtstamp.value),
                int(event.sequence.value),
                event.status.value,
                event.summary.value,
            )
            for event in calendar.vevent_list
        ]

    return read


def by_libical():
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib

    status = {ICalGLib.PropertyStatus.CONFIRMED: "CONFIRMED", ICalGLib.PropertyStatus.CANCELLED: "CANCELLED"}
    methods = {ICalGLib.PropertyMethod.REQUEST: "REQUEST", ICalGLib.PropertyMethod.CANCEL: "CANCEL"}
    utc = ICalGLib.Timezone.get_utc_timezone()

    def moment(time):
        if not time.is_utc():
            raise ValueError("a time that is not UTC")
        return time.as_timet_with_zone(utc)

    def read(content):
        calendar = ICalGLib.Component.new_from_string(content)
        if calendar is None or calendar.count_errors() > 0:
            raise ValueError("errors")
        found = []
        event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
        while event is not None:
            found.append(
                (
                    event.get_uid(),
                    moment(event.get_dtstart()),
                    moment(event.get_dtend()),
                    moment(event.get_dtstamp()),
                    event.get_sequence(),
                    status.get(event.get_status()),
                    event.get_summary(),
                )
            )
            event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
        return methods.get(calendar.get_method()), found

    return read


def reading(name, read, letters):
    events = 0
    disagreements = []
    for at, letter in enumerate(letters):
        says = [tuple(told[field] for field in FIELDS) for told in letter["says"]]
        try:
            method, found = read(letter["content"])
        except Exception as error:  # any parser has its own
            disagreements.append(f"letter {at}: {error}")
            continue
        events += len(found)
        if method != letter["method"]:
            disagreements.append(f"letter {at}: method {method}")
        if found != says:
            first = next((pair for pair in zip(found, says) if pair[0] != pair[1]), (len(found), len(says)))
            disagreements.append(f"letter {at}: {first[0]} instead of {first[1]}")
    return {"parser": name, "events": events, "disagreements": disagreements}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        letters = [json.loads(line) for line in file]
    readings, missing = [], []
    for name, open_parser in (("icalendar", by_icalendar), ("vobject", by_vobject), ("libical", by_libical)):
        try:
            read = open_parser()
        except (ImportError, ValueError):
            missing.append(name)
            continue
        readings.append(reading(name, read, letters))
    print(json.dumps({"readings": readings, "missing": missing}))


main()
