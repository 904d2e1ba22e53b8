import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import type { DatedTariff } from '../tariffs/tariff.rules.js';
import { centsOf, linesOf, payShareOf, sealedWords, type SessionFact, totalOf } from './pay.rules.js';

const TARIFF: DatedTariff = {
  fromMonth: '2026-01',
  level1Cents: 3000,
  level2Cents: 3500,
  level3Cents: 4000,
  lostPercent: 50,
  approvalDays: 10,
};
const LATER: DatedTariff = { ...TARIFF, fromMonth: '2026-03', level1Cents: 3100 };

const held: SessionFact = {
  sessionId: 'one',
  startsAt: new Date('2026-02-10T10:00:00Z'),
  month: '2026-02',
  learnerId: 'learner',
  outcome: 'held',
  toMakeUp: false,
  level: 2,
  contested: false,
};
const paid = (change: Partial<SessionFact>) => [
  payShareOf({ ...held, ...change }),
  centsOf({ ...held, ...change }, [TARIFF, LATER]),
];

describe('What a mentor is paid of a session', () => {
  it.each<[string, Partial<SessionFact>, [string, number]]>([
    ['all of one that was held, by its level', {}, ['whole', 3500]],
    ['level 1 before the first project', { level: null }, ['whole', 3000]],
    ['by the tariff of its month', { level: 1, month: '2026-03' }, ['whole', 3100]],
    ['half of one that the learner missed', { outcome: 'missed-by-learner' }, ['part', 1750]],
    ['half of one that the learner cancelled late', { outcome: 'cancelled-late', level: 3 }, ['part', 2000]],
    ['nothing of one that the mentor cancelled late', { outcome: 'cancelled-late', toMakeUp: true }, ['none', 0]],
    ['nothing of one that the mentor missed', { outcome: 'missed-by-mentor', toMakeUp: true }, ['none', 0]],
    ['nothing of one that broke off', { outcome: 'broken-off', toMakeUp: true }, ['none', 0]],
    ['nothing yet of one that is contested', { contested: true }, ['waiting', 0]],
    ['nothing in a month before every tariff', { month: '2025-12' }, ['whole', 0]],
  ])('is %s', (_what, change, wanted) => {
    expect(paid(change)).toEqual(wanted);
  });

  it('is rounded to the cent, half a cent up', () => {
    const odd = { ...TARIFF, level2Cents: 3333 };
    expect(centsOf({ ...held, outcome: 'missed-by-learner' }, [odd])).toBe(1667);
  });
});

describe('The lines of a statement', () => {
  it('are the sessions of the month, save those cancelled in time', () => {
    const own = [held, { ...held, sessionId: 'two', outcome: 'cancelled-in-time', toMakeUp: true }];
    expect(linesOf({ own, later: [] }, [TARIFF]).map(({ sessionId, cents }) => [sessionId, cents])).toEqual([
      ['one', 3500],
    ]);
  });

  it('name the month that they correct, with the difference to what was paid', () => {
    const ruled = { ...held, outcome: 'missed-by-learner' };
    const lines = linesOf({ own: [], later: [{ now: ruled, before: held }] }, [TARIFF]);
    expect(lines).toMatchObject([{ kind: 'correction', month: '2026-02', cents: -1750, paidCents: 3500 }]);
  });

  it('pay what was settled after its month as a late line, and say nothing where nothing changes', () => {
    const same = { now: { ...held, sessionId: 'same' }, before: { ...held, sessionId: 'same' } };
    const lines = linesOf({ own: [], later: [{ now: held, before: null }, same] }, [TARIFF]);
    expect(lines.map(({ sessionId, kind, cents }) => [sessionId, kind, cents])).toEqual([['one', 'late', 3500]]);
  });

  it('have another seal as soon as one of them says something else', () => {
    const seal = (change: Partial<SessionFact>) =>
      sealedWords(linesOf({ own: [{ ...held, ...change }], later: [] }, [TARIFF]));
    expect(seal({})).toBe(seal({}));
    for (const change of [{ outcome: 'missed-by-learner' }, { level: 3 }, { contested: true }, { sessionId: 'two' }])
      expect(seal(change)).not.toBe(seal({}));
  });

  it('come to what the facts say at the end, however often they were corrected on the way', () => {
    const outcome = fc.constantFrom<[string, boolean]>(
      ['held', false],
      ['missed-by-learner', false],
      ['cancelled-late', false],
      ['cancelled-late', true],
      ['missed-by-mentor', true],
      ['broken-off', true],
      ['cancelled-in-time', true],
    );
    const known = fc.record({ outcome, contested: fc.boolean(), isKnown: fc.boolean() });
    const session = fc.record({
      level: fc.constantFrom(null, 1, 2, 3),
      over: fc.array(known, { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 8 }), (sessions) => {
        let told = new Map<number, SessionFact>();
        let total = 0;
        for (let month = 0; month < 6; month += 1) {
          const now = new Map<number, SessionFact>();
          for (const [at, { level, over }] of sessions.entries()) {
            const fact = over[Math.min(month, over.length - 1)];
            const isKnown = told.has(at) || fact?.isKnown || month === 5;
            if (!fact || !isKnown) continue;
            const [name, toMakeUp] = fact.outcome;
            now.set(at, { ...held, sessionId: `${at}`, level, outcome: name, toMakeUp, contested: fact.contested });
          }
          const own = month === 0 ? [...now.values()] : [];
          const later = month === 0 ? [] : [...now].map(([at, fact]) => ({ now: fact, before: told.get(at) ?? null }));
          total += totalOf(linesOf({ own, later }, [TARIFF]));
          told = now;
        }
        expect(total).toBe([...told.values()].reduce((sum, fact) => sum + centsOf(fact, [TARIFF]), 0));
      }),
      { numRuns: 200 },
    );
  });
});
