import { describe, expect, it } from '../../../test/jest.js';
import { DateTime } from 'luxon';
import fc from 'fast-check';
import { changeDays, instantByTrial } from '../../../test/given/zone-oracle.js';
import { dayOf, instantOf, isZone, millisOf, occurrencesOf } from './wall-time.js';

const utc = (local: string, zone: string) => instantOf(local, zone).toUTC().toISO({ suppressMilliseconds: true });

describe('A local time as an instant', () => {
  it.each([
    ['an ordinary time', '2027-01-12T14:00', 'Europe/Paris', '2027-01-12T13:00:00Z'],
    ['the hour that clocks skip moves forward', '2027-03-28T02:30', 'Europe/Paris', '2027-03-28T01:30:00Z'],
    ['the hour that comes twice is the first of the two', '2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30:00Z'],
    ['half an hour of summer time', '2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z'],
    ['a zone of half hours', '2027-06-01T09:15', 'Asia/Kolkata', '2027-06-01T03:45:00Z'],
    ['midnight that is skipped', '2026-09-06T00:30', 'America/Santiago', '2026-09-06T04:30:00Z'],
  ])('%s', (_what, local, zone, instant) => {
    expect(utc(local, zone)).toBe(instant);
  });

  it.each<[string, string, string]>([
    ['2027-03-28T02:30', 'Europe/Paris', 'skipped'],
    ['2027-10-31T02:30', 'Europe/Paris', 'twice'],
    ['2027-10-31T03:00', 'Europe/Paris', 'once'],
    ['2027-01-12T14:00', 'Europe/Paris', 'once'],
  ])('%s in %s comes %s', (local, zone, times) => {
    expect(occurrencesOf(local, zone)).toBe(times);
  });

  it('refuses what is no time or no zone', () => {
    expect(() => instantOf('2027-02-30T10:00', 'Europe/Paris')).toThrow(RangeError);
    expect(() => instantOf('2027-02-28T10:00', 'Europe/Atlantis')).toThrow(RangeError);
    expect(isZone('Europe/Paris')).toBe(true);
  });

  it('reads back as the same local time whenever that time comes', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
    const minutes = fc.integer({ min: 0, max: 3 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (after, zone) => {
        const local = DateTime.utc(2026).plus({ minutes: after }).toFormat("yyyy-MM-dd'T'HH:mm");
        const back = instantOf(local, zone).setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm");
        return back === local || occurrencesOf(local, zone) === 'skipped';
      }),
      { numRuns: 2000 },
    );
  });

  it('is what the calendar of the platform says, every quarter of an hour around every change', () => {
    const zones = ['Europe/Paris', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca', 'America/St_Johns'];
    const wrong: string[] = [];
    for (const zone of zones) {
      for (const day of changeDays(zone, 2026, 2028)) {
        for (let local = day - 2 * 86_400_000; local < day + 86_400_000; local += 900_000) {
          if (millisOf(local, zone) !== instantByTrial(local, zone))
            wrong.push(`${new Date(local).toISOString()} ${zone}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('knows the day of an instant where somebody lives', () => {
    expect(dayOf(DateTime.fromISO('2027-01-12T23:30:00Z'), 'Europe/Paris')).toBe('2027-01-13');
  });
});
