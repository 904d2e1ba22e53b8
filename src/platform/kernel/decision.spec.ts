import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { check, decide, refuseUnless, standingOf, unmet } from './decision.js';

const RULE = { code: 'a-rule', says: 'Something holds.' };

describe('A decision', () => {
  it('is allowed exactly when no check is unmet', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ holds: fc.boolean(), never: fc.boolean() })), (cases) => {
        const decision = decide(...cases.map(({ holds, never }) => check(RULE, holds, {}, { never })));
        return decision.allowed === (unmet(decision).length === 0) && decision.checks.length === cases.length;
      }),
    );
  });

  it('says never as soon as one check can never hold', () => {
    const open = check(RULE, false);
    const lost = check(RULE, false, {}, { never: true });
    expect(standingOf(decide(open))).toBe('not-yet');
    expect(standingOf(decide(open, lost))).toBe('never');
    expect(standingOf(decide(check(RULE, true)))).toBe('met');
  });

  it('keeps the facts, and who can change what is not met', () => {
    expect(check(RULE, false, { hours: 3 }, { nextActor: 'mentor', dueOn: '2027-01-12' })).toEqual({
      ...RULE,
      standing: 'not-yet',
      facts: { hours: 3 },
      nextActor: 'mentor',
      dueOn: '2027-01-12',
    });
    expect(check(RULE, true, { hours: 30 }, { nextActor: 'mentor' })).toEqual({
      ...RULE,
      standing: 'met',
      facts: { hours: 30 },
    });
  });

  it('refuses with the unmet checks alone', () => {
    const decision = decide(check(RULE, true), check({ ...RULE, code: 'another' }, false));
    expect(() => refuseUnless(decision, (checks) => new Error(checks.map(({ code }) => code).join()))).toThrow(
      'another',
    );
  });
});
