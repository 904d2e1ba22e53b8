import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { unmet } from '../../platform/kernel/decision.js';
import { type DeclarationFacts, mayDeclare, saysNothingNew } from './conflicts.rules.js';
import {
  type BlockToJudge,
  type DeliberationFacts,
  mayDecide,
  mayDeliberate,
  mayExcuse,
} from './deliberation.rules.js';
import { ATTENDANCES, BLOCK_VERDICTS, CASE_STATES, OUTCOMES } from './jury.types.js';
import { mayCallRoll, mayNotify, maySeal, maySign } from './minutes.rules.js';
import { isHeld, type JudgedBlock, outcomeOf } from './outcome.rules.js';

const numbers = { juryMinMembers: 2, juryOutsideShare: 0.5, juryNoticeDays: 15 };
const ada = { memberId: 'ada', fullName: 'Ada', isOutside: true };
const bea = { memberId: 'bea', fullName: 'Bea', isOutside: false };
const ready: DeliberationFacts = {
  today: '2027-02-25',
  heldOn: '2027-02-25',
  caseState: 'convened',
  present: [ada, bea],
  silent: [],
  panel: [ada, bea],
  juryNumbers: numbers,
  caseNumbers: numbers,
};
const block = (change: Partial<BlockToJudge> = {}): BlockToJudge => ({
  code: 'BC01',
  isValidated: false,
  isReady: true,
  verdict: 'validated',
  reason: null,
  ...change,
});
const codesOf = (decision: ReturnType<typeof mayDeliberate>) => unmet(decision).map(({ code }) => code);

describe('Deliberating a case', () => {
  it('is allowed on the day, with the quorum, once everybody has declared', () => {
    expect(mayDeliberate(ready)).toMatchObject({ allowed: true });
    expect(mayDeliberate({ ...ready, caseState: 'heard' })).toMatchObject({ allowed: true });
  });

  it.each<[string, Partial<DeliberationFacts>, string[]]>([
    ['the day has not come', { today: '2027-02-24' }, ['jury-day-come']],
    ['it is deliberated', { caseState: 'deliberated' }, ['case-open']],
    ['nobody called the roll', { present: null, panel: [] }, ['jury-roll-called', 'quorum-members', 'panel-members']],
    ['one member came', { present: [ada], panel: [ada] }, ['quorum-members', 'panel-members']],
    ['a member present is silent on a candidate', { silent: ['bea'] }, ['conflicts-declared']],
    ['one of two steps aside', { panel: [ada] }, ['panel-members']],
    ['only the inside decides', { present: [ada, bea, bea], panel: [bea, bea] }, ['quorum-outside', 'panel-outside']],
    [
      'the candidate’s own rulebook asks for three',
      { caseNumbers: { ...numbers, juryMinMembers: 3 } },
      ['panel-members'],
    ],
  ])('is refused when %s', (_when, change, codes) => {
    expect(codesOf(mayDeliberate({ ...ready, ...change }))).toEqual(codes);
  });
});

describe('Excusing a candidate', () => {
  it('needs neither quorum nor panel, but the day and the roll', () => {
    const alone = { ...ready, present: [ada], panel: [], silent: ['Ada'] };
    expect(mayExcuse(alone)).toMatchObject({ allowed: true });
    const before = { ...alone, today: '2027-02-24', present: null, caseState: 'notified' } as const;
    expect(codesOf(mayExcuse(before))).toEqual(['jury-day-come', 'case-open', 'jury-roll-called']);
  });
});

