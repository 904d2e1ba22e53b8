import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { DateTime, Interval } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { mayCancelDefence } from './cancellation.rules.js';
import { defenceTimeOf } from './defence-time.rules.js';
import { type DefenceFacts, type DefendedProject, type EvaluatorStanding, mayPlanDefence } from './defence.rules.js';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });
const slot = (start: string) => Interval.after(at(start), { minutes: 45 }) as Interval<true>;
const project: DefendedProject = {
  code: 'P1',
  level: 2,
  state: 'handed-in',
  sessionsHeld: 2,
  isReady: true,
  missing: [],
  defences: 0,
  extraDefences: 0,
  isContested: false,
};
const evaluator: EvaluatorStanding = { titleCodes: ['RNCP37873'], maxLevel: 2, isTied: false, isFree: true };
const plannable: DefenceFacts = {
  now: at('2026-03-01T10:00'),
  numbers: { sessionsBeforeDefence: 2, defenceNoticeDays: 14, maxDefences: 3 },
  project,
  titleCode: 'RNCP37873',
  evaluator,
  learnerIsFree: true,
  time: { slot: slot('2026-03-20T10:00'), zone: 'Europe/Paris', exists: true },
};
const codes = (change: Partial<DefenceFacts>) =>
  unmet(mayPlanDefence({ ...plannable, ...change })).map((check) => check.code);
const whenAt = (start: string) => ({ time: { ...plannable.time, slot: slot(start) } });

describe('Planning a defence', () => {
  it.each<[string, Partial<DefenceFacts>, string[]]>([
    ['all is there', {}, []],
    ['a deliverable is missing', { project: { ...project, missing: ['Code'] } }, ['defence-not-before-deliverables']],
    ['it is not handed in', { project: { ...project, state: 'in-progress' } }, ['defence-of-handed-in-work']],
    ['one session was held', { project: { ...project, sessionsHeld: 1 } }, ['defence-after-sessions']],
    ['it is not marked ready', { project: { ...project, isReady: false } }, ['defence-after-readiness']],
    ['three defences were judged', { project: { ...project, defences: 3 } }, ['defence-left']],
    ['an advisor gave leave for a fourth', { project: { ...project, defences: 3, extraDefences: 1 } }, []],
    ['exactly 14 days are left', whenAt('2026-03-15T10:00'), []],
    ['a minute of them is gone', whenAt('2026-03-15T09:59'), ['defence-notice']],
    ['it lies in the past', whenAt('2026-02-01T10:00'), ['defence-notice']],
    ['clocks skip the time', { time: { ...plannable.time, exists: false } }, ['defence-time-exists']],
    ['the learner has another', { learnerIsFree: false }, ['learner-free-for-defence']],
    ['the evaluator has another', { evaluator: { ...evaluator, isFree: false } }, ['evaluator-free']],
    ['the evaluator mentored', { evaluator: { ...evaluator, isTied: true } }, ['evaluator-independent']],
    ['the level is too high', { evaluator: { ...evaluator, maxLevel: 1 } }, ['evaluator-qualified']],
    ['the title is another', { titleCode: 'RNCP1' }, ['evaluator-qualified']],
  ])('when %s', (_when, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('counts days on the calendar of the learner, over a change of the clocks', () => {
    const now = at('2026-03-20T09:00');
    expect(codes({ now, ...whenAt('2026-04-03T08:00') })).toEqual([]);
    expect(codes({ now, ...whenAt('2026-04-03T07:59') })).toEqual(['defence-notice']);
  });

  it('is allowed exactly when no check is unmet, and an evaluator who is tied never becomes able', () => {
    const anyFacts = fc.record({
      sessionsHeld: fc.nat(4),
      isReady: fc.boolean(),
      defences: fc.nat(5),
      extraDefences: fc.nat(2),
      isTied: fc.boolean(),
      isFree: fc.boolean(),
    });
    fc.assert(
      fc.property(anyFacts, ({ isTied, isFree, ...change }) => {
        const facts = { ...plannable, project: { ...project, ...change }, evaluator: { ...evaluator, isTied, isFree } };
        const decision = mayPlanDefence(facts);
        expect(decision.allowed).toBe(unmet(decision).length === 0);
        expect(decision.checks.some(({ standing }) => standing === 'never')).toBe(isTied);
      }),
    );
  });
});

describe('Calling a defence off', () => {
  const planned = { now: at('2026-03-01T10:00'), startsAt: at('2026-03-01T10:00'), state: 'planned', byStaff: false };
  it.each<[string, Partial<typeof planned>, string[]]>([
    ['the learner before it begins', { now: at('2026-03-01T09:59') }, []],
    ['the learner when it begins', {}, ['defence-cancelled-ahead']],
    ['the staff afterwards', { byStaff: true }, []],
    ['the staff once it is judged', { byStaff: true, state: 'decided' }, ['defence-cancellable']],
  ])('by %s', (_who, change, expected) => {
    expect(unmet(mayCancelDefence({ ...planned, ...change })).map(({ code }) => code)).toEqual(expected);
  });
});

describe('The time of a defence', () => {
  const paris = { zone: 'Europe/Paris', defenceMinutes: 45 };
  const start = (local: string, zone?: string) =>
    defenceTimeOf({ local, ...(zone && { zone }) }, paris)?.slot.start.toISO();

  it('is an instant, or a local time of the learner or of a zone', () => {
    const tokyo = { zone: 'Asia/Tokyo', defenceMinutes: 60 };
    const found = defenceTimeOf({ startsAt: new Date('2026-03-20T10:00:00Z') }, tokyo);
    expect(found).toMatchObject({ occurrence: 'once', zone: 'Asia/Tokyo' });
    expect(found?.slot.end.toISO()).toBe('2026-03-20T11:00:00.000Z');
    expect(start('2026-03-20T10:00')).toBe('2026-03-20T09:00:00.000Z');
    expect(start('2026-03-20T10:00', 'Asia/Tokyo')).toBe('2026-03-20T01:00:00.000Z');
  });

  it('says when the clocks skip it, or show it twice', () => {
    expect(defenceTimeOf({ local: '2027-03-28T02:30' }, paris)).toMatchObject({ exists: false });
    expect(defenceTimeOf({ local: '2027-10-31T02:30' }, paris)).toMatchObject({
      exists: true,
      occurrence: 'twice',
    });
  });

  it('cannot be read when it is none, or two, or no day', () => {
    expect(defenceTimeOf({}, paris)).toBeNull();
    expect(defenceTimeOf({ local: '2026-03-20T10:00', startsAt: new Date(0) }, paris)).toBeNull();
    expect(defenceTimeOf({ local: '2026-02-30T10:00' }, paris)).toBeNull();
    expect(defenceTimeOf({ local: '2026-03-20T10:00', zone: 'Mars/Base' }, paris)).toBeNull();
  });
});
