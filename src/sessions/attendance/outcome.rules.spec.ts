import { describe, expect, it } from '../../../test/jest.js';
import { DateTime, Interval } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { type EvidenceFacts, maySettle, proposedOutcome, type SettlingFacts } from './outcome.rules.js';
import type { Span } from './presence.types.js';

const start = DateTime.utc(2027, 1, 12, 13) as DateTime<true>;
const minute = (minutes: number) => start.plus({ minutes });
const there = (from: number, to: number): Span => [minute(from).toMillis(), minute(to).toMillis()];

const whole: EvidenceFacts = {
  slot: Interval.after(start, { minutes: 45 }) as Interval<true>,
  now: minute(50),
  absentAfterShare: 0.3333,
  learner: [there(0, 45)],
  mentor: [there(0, 45)],
};
const proposed = (change: Partial<EvidenceFacts>) => proposedOutcome({ ...whole, ...change }).outcome;

describe('The outcome that the evidence asks for', () => {
  it.each<[string, Partial<EvidenceFacts>, string | null]>([
    ['held when both were there', {}, 'held'],
    ['held with a third of the time missing', { learner: [there(15, 45)] }, 'held'],
    ['held through a line that dropped', { learner: [there(0, 20), there(25, 45)] }, 'held'],
    [
      'held before its end once it was long enough',
      { now: minute(31), learner: [there(0, 31)], mentor: [there(0, 31)] },
      'held',
    ],
    [
      'held when who came late stayed longer',
      { now: minute(70), learner: [there(20, 60)], mentor: [there(0, 60)] },
      'held',
    ],
    ['missed by the learner who did not come', { learner: [] }, 'missed-by-learner'],
    ['missed by the learner who came after a third', { learner: [there(16, 45)] }, 'missed-by-learner'],
    ['missed by the mentor who did not come', { mentor: [] }, 'missed-by-mentor'],
    ['missed by the mentor who did not wait', { learner: [], mentor: [there(0, 14)] }, 'missed-by-mentor'],
    ['missed by the mentor who came after a third', { mentor: [there(16, 45)] }, 'missed-by-mentor'],
    ['broken off when the line never came back', { learner: [there(0, 10)] }, 'broken-off'],
    ['nothing while nobody was seen', { learner: [], mentor: [] }, null],
    ['nothing before the delay of absence is over', { now: minute(14), learner: [], mentor: [there(0, 14)] }, null],
    [
      'nothing while a session that broke off may come back',
      { now: minute(30), learner: [there(0, 10)], mentor: [there(0, 30)] },
      null,
    ],
  ])('is %s', (_what, change, outcome) => {
    expect(proposed(change)).toBe(outcome);
  });

  it('comes with every check, and the time together', () => {
    const { checks, minutesTogether, absentAfter } = proposedOutcome({ ...whole, learner: [there(0, 10)] });
    expect(checks.map(({ code, standing }) => [code, standing])).toEqual([
      ['evidence-presence-seen', 'met'],
      ['evidence-mentor-came', 'met'],
      ['evidence-learner-came', 'met'],
      ['evidence-mentor-waited', 'met'],
      ['evidence-together-long-enough', 'not-yet'],
    ]);
    expect([minutesTogether, absentAfter]).toEqual([10, '2027-01-12T13:15:00.000Z']);
  });
});

describe('Recording an outcome', () => {
  const settled: SettlingFacts = {
    state: 'booked',
    outcome: 'held',
    proposed: 'held',
    hasReason: false,
    startsAt: start,
    absentAfter: minute(15).toISO(),
    now: minute(45),
  };
  const refusedFor = (change: Partial<SettlingFacts>) =>
    unmet(maySettle({ ...settled, ...change })).map(({ code }) => code);

  it.each<[string, Partial<SettlingFacts>, string[]]>([
    ['the evidence says the same', {}, []],
    ['the evidence says something else', { proposed: 'broken-off' }, ['settle-agrees-with-evidence']],
    ['the evidence says nothing', { proposed: null }, ['settle-agrees-with-evidence']],
    ['there is a reason to say otherwise', { proposed: null, hasReason: true }, []],
    ['it starts now', { now: start }, []],
    ['it has not started', { now: minute(-1) }, ['settle-after-start']],
    [
      'an absence is said too early',
      { outcome: 'missed-by-learner', proposed: 'missed-by-learner', now: minute(14) },
      ['settle-absence-after-delay'],
    ],
    ['it has an outcome already', { state: 'held' }, ['settle-still-booked']],
  ])('is decided by whether %s', (_what, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });
});
