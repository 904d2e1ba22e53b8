import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { DateTime, Interval } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { occurrencesOf } from '../../platform/kernel/wall-time.js';
import { mayChangeFrom, openingsOf, stretchFaults } from './availability.rules.js';
import type { Availability, DayException, WeeklyRule } from './availability.types.js';

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/Santiago',
  'UTC',
];
const QUARTER = 15 * 60_000;
/** Days on which some zone changes its clocks, and days on which none does. */
const DAYS = [
  '2027-03-13',
  '2027-03-27',
  '2027-04-03',
  '2027-09-04',
  '2027-09-25',
  '2027-10-02',
  '2027-10-30',
  '2027-11-06',
  '2026-12-31',
  '2028-02-28',
];

const rule = (given: Partial<WeeklyRule> = {}): WeeklyRule => ({
  weekday: 2,
  from: '14:00',
  to: '17:00',
  zone: 'Europe/Paris',
  validFromOn: '2026-01-01',
  validUntilOn: null,
  ...given,
});
const exception = (given: Partial<DayException> = {}): DayException => ({
  onDay: '2027-01-12',
  from: '15:00',
  to: '16:00',
  zone: 'Europe/Paris',
  kind: 'closed',
  ...given,
});
const window = (from: string, to: string) =>
  Interval.fromDateTimes(
    DateTime.fromISO(from, { zone: 'utc' }),
    DateTime.fromISO(to, { zone: 'utc' }),
  ) as Interval<true>;
const written = (openings: Interval<true>[]) =>
  openings.map(({ start, end }) => `${start.toFormat("dd'T'HH:mm")}/${end.toFormat("dd'T'HH:mm")}`);
const open = (rules: WeeklyRule[], exceptions: DayException[] = [], [from, to] = ['2027-01-11', '2027-01-18']) =>
  written(openingsOf({ rules, exceptions }, window(from ?? '', to ?? '')));

const travel = { fromOn: '2027-01-11', untilOn: '2027-01-12', zone: 'Asia/Tokyo' };
const openAs = (more: Partial<Availability>, rules: WeeklyRule[], exceptions: DayException[] = []) =>
  written(openingsOf({ rules, exceptions, ...more }, window('2027-01-11', '2027-01-18')));

