import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { standingOf, unmet } from '../../platform/kernel/decision.js';
import { mayPublish, mayRetire, mayWrite, type PublicationFacts } from './publication.rules.js';

/** A block with so many criteria for each of its competences: `B1C2K1` is the first of its second competence. */
const block = (code: string, ...criteria: number[]) => ({
  code,
  competences: criteria.map((count, index) => ({
    code: `${code}C${index + 1}`,
    criteria: Array.from({ length: count }, (_, place) => {
      const criterion = `${code}C${index + 1}K${place + 1}`;
      return { id: `id of ${criterion}`, code: criterion };
    }),
  })),
});

const publishable: PublicationFacts = {
  state: 'draft',
  titleState: 'active',
  blocks: [block('B1', 1, 2), block('B2', 1)],
  projects: [
    { code: 'P1', prerequisites: [], criteria: ['id of B1C1K1', 'id of B1C2K1'] },
    { code: 'P2', prerequisites: ['P1'], criteria: ['id of B1C2K2', 'id of B2C1K1', 'id of B1C1K1'] },
  ],
};
const refusedFor = (change: Partial<PublicationFacts>) =>
  unmet(mayPublish({ ...publishable, ...change })).map(({ code }) => code);
const only = (...criteria: string[]) => [
  { code: 'P1', prerequisites: [], criteria: criteria.map((k) => `id of ${k}`) },
];

describe('Publishing a design', () => {
  it('is allowed when every criterion is proved', () => {
    expect(refusedFor({})).toEqual([]);
    expect(mayPublish(publishable).checks.map(({ standing }) => standing)).toEqual(Array(6).fill('met'));
  });

  it.each<[string, Partial<PublicationFacts>, string[]]>([
    ['it is published already', { state: 'published' }, ['design-is-draft']],
    ['it is retired', { state: 'retired' }, ['design-is-draft']],
    ['the title is a draft', { titleState: 'draft' }, ['design-title-active']],
    ['the title is retired', { titleState: 'retired' }, ['design-title-active']],
    ['the title has no blocks', { blocks: [] }, ['design-title-has-blocks']],
    ['one criterion is not proved', { projects: only('B1C1K1', 'B1C2K1', 'B2C1K1') }, ['block-criteria-proved']],
    ['nothing is proved', { projects: [] }, ['block-criteria-proved', 'block-criteria-proved']],
    ['a block has no competence', { blocks: [block('B1')] }, ['block-criteria-proved']],
    ['a competence has no criterion', { blocks: [block('B1', 1, 0)] }, ['block-criteria-proved']],
    [
      'projects wait for each other',
      { projects: publishable.projects.map((project) => ({ ...project, prerequisites: ['P1', 'P2'] })) },
      ['no-prerequisite-cycle'],
    ],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('names each gap by its block, its competence and its criterion', () => {
    const [gap, ...others] = unmet(mayPublish({ ...publishable, projects: only('B1C1K1', 'B1C2K1', 'B2C1K1') }));
    expect(others).toEqual([]);
    expect(gap?.facts).toEqual({ block: 'B1', needed: 3, proved: 2, competences: ['B1C2'], missing: ['B1C2K2'] });
  });

  it('can never be when the title is retired, and not yet when a criterion is open', () => {
    expect(standingOf(mayPublish({ ...publishable, titleState: 'retired' }))).toBe('never');
    expect(standingOf(mayPublish({ ...publishable, projects: only('B1C1K1') }))).toBe('not-yet');
  });

  it('is allowed exactly when no check is unmet, and never with a criterion that no project proves', () => {
    const criteria = publishable.blocks.flatMap(({ competences }) => competences.flatMap((c) => c.criteria));
    const proved = fc.subarray(criteria.map(({ id }) => id));
    const facts = fc.record({
      state: fc.constantFrom('draft' as const, 'published' as const, 'retired' as const),
      titleState: fc.constantFrom('draft', 'active', 'retired'),
      first: proved,
      second: proved,
    });
    fc.assert(
      fc.property(facts, ({ state, titleState, first, second }) => {
        const projects = [
          { code: 'P1', prerequisites: [], criteria: first },
          { code: 'P2', prerequisites: ['P1'], criteria: second },
        ];
        const decision = mayPublish({ ...publishable, state, titleState, projects });
        const isWhole = new Set([...first, ...second]).size === criteria.length;
        expect(decision.allowed).toBe(unmet(decision).length === 0);
        expect(decision.allowed).toBe(isWhole && state === 'draft' && titleState === 'active');
      }),
    );
  });
});

describe('The life of a design', () => {
  it('is written while it is a draft of an active title', () => {
    expect(mayWrite('draft', 'active').allowed).toBe(true);
    expect(mayWrite('published', 'active').allowed).toBe(false);
    expect(mayWrite('draft', 'draft').allowed).toBe(false);
  });

  it('ends when a published one is retired', () => {
    expect(mayRetire('published').allowed).toBe(true);
    expect(standingOf(mayRetire('draft'))).toBe('not-yet');
    expect(standingOf(mayRetire('retired'))).toBe('never');
  });
});
