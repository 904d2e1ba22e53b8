import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { unmet } from '../../platform/kernel/decision.js';
import { type PaceFacts, paceStanding } from './pace-standing.rules.js';

const facts: PaceFacts = {
  state: 'active',
  onDay: '2026-03-10',
  rulebook: { onPaceShare: 0.9, silentDays: 14, missedSessions: 2, missedWithinWeeks: 4 },
  enteredOn: '2026-01-05',
  plannedEndOn: '2026-07-03',
  limits: ['2026-07-31', null],
  lastActiveOn: '2026-03-09',
  missedOn: [],
  projects: [
    { estimatedHours: 90, startsOn: '2026-01-05', dueOn: '2026-02-06', validatedOn: '2026-02-20' },
    { estimatedHours: 10, startsOn: '2026-02-06', dueOn: '2026-02-13', validatedOn: null },
    { estimatedHours: 100, startsOn: '2026-03-01', dueOn: '2026-03-20', validatedOn: null },
  ],
};
const standing = (change: Partial<PaceFacts> = {}) => paceStanding({ ...facts, ...change });

describe('The pace of a learner', () => {
  it('holds with exactly nine tenths of the due hours verified', () => {
    expect(standing()).toMatchObject({ state: 'on-pace', verifiedHours: 90, dueHours: 100, plannedHours: 145 });
  });

  it('is behind with less', () => {
    const projects = facts.projects.map((project, index) =>
      index === 0 ? { ...project, estimatedHours: 89 } : project,
    );
    expect(standing({ projects }).state).toBe('behind');
  });

  it.each<[string, Partial<PaceFacts>, string[]]>([
    ['14 days without activity', { lastActiveOn: '2026-02-24' }, ['active-lately']],
    ['two sessions missed in four weeks', { missedOn: ['2026-02-11', '2026-03-04'] }, ['sessions-attended']],
    ['an end after the limit', { limits: [null, '2026-07-05'] }, ['projected-end-within-limits']],
  ])('is at risk with %s', (_what, change, codes) => {
    const { state, decision } = standing(change);
    expect([state, unmet(decision).map((c) => c.code)]).toEqual(['at-risk', codes]);
  });

  it('forgets a missed session after four weeks', () => {
    expect(standing({ missedOn: ['2026-02-10', '2026-03-04'] }).state).toBe('on-pace');
  });

  it('is done when every project is validated, however late or silent', () => {
    const projects = facts.projects.map((project) => ({ ...project, validatedOn: '2026-03-01' }));
    const late = { projects, lastActiveOn: '2026-01-05', missedOn: ['2026-03-02', '2026-03-04'] };
    for (const state of ['active', 'suspended', 'completed'] as const) {
      const { decision, ...pace } = standing({ ...late, state });
      expect([pace.state, decision.checks.map(({ code, standing: how }) => `${code} ${how}`)]).toEqual([
        'done',
        ['every-project-validated met'],
      ]);
    }
  });

  it.each([
    ['suspended', 'paused', ['paced-track-runs not-yet', 'projected-end-within-limits not-yet']],
    ['completed', 'over', ['paced-track-runs never']],
    ['withdrawn', 'over', ['paced-track-runs never']],
    ['ended', 'over', ['paced-track-runs never']],
    ['admitted', 'not-begun', ['paced-track-runs not-yet']],
    ['applied', 'not-begun', ['paced-track-runs not-yet']],
  ] as const)('of a track that is %s is %s: neither behind nor silent', (state, is, checks) => {
    const behind = facts.projects.map((project) => ({ ...project, validatedOn: null }));
    const { decision, ...pace } = standing({ state, projects: behind, lastActiveOn: '2026-01-05' });
    expect([pace.state, decision.checks.map(({ code, standing: how }) => `${code} ${how}`)]).toEqual([is, checks]);
  });

  it('is on pace exactly when every check is met', () => {
    const day = fc
      .integer({ min: 0, max: 250 })
      .map((n) => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.array(day, { maxLength: 4 }), (onDay, lastActiveOn, missedOn) => {
        const { state, decision } = standing({ onDay, lastActiveOn, missedOn });
        expect(state === 'on-pace').toBe(decision.allowed);
      }),
    );
  });
});
