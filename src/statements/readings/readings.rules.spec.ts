import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import { type SessionFact, payShareOf } from '../pay/pay.rules.js';
import { countingOf } from '../funders/funder.rules.js';
import { contradictionIn, type SessionReadings } from './readings.rules.js';

/** What the house writes when one side says what became of a session, and when a contest is ruled on. */
const STEPS = [
  'held',
  'missed-by-learner',
  'missed-by-mentor',
  'broken-off',
  'cancelled-in-time',
  'cancelled-late',
] as const;
const SIDES = ['learner', 'mentor', 'staff'] as const;

interface Step {
  name: (typeof STEPS)[number];
  side: (typeof SIDES)[number];
}

type Lived = Pick<SessionReadings, 'outcome' | 'track'>;

/** What a side says first, and what the staff rule afterwards; a ruling that says the same changes nothing. */
function after({ outcome, track }: Lived, { name, side }: Step): Lived {
  if (outcome?.name === name) return { outcome, track };
  const isRuling = outcome !== null;
  const isLate = name === 'cancelled-late' && (isRuling || side === 'learner');
  const toMakeUp = !['held', 'missed-by-learner'].includes(name) && !isLate;
  const told: Record<string, string> = { held: 'held', 'missed-by-learner': 'missed' };
  return {
    outcome: { name, toMakeUp, decidedAs: isRuling ? 'staff' : side, isRuling },
    track: told[name] ?? (isRuling ? 'neither' : null),
  };
}

/** The house, in a few lines of its own. */
function lived(steps: readonly Step[]): SessionReadings {
  const { outcome, track } = steps.reduce(after, { outcome: null, track: null });
  const register = { state: outcome?.name ?? 'booked', toMakeUp: outcome?.toMakeUp ?? false };
  return { sessionId: 'one', startsAt: '2026-01-12T10:00:00Z', register, standing: outcome ? 1 : 0, outcome, track };
}

const step = fc.record({ name: fc.constantFrom(...STEPS), side: fc.constantFrom(...SIDES) });
const histories = fc.array(step, { maxLength: 4 });
const once = fc.array(step, { minLength: 1, maxLength: 4 }).map(lived);

describe('The four readers of a session', () => {
  it('say the same of whatever may happen to it', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        expect(contradictionIn(lived(steps))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('are read as funders and mentors are told', () => {
    fc.assert(
      fc.property(once, ({ outcome }) => {
        if (!outcome) return;
        const { name, toMakeUp } = outcome;
        const fact = { outcome: name, toMakeUp, contested: false };
        const counting = countingOf(fact);
        const share = payShareOf({ ...fact, level: 1 } as SessionFact);
        expect([counting, share]).toEqual(
          counting === 'held' ? ['held', 'whole'] : counting === 'lost' ? ['lost', 'part'] : ['none', 'none'],
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (readings: SessionReadings) => SessionReadings, string | undefined]>([
    ['a state that no outcome says', (r) => ({ ...r, register: { state: 'held', toMakeUp: false } }), 'readers-differ'],
    ['an outcome that went missing', (r) => ({ ...r, outcome: null, standing: 0 }), 'no-outcome'],
    ['two outcomes that stand', (r) => ({ ...r, standing: 2 }), 'several-outcomes'],
    [
      'an outcome of a session still booked',
      (r) => ({ ...r, register: { state: 'booked', toMakeUp: false } }),
      'outcome-too-early',
    ],
    [
      'a week that lost what is owed',
      (r) => ({ ...r, register: { ...r.register, toMakeUp: false } }),
      'readers-differ',
    ],
    ['a track that counts it', (r) => ({ ...r, track: 'held' }), 'readers-differ'],
  ])('are found to differ by %s', (_what, broken, kind) => {
    const whole = lived([{ name: 'missed-by-mentor', side: 'mentor' }]);
    expect(contradictionIn(broken(whole))?.kind).toBe(kind);
  });

  it('are found to differ whenever the register owes what the outcome does not, or the other way round', () => {
    fc.assert(
      fc.property(once, (readings) => {
        const { register } = readings;
        const turned = { ...readings, register: { ...register, toMakeUp: !register.toMakeUp } };
        expect(contradictionIn(turned)).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
