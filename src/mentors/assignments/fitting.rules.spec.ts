import { DateTime, Interval } from 'luxon';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { costOf, fits, hoursInCommon, type PairFacts } from './fitting.rules.js';

const fitting: PairFacts = {
  fromOn: '2026-01-05',
  learnerId: 'learner',
  mentorId: 'mentor',
  titleCode: 'RNCP37873',
  levelInProgress: 2,
  maxLevel: 2,
  titleCodes: ['RNCP37873'],
  approval: 'approved',
  contractEndsOn: '2026-01-05',
  learners: 4,
  maxLearners: 5,
  noviceLearners: 5,
  noviceUntilOn: '2026-02-01',
  isJudge: false,
  wantedLanguages: ['es', 'fr'],
  languages: ['fr'],
  asksForArrangement: true,
  welcomesDisability: true,
  hoursInCommon: 0.75,
  sessionMinutes: 45,
};
const against = (change: Partial<PairFacts>) => unmet(fits({ ...fitting, ...change })).map(({ code }) => code);

describe('A mentor and a learner', () => {
  it.each<[string, Partial<PairFacts>, string[]]>([
    ['at the edge of everything', {}, []],
    ['without a project in progress', { levelInProgress: null }, []],
    ['whose mentor covers every title', { titleCodes: [] }, []],
    ['of another title', { titleCodes: ['RNCP1'] }, ['mentor-title-covered']],
    ['at a higher level', { levelInProgress: 3 }, ['mentor-level-reached']],
    ['whose mentor waits for approval', { approval: 'waiting' }, ['mentor-approved']],
    ['a day after the contract', { fromOn: '2026-01-06' }, ['mentor-contract-runs']],
    ['whose mentor is full', { maxLearners: 4 }, ['mentor-has-place']],
    ['whose mentor begins', { noviceLearners: 4 }, ['mentor-novice-cap']],
    ['one of whom judges the other', { isJudge: true }, ['mentor-never-judge']],
    ['who are the same person', { learnerId: 'mentor' }, ['mentor-not-oneself']],
    ['without a language in common', { languages: ['en'] }, ['mentor-speaks-language']],
    ['where nobody asks for a language', { wantedLanguages: [], languages: ['en'] }, []],
    ['without an hour in common', { hoursInCommon: 0.5 }, ['mentor-hours-in-common']],
    ['where an arrangement is asked for', { welcomesDisability: false }, ['mentor-welcomes-disability']],
    ['where none is', { welcomesDisability: false, asksForArrangement: false }, []],
  ])('%s', (_who, change, codes) => {
    expect(against(change)).toEqual(codes);
  });

  it('are the dearer the fuller the mentor, the fewer the hours, the higher a level that nobody needs', () => {
    const cost = (change: Partial<PairFacts>) => costOf({ ...fitting, ...change });
    expect(cost({ learners: 1 })).toBeLessThan(cost({ learners: 2 }));
    expect(cost({ hoursInCommon: 10 })).toBeLessThan(cost({ hoursInCommon: 5 }));
    expect(cost({ maxLevel: 2 })).toBeLessThan(cost({ maxLevel: 3 }));
    expect(cost({ hoursInCommon: 20 })).toBe(cost({ hoursInCommon: 60 }));
  });
});

describe('Hours in common', () => {
  const at = (local: string, zone = 'Europe/Paris') => instantOf(local, zone);
  const open = (from: string, to: string, zone = 'Europe/Paris') =>
    Interval.fromDateTimes(at(from, zone), at(to, zone)) as Interval<true>;
  const from = DateTime.fromISO('2026-01-05', { zone: 'utc' }) as DateTime<true>;
  const week = Interval.after(from, { days: 7 }) as Interval<true>;

  it('are those of the learner’s days, awake, in the learner’s zone', () => {
    const openings = [open('2026-01-05T20:00', '2026-01-05T23:30'), open('2026-01-06T09:00', '2026-01-06T12:15')];
    const common = (weekdays: number[], zone: string) => hoursInCommon(openings, { weekdays, zone }, week);
    expect(common([1, 2], 'Europe/Paris')).toBe(5.25);
    expect(common([1], 'Europe/Paris')).toBe(2);
    expect(common([1, 2], 'America/Montreal')).toBe(3.5);
    expect(common([6, 7], 'Europe/Paris')).toBe(0);
  });
});
