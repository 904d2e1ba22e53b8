import { describe, expect, it } from '../jest.js';
import { DateTime, Interval } from 'luxon';
import { openingsOf } from '../../src/mentors/availability/availability.rules.js';
import type { Availability, WeeklyRule } from '../../src/mentors/availability/availability.types.js';
import { busyIn } from '../../src/mentors/calendars/ics-busy.js';
import { instantOf, shownAt } from '../../src/platform/kernel/wall-time.js';
import { freeStarts } from '../../src/sessions/booking/slots.rules.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

interface Asked {
  rules: WeeklyRule[];
  exceptions?: Availability['exceptions'];
  from: string;
  to: string;
  zone?: string;
  earliest?: string;
}

const rule = (from: string, to: string, zone = 'Europe/Paris', weekday = 7): WeeklyRule => ({
  weekday,
  from,
  to,
  zone,
  validFromOn: '2026-01-01',
  validUntilOn: null,
});
const utc = (text: string) => DateTime.fromISO(text, { zone: 'utc' }) as DateTime<true>;

/** The local starts of sessions of an hour, between two local midnights of the zone. */
function starts({ rules, exceptions = [], from, to, zone = 'Europe/Paris', earliest = '2026-01-01' }: Asked): string[] {
  const window = Interval.fromDateTimes(instantOf(`${from}T00:00`, zone), instantOf(`${to}T00:00`, zone));
  const found = freeStarts({
    openings: openingsOf({ rules, exceptions }, window as Interval<true>),
    mentorBusy: [],
    busyElsewhere: [],
    buffers: { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    otherBusy: [],
    minutes: 60,
    earliest: utc(earliest),
    latest: null,
  });
  return found.map((start) => shownAt(start, zone).local);
}

const busyInParis = (...lines: string[]) =>
  busyIn(Buffer.from(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n')), {
    from: +utc('2027-03-20'),
    to: +utc('2027-04-10'),
    zone: 'Europe/Paris',
  }).map(([from]) => new Date(from).toISOString().slice(0, 16));

describe('The time bugs of others do not come back:', () => {
  it.each<[string, unknown, unknown]>([
    [
      'an hour early after the change (cal.com #1092, #4753)',
      starts({ rules: [rule('09:00', '10:00')], from: '2027-03-21', to: '2027-04-05' }),
      ['2027-03-21T09:00', '2027-03-28T09:00', '2027-04-04T09:00'],
    ],
    [
      'the month of the change (#10517)',
      starts({
        rules: EVERY_DAY.map((day) => rule('09:00', '10:00', 'Europe/Paris', day)),
        from: '2027-10-01',
        to: '2027-11-01',
      }),
      Array.from({ length: 31 }, (_, at) => `2027-10-${String(at + 1).padStart(2, '0')}T09:00`),
    ],
    [
      'a notice that ends on the day of the change (#12137)',
      starts({
        rules: [rule('13:00', '17:00')],
        from: '2027-03-28',
        to: '2027-03-29',
        earliest: '2027-03-28T13:00',
      })[0],
      '2027-03-28T15:00',
    ],
    [
      'the weekly slot on the Sunday of the change (#6217)',
      starts({ rules: [rule('08:00', '09:00')], from: '2027-10-31', to: '2027-11-01' }),
      ['2027-10-31T08:00'],
    ],
    [
      'twelve hours for twenty-four (#30022)',
      [rule('00:15', '01:15'), rule('12:00', '13:00'), rule('13:00', '14:00')].flatMap((one) =>
        starts({ rules: [one], from: '2027-01-10', to: '2027-01-11' }),
      ),
      ['2027-01-10T00:15', '2027-01-10T12:00', '2027-01-10T13:00'],
    ],
    [
      'zones of half hours and quarters (#10136, #2102)',
      ['Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Adelaide', 'Australia/Lord_Howe', 'Pacific/Chatham'].flatMap(
        (zone) => starts({ rules: [rule('09:00', '10:00', zone)], from: '2027-04-04', to: '2027-04-05', zone }),
      ),
      Array.from({ length: 5 }, () => '2027-04-04T09:00'),
    ],
    [
      'an exception on the wrong day (#10254)',
      ['Pacific/Auckland', 'Pacific/Honolulu', 'Pacific/Kiritimati'].flatMap((zone) =>
        starts({
          rules: EVERY_DAY.map((day) => rule('09:00', '10:00', zone, day)),
          exceptions: [{ onDay: '2027-06-15', from: '00:00', to: '24:00', zone, kind: 'closed' }],
          from: '2027-06-14',
          to: '2027-06-17',
          zone,
        }),
      ),
      [1, 2, 3].flatMap(() => ['2027-06-14T09:00', '2027-06-16T09:00']),
    ],
    [
      'a zone that is changed and changed back (#2250)',
      starts({ rules: [rule('09:00', '10:00')], from: '2027-03-28', to: '2027-03-29', zone: 'Asia/Tokyo' }),
      ['2027-03-28T16:00'],
    ],
    [
      'an event of a calendar over the change (#8398)',
      busyInParis('DTSTART;TZID=Europe/Paris:20270324T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ['2027-03-24T08:00', '2027-03-31T07:00'],
    ],
    [
      'two days off in Auckland (nextcloud/calendar #3597)',
      starts({
        rules: [rule('09:00', '10:00', 'Pacific/Auckland', 3)],
        from: '2027-04-05',
        to: '2027-04-12',
        zone: 'Pacific/Auckland',
      }),
      ['2027-04-07T09:00'],
    ],
    [
      'hours set in summer and read in winter (thunderbird/appointment #306)',
      starts({
        rules: [{ ...rule('09:00', '10:00'), validFromOn: '2026-07-01' }],
        from: '2027-01-10',
        to: '2027-01-11',
      }),
      ['2027-01-10T09:00'],
    ],
    [
      'a floating time of a feed read as one of UTC (yuvomi v2.24.3)',
      busyInParis('DTSTART:20270324T090000', 'DURATION:PT1H'),
      ['2027-03-24T08:00'],
    ],
  ])('%s', (_bug, got, wanted) => {
    expect(got).toEqual(wanted);
  });
});
