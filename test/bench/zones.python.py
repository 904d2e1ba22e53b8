# For every zone given, the offsets in seconds of each quarter of an hour by the local clock, as runs "offset x count".
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

first, last = int(sys.argv[1]), int(sys.argv[2])
quarter = timedelta(minutes=15)
for name in sys.stdin.read().split():
    zone = ZoneInfo(name)
    local, end = datetime(first, 1, 1), datetime(last + 1, 1, 1)
    runs, before, count = [], None, 0
    while local < end:
        offset = zone.utcoffset(local)
        if offset != before:
            if count:
                runs.append(f"{int(before.total_seconds())}x{count}")
            before, count = offset, 0
        count += 1
        local += quarter
    runs.append(f"{int(before.total_seconds())}x{count}")
    print(name, " ".join(runs))