describe('Deciding the blocks', () => {
  it('validates what is ready, and adjourns with a reason', () => {
    const adjourned = block({ code: 'BC02', verdict: 'adjourned', reason: 'Les droits d’accès ne sont pas prouvés.' });
    const held = block({ code: 'BC03', isValidated: true, isReady: false, verdict: null });
    expect(
      mayDecide('convened', { attendance: 'heard', reason: 'dit', blocks: [block(), adjourned, held] }),
    ).toMatchObject({ allowed: true });
  });

  it.each<[string, BlockToJudge[], string[]]>([
    ['a block that is not ready is validated', [block({ isReady: false })], ['only-ready-block-validated']],
    ['an adjournment has no reason', [block({ verdict: 'adjourned', reason: '  ' })], ['adjournment-has-reason']],
    ['a ready block is passed over', [block(), block({ code: 'BC02', verdict: null })], ['every-ready-block-decided']],
    ['nothing is decided', [block({ isReady: false, verdict: null })], ['every-ready-block-decided']],
    [
      'a validated block is adjourned',
      [block({ isValidated: true, isReady: false, verdict: 'adjourned', reason: 'non' })],
      ['validated-block-kept'],
    ],
  ])('is refused when %s', (_when, blocks, codes) => {
    expect(codesOf(mayDecide('convened', { attendance: 'heard', reason: null, blocks }))).toEqual(codes);
  });

  it('judges nobody who did not come, and nobody who was heard is absent', () => {
    expect(codesOf(mayDecide('convened', { attendance: 'absent', reason: 'dit', blocks: [block()] }))).toEqual([
      'attendance-kept',
    ]);
    expect(
      codesOf(mayDecide('heard', { attendance: 'absent', reason: 'dit', blocks: [block({ verdict: null })] })),
    ).toEqual(['attendance-kept']);
    const excused = { attendance: 'excused', reason: null, blocks: [block({ verdict: null })] } as const;
    expect(codesOf(mayDecide('heard', excused))).toEqual(['excuse-has-reason']);
    expect(
      mayDecide('convened', { attendance: 'excused', reason: 'dit', blocks: [block({ verdict: null })] }),
    ).toMatchObject({ allowed: true });
  });
});

const judged = fc.record({
  validatedBefore: fc.boolean(),
  verdict: fc.option(fc.constantFrom(...BLOCK_VERDICTS), { nil: null }),
});
const attendance = fc.constantFrom(...ATTENDANCES);

