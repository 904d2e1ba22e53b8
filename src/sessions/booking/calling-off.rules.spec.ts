import { describe, expect, it } from '../../../test/jest.js';
import { calledOff, type StopFacts, TRACK_STOPS } from './calling-off.rules.js';

const wednesday = '2026-03-04';
const facts = (change: Partial<StopFacts>): StopFacts => ({
  because: 'suspended',
  onDay: wednesday,
  weekOn: '2026-03-02',
  ...change,
});

describe('A session called off with its track', () => {
  it.each<[string, Partial<StopFacts>, boolean]>([
    ['is owed when its week had begun before the pause', {}, true],
    ['is not owed when the pause begins with its week', { onDay: '2026-03-02' }, false],
    ['is not owed in a later week, which the plan moves', { weekOn: '2026-03-09' }, false],
    ['is still owed when it made up an earlier week', { weekOn: '2026-02-23' }, true],
    ['is not owed any more when the learner left', { because: 'withdrawn' }, false],
    ['is not owed any more when the house ended the track', { because: 'ended' }, false],
    ['is not owed any more when the track is completed', { because: 'completed' }, false],
  ])('%s', (_what, change, toMakeUp) => {
    expect(calledOff(facts(change)).toMakeUp).toBe(toMakeUp);
  });

  it.each(TRACK_STOPS)('says why: %s, and since when', (because) => {
    expect(calledOff(facts({ because })).checks).toMatchObject([
      {
        code: 'booked-session-track-runs',
        standing: because === 'suspended' ? 'not-yet' : 'never',
        facts: { because, onDay: wednesday },
      },
    ]);
  });
});
