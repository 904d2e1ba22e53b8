"""Delivers letters about sessions to a CalDAV server as a client does (RFC 5546), in several orders, and reads back.

The server is Radicale, the client python-caldav, the second reader khal. A letter whose SEQUENCE is older than what the
calendar has, or the same but stamped no later, changes nothing. Whatever the order, there is one event for a session:
at its last time, or cancelled. Prints {"faults", "missing", "told"}.
"""

import base64
import datetime
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

ORDERS = {
    "in order": lambda letters: letters,
    "each twice": lambda letters: [letter for letter in letters for _ in (1, 2)],
    "reversed": lambda letters: letters[::-1],
    "shuffled": lambda letters: random.Random(7).sample(letters, len(letters)),
}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start_radicale(folder):
    port = free_port()
    server = subprocess.Popen(
        ["/usr/bin/radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none"]
        + ["--storage-filesystem-folder", os.path.join(folder, "radicale"), "--logging-level", "critical"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(150):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/.web/", timeout=1).close()
            return server, f"http://127.0.0.1:{port}"
        except urllib.error.HTTPError:
            return server, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.1)
    raise SystemExit("Radicale does not answer")


# The server believes whoever says who they are.
AS_ZOE = {"Authorization": "Basic " + base64.b64encode(b"zoe:zoe").decode()}


def put(url, content, **headers):
    """The status that the server answers to one entry."""
    entry = "\r\n".join(line for line in content.split("\r\n") if not line.startswith("METHOD:"))
    named = {"Content-Type": "text/calendar", **AS_ZOE, **headers}
    request = urllib.request.Request(url, entry.encode(), named, method="PUT")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


class Receiver:
    """A mailbox's calendar: applies letters to one collection of the server, in whatever order they come."""

    def __init__(self, calendar):
        import icalendar

        self.icalendar = icalendar
        self.calendar = calendar
        self.statuses = []

    def take(self, letter):
        event = self.icalendar.Calendar.from_ical(letter["content"]).walk("VEVENT")[0]
        url = str(self.calendar.url.join(f"{event['UID'].split('@')[0]}.ics"))
        known = self.known(url)
        if known and (known[0], known[1]) >= (int(event["SEQUENCE"]), event["DTSTAMP"].dt):
            return
        self.statuses.append(put(url, letter["content"]))

    def known(self, url):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=AS_ZOE), timeout=20) as answer:
                event = self.icalendar.Calendar.from_ical(answer.read()).walk("VEVENT")[0]
                return int(event["SEQUENCE"]), event["DTSTAMP"].dt
        except urllib.error.HTTPError:
            return None


def expected(letters):
    last = {}
    for letter in letters:
        told = letter["says"][0]
        last[told["uid"]] = told
    return {uid: (told["start"], told["end"], told["sequence"], told["status"]) for uid, told in last.items()}


def found_by_caldav(calendar):
    found = {}
    for entry in calendar.events():
        for event in entry.icalendar_instance.walk("VEVENT"):
            uid = str(event["UID"])
            times = tuple(int(event[name].dt.timestamp()) for name in ("DTSTART", "DTEND"))
            found.setdefault(uid, []).append((*times, int(event["SEQUENCE"]), str(event["STATUS"])))
    return found


def differences(order, wanted, found):
    for uid in sorted(set(wanted) | set(found)):
        if found.get(uid) != [wanted.get(uid)]:
            yield f"{order}: {uid} is {found.get(uid)}, not {wanted.get(uid)}"


def khal_lines(folder, collection, wanted):
    """What khal lists of the entries as Radicale keeps them: one line an event."""
    config = os.path.join(folder, "khal.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"[calendars]\n[[jalon]]\npath = {collection}\n[sqlite]\npath = {folder}/khal.db\n")
        file.write("[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n")
        file.write("longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n")
    listed = subprocess.run(
        ["khal", "-c", config, "list", "--once", "--notstarted", "--day-format", "", "--format", "{uid} {start-long-full}"]
        + ["2025-12-01", "1200d"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [line.strip() for line in listed.stdout.splitlines() if "@sessions.jalon" in line]
    as_line = lambda uid, start: f"{uid} {datetime.datetime.fromtimestamp(start, datetime.timezone.utc):%Y-%m-%d %H:%M}"
    wished = sorted(as_line(uid, told[0]) for uid, told in wanted.items())
    if sorted(lines) == wished:
        return []
    odd = sorted(set(lines) ^ set(wished))[:3]
    return [f"khal lists {len(lines)} events of {len(wished)}: {odd} {listed.stderr[-300:]}"]


def refusals(url, letter):
    """The server is a judge worth having: it refuses what is no calendar, and a write over what it does not have."""
    content = letter["content"]
    nameless = "\r\n".join(line for line in content.split("\r\n") if not line.startswith("UID:"))
    tries = (
        ("no DTSTART", put(f"{url}a.ics", content.replace("DTSTART:", "DTSTART:x")), {400}),
        ("a stale If-Match", put(f"{url}b.ics", content, **{"If-Match": '"old"'}), {412}),
        ("no UID", put(f"{url}c.ics", nameless), {400, 201}),
    )
    return [f"Radicale answers {status} to {what}" for what, status, good in tries if status not in good]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        letters = [json.loads(line) for line in file]
    try:
        import caldav
        import icalendar  # noqa: F401
    except ImportError as error:
        print(json.dumps({"faults": [], "missing": [str(error.name)], "told": None}))
        return
    folder = sys.argv[2]
    server, base = start_radicale(folder)
    faults, missing, puts = [], [], 0
    try:
        client = caldav.DAVClient(f"{base}/")
        client.headers.update(AS_ZOE)
        principal = client.principal()
        wanted = expected(letters)
        for at, (order, arranged) in enumerate(ORDERS.items()):
            calendar = principal.make_calendar(name=order, cal_id=f"order-{at}")
            receiver = Receiver(calendar)
            for letter in arranged(letters):
                receiver.take(letter)
            puts += len(receiver.statuses)
            faults += [f"{order}: Radicale answers {code}" for code in receiver.statuses if code != 201]
            faults += differences(order, wanted, found_by_caldav(calendar))
            if shutil.which("khal"):
                faults += khal_lines(folder, f"{folder}/radicale/collection-root/zoe/order-{at}", wanted)
        if not shutil.which("khal"):
            missing.append("khal")
        scratch = principal.make_calendar(name="scratch", cal_id="scratch")
        faults += refusals(str(scratch.url), letters[0])
    finally:
        server.terminate()
        server.wait(10)
    told = {"sessions": len(wanted), "letters": len(letters), "orders": list(ORDERS), "puts": puts}
    print(json.dumps({"faults": faults, "missing": missing, "told": told}))


main()