describe('The outcome of a case', () => {
  it.each<[string, JudgedBlock[], string]>([
    ['every block is validated now', [{ validatedBefore: false, verdict: 'validated' }], 'full'],
    [
      'the last one is validated now',
      [
        { validatedBefore: true, verdict: null },
        { validatedBefore: false, verdict: 'validated' },
      ],
      'full',
    ],
    [
      'one of two is validated',
      [
        { validatedBefore: false, verdict: 'validated' },
        { validatedBefore: false, verdict: 'adjourned' },
      ],
      'partial',
    ],
    [
      'none is validated now',
      [
        { validatedBefore: true, verdict: null },
        { validatedBefore: false, verdict: 'adjourned' },
      ],
      'refused',
    ],
  ])('when %s', (_when, blocks, outcome) => {
    expect(outcomeOf('heard', blocks)).toBe(outcome);
  });

  it('is known whatever a jury decides, and full exactly when every block is held and one was won', () => {
    fc.assert(
      fc.property(attendance, fc.array(judged, { maxLength: 8 }), (came, blocks) => {
        const outcome = outcomeOf(came, blocks);
        expect(OUTCOMES).toContain(outcome);
        const won = blocks.some(({ validatedBefore, verdict }) => !validatedBefore && verdict === 'validated');
        expect(outcome === 'full').toBe(came === 'heard' && won && blocks.every(isHeld));
      }),
    );
  });

  it('never takes a validated block back', () => {
    fc.assert(
      fc.property(judged, (one) => {
        if (one.validatedBefore) expect(isHeld(one)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        attendance,
        fc.constantFrom(...CASE_STATES),
        fc.constantFrom(...BLOCK_VERDICTS),
        (came, state, verdict) => {
          const held = block({ isValidated: true, isReady: false, verdict, reason: 'dit' });
          expect(mayDecide(state, { attendance: came, reason: 'dit', blocks: [held] }).allowed).toBe(false);
        },
      ),
    );
  });

  it('rests on a decision that is allowed exactly when no check is unmet', () => {
    const blocks = fc.array(
      fc.record({
        code: fc.constantFrom('BC01', 'BC02', 'BC03'),
        isValidated: fc.boolean(),
        isReady: fc.boolean(),
        verdict: fc.option(fc.constantFrom(...BLOCK_VERDICTS), { nil: null }),
        reason: fc.constantFrom(null, '', 'parce que'),
      }),
    );
    fc.assert(
      fc.property(attendance, fc.constantFrom(...CASE_STATES), blocks, (came, state, all) => {
        const decision = mayDecide(state, { attendance: came, reason: 'dit', blocks: all });
        expect(decision.allowed).toBe(unmet(decision).length === 0);
        const wrong = all.some(
          ({ isReady, isValidated, verdict }) => verdict === 'validated' && (isValidated || !isReady),
        );
        if (wrong) expect(decision.allowed).toBe(false);
      }),
    );
  });
});

describe('Declaring a tie', () => {
  const first: DeclarationFacts = { caseState: 'convened', kind: 'none', reason: null, standing: null };
  it.each<[string, Partial<DeclarationFacts>, string[]]>([
    ['first', {}, []],
    ['after the deliberation', { caseState: 'deliberated' }, ['conflict-in-time']],
    ['against what the house knows', { standing: { kind: 'trained', source: 'known' } }, ['known-conflict-stays']],
    [
      'anew without a reason',
      { kind: 'family', standing: { kind: 'none', source: 'declared' } },
      ['conflict-change-has-reason'],
    ],
    ['anew with a reason', { kind: 'family', reason: 'Cousine', standing: { kind: 'none', source: 'declared' } }, []],
  ])('%s', (_when, change, codes) => {
    expect(codesOf(mayDeclare({ ...first, ...change }))).toEqual(codes);
  });

  it('says nothing new when it repeats, or adds to what the house knows', () => {
    expect(saysNothingNew({ kind: 'none', standing: { kind: 'none', source: 'declared' } })).toBe(true);
    expect(saysNothingNew({ kind: 'family', standing: { kind: 'trained', source: 'known' } })).toBe(true);
    expect(saysNothingNew({ kind: 'family', standing: { kind: 'none', source: 'declared' } })).toBe(false);
    expect(saysNothingNew({ kind: 'none', standing: null })).toBe(false);
  });
});

describe('The minutes', () => {
  const sealed = { isSealed: true, missing: [] };
  it('take presence on the day, close when every case is deliberated, and are signed once by those present', () => {
    const day = { today: '2027-02-25', heldOn: '2027-02-25', isSealed: false };
    expect(codesOf(mayCallRoll(day))).toEqual([]);
    expect(codesOf(mayCallRoll({ ...day, today: '2027-02-24' }))).toEqual(['roll-call-on-the-day']);
    expect(codesOf(mayCallRoll({ ...day, isSealed: true }))).toEqual(['minutes-open']);
    expect(codesOf(maySeal({ openCases: 0, isSealed: false }))).toEqual([]);
    expect(codesOf(maySeal({ openCases: 1, isSealed: true }))).toEqual([
      'minutes-open',
      'minutes-every-case-deliberated',
    ]);
    expect(codesOf(maySign({ wasPresent: true, hasSigned: false }))).toEqual([]);
    expect(codesOf(maySign({ wasPresent: false, hasSigned: true }))).toEqual(['signer-was-present', 'signed-once']);
  });

  it('come before the candidate is told, once', () => {
    expect(codesOf(mayNotify(['deliberated', 'notified'], sealed))).toEqual([]);
    const unsigned = { isSealed: true, missing: ['ada'] };
    expect(codesOf(mayNotify(['deliberated'], unsigned))).toEqual(['minutes-signed-by-all']);
    expect(codesOf(mayNotify(['heard'], { isSealed: false, missing: [] }))).toEqual([
      'candidates-to-tell',
      'minutes-sealed',
      'minutes-signed-by-all',
    ]);
    expect(unmet(mayNotify(['notified'], sealed))).toMatchObject([{ code: 'candidates-to-tell', standing: 'never' }]);
  });
});