describe('The openings of a mentor', () => {
  it.each<[string, string[], string[]]>([
    ['are the weekly rules at their local time', open([rule()]), ['12T13:00/12T16:00']],
    ['are one where rules touch', open([rule(), rule({ from: '17:00', to: '18:00' })]), ['12T13:00/12T17:00']],
    [
      'run on over midnight',
      open([rule({ from: '22:00', to: '24:00' }), rule({ weekday: 3, from: '00:00', to: '01:00' })]),
      ['12T21:00/13T00:00'],
    ],
    ['begin with the first day of a rule', open([rule({ validFromOn: '2027-01-13' })]), []],
    ['end with the last day of a rule', open([rule({ validUntilOn: '2027-01-12' })]), ['12T13:00/12T16:00']],
    ['are gone the day after', open([rule({ validUntilOn: '2027-01-11' })]), []],
    ['leave out what is closed', open([rule()], [exception()]), ['12T13:00/12T14:00', '12T15:00/12T16:00']],
    [
      'have what is opened besides',
      open([rule()], [exception({ kind: 'open', from: '18:00', to: '19:00' })]),
      ['12T13:00/12T16:00', '12T17:00/12T18:00'],
    ],
    [
      'stay closed where both are said',
      open([], [exception({ kind: 'open', from: '14:00', to: '16:00' }), exception()]),
      ['12T13:00/12T14:00'],
    ],
    ['are cut to the window', open([rule()], [], ['2027-01-12T14:00', '2027-01-12T15:00']), ['12T14:00/12T15:00']],
    [
      'keep the local time over the change of clocks',
      open([rule({ weekday: 7, from: '09:00', to: '10:00' })], [], ['2027-03-20', '2027-04-05']),
      ['21T08:00/21T09:00', '28T07:00/28T08:00', '04T07:00/04T08:00'],
    ],
    [
      'lose what the clocks skip',
      open([rule({ weekday: 7, from: '02:00', to: '03:00' })], [], ['2027-03-28', '2027-03-29']),
      [],
    ],
    [
      'have the hour that comes twice, twice',
      open([rule({ weekday: 7, from: '02:00', to: '03:00' })], [], ['2027-10-31', '2027-11-01']),
      ['31T00:00/31T02:00'],
    ],
    [
      'are read by the clock of the zone where the mentor travels',
      openAs({ travels: [travel] }, [rule(), rule({ weekday: 3 })]),
      ['12T05:00/12T08:00', '13T13:00/13T16:00'],
    ],
    [
      'take the exceptions along',
      openAs({ travels: [travel] }, [rule()], [exception()]),
      ['12T05:00/12T06:00', '12T07:00/12T08:00'],
    ],
    [
      'rest on public holidays',
      openAs({ holidays: new Set(['2027-01-12']) }, [rule(), rule({ weekday: 3 })]),
      ['13T13:00/13T16:00'],
    ],
    [
      'are there on a holiday that the mentor opens',
      openAs({ holidays: new Set(['2027-01-12']) }, [rule()], [exception({ kind: 'open' })]),
      ['12T14:00/12T15:00'],
    ],
  ])('%s', (_what, got, wanted) => {
    expect(got).toEqual(wanted);
  });

  it('hold an instant exactly when the clock on the wall lies inside a rule, on any day in any zone', () => {
    const quarter = fc.integer({ min: 0, max: 95 });
    const rules = fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        one: quarter,
        other: quarter,
        zone: fc.constantFrom(...ZONES),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(rules, fc.constantFrom(...DAYS), (drawn, day) => {
        const made = drawn
          .filter(({ one, other }) => one !== other)
          .map(({ weekday, one, other, zone }) =>
            rule({ weekday, zone, from: clock(Math.min(one, other)), to: clock(Math.max(one, other)) }),
          );
        const start = DateTime.fromISO(day, { zone: 'utc' });
        const around = Interval.fromDateTimes(start, start.plus({ hours: 36 })) as Interval<true>;
        const openings = openingsOf({ rules: made, exceptions: [] }, around);
        for (let at = start.toMillis(); at < around.end.toMillis(); at += QUARTER) {
          if (made.some((one) => hasOddEdge(one, at))) continue;
          const isOpen = openings.some(({ start: from, end }) => from.toMillis() <= at && at < end.toMillis());
          if (isOpen !== made.some((one) => showsOnTheWall(one, at))) return false;
        }
        return true;
      }),
      { numRuns: 200 },
    );
  });

  it('come in order, apart from each other, whatever the order in which they were set', () => {
    const anyRule = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      zone: fc.constantFrom(...ZONES),
      from: fc.integer({ min: 0, max: 47 }).map(clock),
      to: fc.integer({ min: 48, max: 95 }).map(clock),
      validFromOn: fc.constantFrom('2026-01-01', '2027-03-25'),
      validUntilOn: fc.constantFrom(null, '2027-03-28'),
    });
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), (rules) => {
        const around = window('2027-03-22', '2027-04-08');
        const openings = openingsOf({ rules, exceptions: [] }, around);
        expect(written(openingsOf({ rules: rules.toReversed(), exceptions: [] }, around))).toEqual(written(openings));
        return openings.every(({ start, end }, index) => {
          const next = openings[index + 1];
          return start < end && (!next || end < next.start);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('Changing an availability', () => {
  it('is possible from today on', () => {
    expect(mayChangeFrom('2027-01-12', '2027-01-12').allowed).toBe(true);
    expect(unmet(mayChangeFrom('2027-01-11', '2027-01-12')).map(({ code, standing }) => [code, standing])).toEqual([
      ['availability-from-today-on', 'never'],
    ]);
  });

  it('names the stretch that ends before it begins', () => {
    const stretches = [
      { from: '09:00', to: '10:00' },
      { from: '10:00', to: '10:00' },
    ];
    expect(stretchFaults(stretches, 'rules').map(({ at }) => at)).toEqual(['rules.1.to']);
  });
});

function clock(quarters: number): string {
  const minutes = quarters * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const walls = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows, by the platform's own calendar rather than by Luxon. */
const onTheWall = remembered((at: number, zone: string): { day: string; time: string; weekday: number } => {
  let format = walls.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    walls.set(zone, format);
  }
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, time, weekday: new Date(`${day}T12:00:00Z`).getUTCDay() || 7 };
});

const comesOnce = remembered((local: string, zone: string) => occurrencesOf(local, zone) === 'once');

function remembered<Key, Value>(work: (key: Key, zone: string) => Value): (key: Key, zone: string) => Value {
  const known = new Map<string, Value>();
  return (key, zone) => {
    const name = `${String(key)} ${zone}`;
    const value = known.get(name) ?? work(key, zone);
    known.set(name, value);
    return value;
  };
}

function showsOnTheWall({ weekday, from, to, zone }: WeeklyRule, at: number): boolean {
  const wall = onTheWall(at, zone);
  return wall.weekday === weekday && from <= wall.time && wall.time < to;
}

/** A rule whose edge is skipped or comes twice on that day: the kernel says how, and the wall cannot tell. */
function hasOddEdge({ from, to, zone }: WeeklyRule, at: number): boolean {
  const { day } = onTheWall(at, zone);
  return [from, to].some((time) => time !== '24:00' && !comesOnce(`${day}T${time}`, zone));
}
