// The slots of every zone under one zone of the server (TZ) and one faked today: prints the hash of all of them.
import { DateTime, Interval, Settings } from 'luxon';
import { createHash } from 'node:crypto';
import { openingsOf } from '../../src/mentors/availability/availability.rules.js';
import { shownAt } from '../../src/platform/kernel/wall-time.js';
import { freeStarts } from '../../src/sessions/booking/slots.rules.js';

const [, , today = '', firstYear = '', lastYear = ''] = process.argv;
const fixed = Date.parse(today);
Date.now = () => fixed;
Settings.now = () => fixed;

const utc = (year: string) => DateTime.fromISO(`${year}-01-01`, { zone: 'utc' }) as DateTime<true>;
const window = Interval.fromDateTimes(utc(firstYear), utc(String(Number(lastYear) + 1))) as Interval<true>;
/** The hours around which clocks change, quarter by quarter, and one of the day. */
const TIMES = ['00:00', '00:30', '01:00', '01:45', '02:00', '02:30', '03:00', '03:15', '14:00', '23:30'];
const hash = createHash('sha256');

for (const zone of Intl.supportedValuesOf('timeZone')) {
  const rules = TIMES.flatMap((from) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const to = `${from.slice(0, 3)}${String(Number(from.slice(3)) + 15)}`.replace(':60', ':59');
      return { weekday, from, to, zone, validFromOn: '2000-01-01', validUntilOn: null };
    }),
  );
  const starts = freeStarts({
    openings: openingsOf({ rules, exceptions: [] }, window),
    mentorBusy: [],
    busyElsewhere: [],
    buffers: { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    otherBusy: [],
    minutes: 10,
    earliest: window.start,
    latest: null,
  });
  hash.update(
    `${zone} ${starts.join(' ')} ${starts
      .filter((_, at) => at % 50 === 0)
      .map((at) => shownAt(at, zone).local)
      .join(' ')}\n`,
  );
}
process.stdout.write(hash.digest('hex'));
