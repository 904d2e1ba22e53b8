import { describe, expect, it } from '../../../test/jest.js';
import { DateTime } from 'luxon';
import { addDays } from '../../platform/kernel/period.js';
import {
  type CountingSession,
  type DaysAway,
  isToMakeUp,
  weekOf,
  weeksBetween,
  type WeekSession,
  type WeekStanding,
  weekToCountFor,
} from './weeks.rules.js';

const [BEFORE, THIS, AFTER] = ['2027-01-04', '2027-01-11', '2027-01-18'] as const;
const counts = (weekOn: string, inWeekOn = weekOn): CountingSession => ({ weekOn, inWeekOn });

describe('The week of a session', () => {
  it.each([
    ['2027-01-11T00:00:00+01:00', 'Europe/Paris', THIS],
    ['2027-01-10T23:59:00+01:00', 'Europe/Paris', BEFORE],
    ['2027-01-10T23:30:00Z', 'Europe/Paris', THIS],
    ['2027-01-11T03:30:00Z', 'America/New_York', BEFORE],
    ['2027-01-03T12:00:00Z', 'UTC', '2026-12-28'],
  ])('%s in %s begins on %s', (instant, zone, monday) => {
    expect(weekOf(DateTime.fromISO(instant), zone)).toBe(monday);
  });

  it.each<[string, CountingSession[], string[], string | null]>([
    ['is its own while that has none', [], [], THIS],
    ['is its own even when another is owed', [], [BEFORE], THIS],
    ['is one that is owed when its own has its session', [counts(THIS)], [BEFORE], BEFORE],
    ['is the oldest of those that are owed', [counts(THIS)], [AFTER, BEFORE], BEFORE],
    ['is one after it as well', [counts(THIS)], [AFTER], AFTER],
    ['is none when nothing is owed', [counts(THIS)], [], null],
    ['is none when the week has one made up already', [counts(THIS), counts(BEFORE, THIS)], [AFTER], null],
    ['is its own when its session was made up ahead elsewhere and failed', [counts(AFTER, THIS)], [THIS], THIS],
    ['is none when its session was held in another week', [counts(THIS, BEFORE)], [], null],
  ])('counts for the week that %s', (_what, counting, owed, wanted) => {
    expect(weekToCountFor(THIS, counting, owed)).toBe(wanted);
  });
});

describe('The weeks of a learner', () => {
  const session = (given: Partial<WeekSession>): WeekSession => ({
    id: 'first',
    weekOn: THIS,
    state: 'held',
    toMakeUp: false,
    ...given,
  });
  const standing = (...sessions: WeekSession[]) => {
    const [week] = weeksBetween(THIS, THIS, { sessions, pauses: [] });
    return [week?.standing, week?.madeUp, week?.sessionId];
  };

  it.each<[string, WeekSession[], unknown[]]>([
    ['nothing was booked', [], ['none', false, null]],
    ['the session was held', [session({})], ['held', false, 'first']],
    ['the session is booked', [session({ state: 'booked' })], ['booked', false, 'first']],
    ['the learner missed it', [session({ state: 'missed-by-learner' })], ['missed', false, 'first']],
    ['the mentor missed it', [session({ state: 'missed-by-mentor', toMakeUp: true })], ['owed', false, 'first']],
    [
      'it was called off with the track',
      [session({ state: 'cancelled-in-time', toMakeUp: false })],
      ['none', false, 'first'],
    ],
    [
      'it was made up',
      [session({ state: 'broken-off', toMakeUp: true }), session({ id: 'again' })],
      ['held', true, 'again'],
    ],
  ])('tell when %s', (_what, sessions, wanted) => {
    expect(standing(...sessions)).toEqual(wanted);
  });

  it('are every week from the first to the last', () => {
    const weeks = weeksBetween(BEFORE, AFTER, { sessions: [], pauses: [] });
    expect(weeks.map(({ weekOn }) => weekOn)).toEqual([BEFORE, THIS, AFTER]);
  });

  it.each<[string, DaysAway, WeekStanding[]]>([
    ['covers one of them whole', { fromOn: THIS, untilOn: AFTER }, ['none', 'paused', 'none']],
    [
      'begins and ends within two of them',
      { fromOn: addDays(BEFORE, 1), untilOn: addDays(AFTER, 1) },
      ['none', 'paused', 'none'],
    ],
    ['ends a day too early', { fromOn: THIS, untilOn: addDays(AFTER, -1) }, ['none', 'none', 'none']],
    ['lasts', { fromOn: THIS, untilOn: null }, ['none', 'paused', 'paused']],
  ])('are paused when a pause %s', (_what, pause, wanted) => {
    const weeks = weeksBetween(BEFORE, AFTER, { sessions: [], pauses: [pause] });
    expect(weeks.map(({ standing: one }) => one)).toEqual(wanted);
  });

  it('keep what was held before the pause was recorded', () => {
    const facts = { sessions: [session({})], pauses: [{ fromOn: BEFORE, untilOn: null }] };
    expect(weeksBetween(BEFORE, THIS, facts).map(({ standing: one }) => one)).toEqual(['paused', 'held']);
  });
});

describe('A session that did not come about', () => {
  it.each([
    ['cancelled-in-time', 'learner', true],
    ['cancelled-late', 'learner', false],
    ['cancelled-late', 'mentor', true],
    ['missed-by-learner', 'mentor', false],
    ['missed-by-mentor', 'mentor', true],
    ['broken-off', 'mentor', true],
    ['held', 'mentor', false],
  ] as const)('%s by the %s is made up: %s', (outcome, side, madeUp) => {
    expect(isToMakeUp(outcome, side)).toBe(madeUp);
  });
});
