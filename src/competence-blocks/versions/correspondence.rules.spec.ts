import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import {
  type ComparedBlock,
  follows,
  mayDecide,
  mayPairCriteria,
  proposalsOf,
  type VersionPlace,
} from './correspondence.rules.js';
import { namedPairs } from './named-correspondences.rules.js';

const place = (code: string, version: number, change: Partial<VersionPlace> = {}): VersionPlace => ({
  code,
  version,
  previousCodes: [],
  nextCodes: [],
  ...change,
});
const block = (number: number, name: string, ...texts: string[]): ComparedBlock => ({
  id: `${name} ${number}`,
  code: `RNCP37873BC0${number}`,
  name,
  texts,
});
const SECURE = 'Développer une application sécurisée selon les besoins exprimés';
const DEPLOY = 'Préparer le déploiement et documenter les incidents rencontrés';
const proposed = (from: ComparedBlock[], to: ComparedBlock[], named: Parameters<typeof proposalsOf>[2] = []) =>
  proposalsOf(from, to, named).map(({ fromBlockId, toBlockId, kind, isNamed }) => [
    fromBlockId,
    toBlockId,
    kind,
    isNamed,
  ]);

describe('A version', () => {
  it.each<[string, VersionPlace, VersionPlace, boolean]>([
    ['a later one of the same title', place('RNCP1', 1), place('RNCP1', 3), true],
    ['an earlier one of the same title', place('RNCP1', 2), place('RNCP1', 1), false],
    ['itself', place('RNCP1', 2), place('RNCP1', 2), false],
    [
      'the title that replaces it, as its own record says',
      place('RNCP1', 4, { nextCodes: ['RNCP2'] }),
      place('RNCP2', 1),
      true,
    ],
    [
      'the title that replaces it, as the record of that one says',
      place('RNCP1', 4),
      place('RNCP2', 1, { previousCodes: ['RNCP1'] }),
      true,
    ],
    ['the title that it replaces', place('RNCP2', 1, { previousCodes: ['RNCP1'] }), place('RNCP1', 4), false],
    ['another title', place('RNCP1', 1), place('RNCP2', 2), false],
  ])('is followed or not by %s', (_which, from, to, expected) => {
    expect(follows(from, to).allowed).toBe(expected);
  });
});

describe('A correspondence is proposed', () => {
  it('as total where the wording stands, whatever the number, the order and the case', () => {
    const from = [block(1, 'A', SECURE, DEPLOY)];
    expect(proposed(from, [block(2, 'B', DEPLOY.toUpperCase(), `${SECURE}.`)])).toEqual([
      ['A 1', 'B 2', 'total', false],
    ]);
  });

  it('as partial where half of the words stand, and not where fewer do', () => {
    const from = [block(1, 'A', SECURE)];
    const half = 'Développer une application sécurisée dans une équipe pluridisciplinaire';
    expect(proposed(from, [block(1, 'B', half), block(2, 'C', DEPLOY)])).toEqual([['A 1', 'B 1', 'partial', false]]);
  });

  it('as partial by number and name alone where no competences are listed', () => {
    expect(proposed([block(1, 'Accueillir')], [block(1, 'Accueillir'), block(2, 'Accueillir')])).toEqual([
      ['Accueillir 1', 'Accueillir 1', 'partial', false],
    ]);
  });

  it('as the register names it, however the blocks are worded', () => {
    const named = [{ fromCode: 'RNCP37873BC01', toCode: 'RNCP37873BC02', kind: 'total' }] as const;
    const [proposal] = proposalsOf([block(1, 'A', SECURE)], [block(2, 'B', DEPLOY)], named);
    expect(proposal).toMatchObject({ kind: 'total', isNamed: true });
    expect(proposal?.reasons.map(({ code, standing }) => [code, standing])).toEqual([
      ['correspondence-named', 'met'],
      ['correspondence-same-number', 'not-yet'],
      ['correspondence-same-name', 'not-yet'],
      ['correspondence-alike', 'not-yet'],
      ['correspondence-nothing-new', 'not-yet'],
    ]);
  });

  it('as partial where the later block asks something new, and as total back where it asks less', () => {
    const long = [SECURE, DEPLOY, 'Accueillir les personnes concernées avec bienveillance et discrétion'];
    const [small, large] = [block(1, 'A', ...long), block(1, 'B', ...long, 'Chiffrer chaque sauvegarde')];
    expect(proposed([small], [large])).toEqual([['A 1', 'B 1', 'partial', false]]);
    expect(proposed([large], [small])).toEqual([['B 1', 'A 1', 'total', false]]);
  });

  it('at most once a pair, and as total for every block that stays as it was', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const blocks = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(blocks, blocks, (older, newer) => {
        const from = older.map((list, at) => block(at + 1, 'A', ...list));
        const to = newer.map((list, at) => block(at + 1, 'B', ...list));
        const pairs = proposed(from, to).map(([one, other]) => `${String(one)} ${String(other)}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        const kept = proposed(from, from).filter(([one, other, kind]) => one === other && kind === 'total');
        expect(kept).toHaveLength(from.length);
      }),
    );
  });
});

describe('A decision on a correspondence', () => {
  it.each([
    ['total', null, 'total', true],
    ['partial', null, 'total', false],
    ['none', null, 'total', false],
    ['none', 'Deux métiers', 'total', true],
    ['total', null, null, false],
    ['total', 'Même épreuve', null, true],
  ] as const)('%s for the reason %s where %s is proposed may be taken: %s', (kind, reason, proposal, expected) => {
    const decision = mayDecide({ kind, reason, proposed: proposal });
    expect(decision.allowed).toBe(expected);
    expect(unmet(decision).map(({ code }) => code)).toEqual(expected ? [] : ['correspondence-says-why']);
  });

  it.each([
    [null, false],
    ['none', false],
    ['partial', true],
    ['total', true],
  ] as const)('that stands as %s lets criteria be paired: %s', (kind, expected) => {
    expect(mayPairCriteria({ kind }).allowed).toBe(expected);
  });
});

describe('What the register names', () => {
  const title = (code: string, ...correspondences: [string[], string, string[]][]) => ({
    code,
    correspondences: correspondences.map(([fromBlocks, toCode, toBlocks]) => ({ fromBlocks, toCode, toBlocks })),
  });

  it('is total for a block that stands alone, partial for several together, in the record of either title', () => {
    const older = title('RNCP1', [['RNCP1BC01'], 'RNCP2', ['RNCP2BC01', 'RNCP2BC02']]);
    const newer = title('RNCP2', [['RNCP2BC03'], 'RNCP1', ['RNCP1BC02', 'RNCP1BC03']]);
    expect(namedPairs(older, newer)).toEqual([
      { fromCode: 'RNCP1BC01', toCode: 'RNCP2BC01', kind: 'total' },
      { fromCode: 'RNCP1BC01', toCode: 'RNCP2BC02', kind: 'total' },
      { fromCode: 'RNCP1BC02', toCode: 'RNCP2BC03', kind: 'partial' },
      { fromCode: 'RNCP1BC03', toCode: 'RNCP2BC03', kind: 'partial' },
    ]);
  });

  it('is nothing of another title, nor of a whole title without its blocks', () => {
    const older = title('RNCP1', [['RNCP1BC01'], 'RNCP9', ['RNCP9BC01']], [['RNCP1BC01'], 'RNCP2', []]);
    expect(namedPairs(older, title('RNCP2'))).toEqual([]);
  });
});
