import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { unmet } from '../../platform/kernel/decision.js';
import { type CandidateFacts, type ConveningFacts, mayConvene, mayPresent } from './jury.rules.js';
import type { JuryNumbers } from './jury.types.js';
import { chairOf, outsideNeeded, panelOf, strictest } from './quorum.rules.js';

const numbers: JuryNumbers = { juryMinMembers: 2, juryOutsideShare: 0.5, juryNoticeDays: 15 };
const seat = (memberId: string, isOutside = true, isQualified = true) => ({
  memberId,
  fullName: memberId,
  isOutside,
  isQualified,
});
const convenable: ConveningFacts = {
  today: '2027-02-10',
  heldOn: '2027-02-25',
  title: { state: 'active', awardableUntilOn: '2027-02-25' },
  presidentId: 'ada',
  seats: [seat('ada'), seat('bea', false)],
  learnerIds: ['camille'],
  numbers,
  taken: [],
};
const presentable: CandidateFacts = {
  enrolmentId: 'e1',
  isOnTitle: true,
  readyBlocks: ['BC01'],
  identityVerified: true,
  openContests: 0,
  ruleByOn: null,
  waitsElsewhere: false,
  firstMemberIds: [],
  seats: [seat('ada'), seat('bea', false), seat('cy')],
  aside: new Set(),
  numbers,
};
const codesOf = (decision: ReturnType<typeof mayConvene>) => unmet(decision).map(({ code }) => code);

describe('Convening a jury', () => {
  it('is allowed with two members of whom one is from outside, fifteen days ahead, on the last day of delivery', () => {
    expect(mayConvene(convenable)).toMatchObject({ allowed: true });
  });

  it.each<[string, Partial<ConveningFacts>, string[]]>([
    ['somebody is in another meeting at that time', { taken: ['Ada'] }, ['jury-people-free']],
    ['fourteen days are left', { today: '2027-02-11' }, ['jury-enough-notice']],
    ['the title may no more be awarded on that day', { heldOn: '2027-02-26' }, ['jury-title-awardable']],
    ['the title is a draft', { title: { state: 'draft', awardableUntilOn: null } }, ['jury-title-awardable']],
    ['it has one member', { seats: [seat('ada')] }, ['jury-enough-members']],
    [
      'one of three is from outside',
      { seats: [seat('ada'), seat('b', false), seat('c', false)] },
      ['jury-enough-outside'],
    ],
    ['the president is no member', { presidentId: 'zoe' }, ['jury-president-sits']],
    ['a member is not qualified', { seats: [seat('ada', true, false), seat('bea')] }, ['jury-members-qualified']],
    ['a member is a candidate', { learnerIds: ['camille', 'bea'] }, ['jury-no-candidate-sits']],
    ['nobody is named', { seats: [] }, ['jury-president-sits', 'jury-enough-members']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(codesOf(mayConvene({ ...convenable, ...change }))).toEqual(codes);
  });

  it('says on which day a jury convened today could sit', () => {
    const [notice] = unmet(mayConvene({ ...convenable, today: '2027-02-20' }));
    expect(notice?.facts).toMatchObject({ noticeDays: 5, needed: 15, earliestOn: '2027-03-07' });
  });
});

describe('Presenting a candidate', () => {
  it('is allowed with one block ready, the identity verified and nothing contested', () => {
    expect(mayPresent(presentable)).toMatchObject({ allowed: true });
  });

  it.each<[string, Partial<CandidateFacts>, string[]]>([
    ['no block is ready', { readyBlocks: [] }, ['case-block-ready']],
    ['the identity is not verified', { identityVerified: false }, ['case-identity-verified']],
    ['a fact is contested', { openContests: 1 }, ['case-no-open-contest']],
    ['the enrolment is on another title', { isOnTitle: false }, ['case-same-title']],
    ['a member sat on the jury that is contested', { firstMemberIds: ['ada'] }, ['case-fresh-panel']],
    ['another jury is waiting', { waitsElsewhere: true }, ['case-one-jury-at-a-time']],
    ['two of three must step aside', { aside: new Set(['ada', 'bea']) }, ['case-enough-members']],
    ['only the inside is left', { aside: new Set(['ada', 'cy']) }, ['case-enough-members', 'case-enough-outside']],
  ])('is refused when %s', (_when, change, codes) => {
    expect(codesOf(mayPresent({ ...presentable, ...change }))).toEqual(codes);
  });

  it('goes on without one member of three', () => {
    expect(mayPresent({ ...presentable, aside: new Set(['ada']) })).toMatchObject({ allowed: true });
  });
});

describe('The quorum', () => {
  it('is chaired by the president, else by the first from outside', () => {
    const inside = { memberId: 'ina', fullName: 'Ina', isOutside: false };
    const [ada, bea] = [seat('ada'), seat('bea')];
    expect(chairOf([inside, ada, bea], 'bea')).toBe('bea');
    expect(chairOf([inside, ada, bea], 'zoe')).toBe('ada');
    expect(chairOf([inside], 'zoe')).toBe('ina');
    expect(chairOf([], 'zoe')).toBeNull();
  });

  it('takes the strictest of the numbers of the candidates', () => {
    const other = { juryMinMembers: 3, juryOutsideShare: 0.25, juryNoticeDays: 30 };
    expect(strictest([numbers, other])).toEqual({ juryMinMembers: 3, juryOutsideShare: 0.5, juryNoticeDays: 30 });
  });

  const seats = fc
    .uniqueArray(fc.nat(30), { maxLength: 12 })
    .chain((ids) => fc.tuple(...ids.map((id) => fc.boolean().map((isOutside) => seat(`m${id}`, isOutside)))));

  it('is reached exactly when enough are left, and enough of them from outside', () => {
    fc.assert(
      fc.property(
        seats,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(0, 0.25, 0.5, 2 / 3, 1),
        fc.nat(5),
        (all, min, share, away) => {
          const aside = new Set(all.slice(0, away).map(({ memberId }) => memberId));
          const panel = panelOf(all, aside);
          const outside = panel.filter(({ isOutside }) => isOutside).length;
          const { allowed } = mayPresent({
            ...presentable,
            seats: all,
            aside,
            numbers: { juryMinMembers: min, juryOutsideShare: share },
          });
          expect(panel.some(({ memberId }) => aside.has(memberId))).toBe(false);
          expect(allowed).toBe(panel.length >= min && outside >= outsideNeeded(panel.length, share));
        },
      ),
    );
  });

  it('never asks for more from outside than there are members', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), (members, share) => {
        const needed = outsideNeeded(members, share);
        expect(needed).toBeLessThanOrEqual(members);
        expect(needed).toBeGreaterThanOrEqual(share * members - 1e-6);
      }),
    );
  });

  it('lets a jury sit exactly when no check is unmet', () => {
    fc.assert(
      fc.property(seats, fc.integer({ min: 0, max: 40 }), (all, days) => {
        const heldOn = `2027-03-${String((days % 28) + 1).padStart(2, '0')}`;
        const decision = mayConvene({
          ...convenable,
          heldOn,
          title: { state: 'active', awardableUntilOn: null },
          seats: all,
        });
        expect(decision.allowed).toBe(unmet(decision).length === 0);
      }),
    );
  });
});
