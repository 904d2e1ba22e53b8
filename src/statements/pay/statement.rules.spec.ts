import { DateTime } from 'luxon';
import { describe, expect, it } from '../../../test/jest.js';
import { type Decision, unmet } from '../../platform/kernel/decision.js';
import { monthAfter, monthOf, spanOf } from '../months/month.rules.js';
import { maySetTariff, tariffOf } from '../tariffs/tariff.rules.js';
import {
  type AnsweringFacts,
  type ClosingFacts,
  type IssuingFacts,
  mayApprove,
  mayClose,
  mayDispute,
  mayIssue,
  mayReply,
  stateOf,
} from './statement.rules.js';

const codesOf = (decision: Decision) => unmet(decision).map(({ code }) => code);

describe('A month', () => {
  it('begins and ends by the clock of the training body, in winter and in summer', () => {
    expect(spanOf('2026-03')).toEqual({
      from: new Date('2026-02-28T23:00:00Z'),
      until: new Date('2026-03-31T22:00:00Z'),
    });
    expect([monthOf(new Date('2026-03-31T21:59:59Z')), monthOf(new Date('2026-03-31T22:00:00Z'))]).toEqual([
      '2026-03',
      '2026-04',
    ]);
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  const issuable: IssuingFacts = { month: '2026-02', present: '2026-03', latest: null, hasTariff: true };
  it.each<[string, Partial<IssuingFacts>, string[]]>([
    ['the first that is over', {}, []],
    ['that after a closed one', { latest: { month: '2026-01', isClosed: true } }, []],
    ['not while it runs', { present: '2026-02' }, ['statement-month-over']],
    ['not twice', { latest: { month: '2026-02', isClosed: true } }, ['statement-month-once']],
    ['not before the last is closed', { latest: { month: '2026-01', isClosed: false } }, ['statement-months-in-order']],
    ['not without a tariff', { hasTariff: false }, ['statement-tariff-set']],
  ])('is stated: %s', (_when, change, codes) => {
    expect(codesOf(mayIssue({ ...issuable, ...change }))).toEqual(codes);
  });

  const closable: ClosingFacts = { isIssued: true, disputed: 0, waiting: 0, waitUntilOn: null };
  it.each<[string, Partial<ClosingFacts>, string[]]>([
    ['when all is answered', {}, []],
    ['not before all are issued', { isIssued: false }, ['statement-month-issued']],
    ['not over a dispute', { disputed: 1 }, ['statement-disputes-replied']],
    ['not while somebody may answer', { waiting: 2, waitUntilOn: '2026-03-12' }, ['statement-month-answered']],
  ])('is closed %s', (_when, change, codes) => {
    expect(codesOf(mayClose({ ...closable, ...change }))).toEqual(codes);
  });
});

describe('A statement', () => {
  const fresh: AnsweringFacts = {
    isStanding: true,
    isMonthClosed: false,
    approved: false,
    disputed: false,
    replied: false,
  };
  it.each<[string, Partial<AnsweringFacts>, boolean[]]>([
    ['that is fresh', {}, [true, true, false]],
    ['that is disputed', { disputed: true }, [true, false, true]],
    ['that is replied to', { disputed: true, replied: true }, [true, false, false]],
    ['that is approved', { approved: true }, [false, false, false]],
    ['of a closed month', { isMonthClosed: true, disputed: true }, [false, false, false]],
    ['that another took the place of', { isStanding: false, disputed: true }, [false, false, false]],
  ])('%s is approved, disputed, replied to as far as that goes', (_how, change, allowed) => {
    const facts = { ...fresh, ...change };
    expect([mayApprove, mayDispute, mayReply].map((rule) => rule(facts).allowed)).toEqual(allowed);
  });

  it('is approved by silence after its days, but for a dispute without a reply', () => {
    const answerUntil = DateTime.utc(2026, 3, 12);
    const after = { now: answerUntil.plus({ seconds: 1 }), answerUntil };
    expect(stateOf(fresh, { now: answerUntil, answerUntil })).toBe('issued');
    expect(stateOf(fresh, after)).toBe('tacit');
    expect(stateOf({ ...fresh, disputed: true }, after)).toBe('disputed');
    expect(stateOf({ ...fresh, disputed: true, replied: true }, after)).toBe('tacit');
    expect(stateOf({ ...fresh, approved: true, disputed: true }, after)).toBe('approved');
  });
});

describe('A tariff', () => {
  const tariff = { level1Cents: 1, level2Cents: 2, level3Cents: 3, lostPercent: 50, approvalDays: 10 };
  const known = [
    { ...tariff, fromMonth: '2026-01' },
    { ...tariff, fromMonth: '2026-04', level1Cents: 4 },
    { ...tariff, fromMonth: '2026-04', level1Cents: 5 },
    { ...tariff, fromMonth: '2026-02', level1Cents: 6 },
  ];

  it('is that of the latest month before, and of several for one month the one set last', () => {
    const rates = ['2025-12', '2026-01', '2026-03', '2026-04', '2027-01'].map((m) => tariffOf(m, known)?.level1Cents);
    expect(rates).toEqual([undefined, 1, 6, 5, 5]);
  });

  it('reaches no month that is closed', () => {
    expect(maySetTariff({ fromMonth: '2026-02', lastClosed: '2026-01' }).allowed).toBe(true);
    expect(codesOf(maySetTariff({ fromMonth: '2026-02', lastClosed: '2026-02' }))).toEqual(['tariff-from-open-month']);
  });
});
