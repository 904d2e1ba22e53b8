import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { cycleOf, type Step } from './cycle.rules.js';

const steps = (waits: Record<string, string[]>): Step[] =>
  Object.entries(waits).map(([code, prerequisites]) => ({ code, prerequisites }));

/** Up to 60 projects of which each waits only for some that stand before it, told in any order. */
const acyclic = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 60 })
  .map((waits) =>
    waits.map((before, index) => ({
      code: `P${index}`,
      prerequisites: index === 0 ? [] : [...new Set(before.map((number) => `P${number % index}`))],
    })),
  )
  .chain((inOrder) => fc.shuffledSubarray(inOrder, { minLength: inOrder.length }));

describe('A ring of projects that wait for each other', () => {
  it.each<[string, Record<string, string[]>, string[] | null]>([
    ['is not in nothing', {}, null],
    ['is not in a line', { P1: [], P2: ['P1'], P3: ['P2'] }, null],
    ['is not in two ways to one project', { P1: [], P2: ['P1'], P3: ['P1'], P4: ['P2', 'P3'] }, null],
    ['is not in a project that nobody knows', { P1: ['P9'] }, null],
    ['is one project that waits for itself', { P1: [], P2: ['P2'] }, ['P2', 'P2']],
    ['is two that wait for each other', { P1: ['P2'], P2: ['P1'] }, ['P1', 'P2', 'P1']],
    [
      'is told without what leads into it',
      { P1: ['P2'], P2: ['P3'], P3: ['P4'], P4: ['P2'] },
      ['P2', 'P3', 'P4', 'P2'],
    ],
  ])('%s', (_what, waits, ring) => {
    expect(cycleOf(steps(waits))).toEqual(ring);
  });

  it('is never found where an order exists', () => {
    fc.assert(fc.property(acyclic, (projects) => cycleOf(projects) === null));
  });

  it('is always found where one was closed, and is a chain of true steps', () => {
    const closed = fc.tuple(acyclic, fc.integer({ min: 1, max: 6 }), fc.nat()).map(([projects, length, at]) => {
      const ring = Array.from({ length: Math.min(length, projects.length) }, (_, step) => {
        return projects[(at + step) % projects.length]?.code ?? '';
      });
      return projects.map(({ code, prerequisites }) => {
        const place = ring.indexOf(code);
        const next = ring[(place + 1) % ring.length] ?? '';
        return { code, prerequisites: place < 0 ? prerequisites : [...prerequisites, next] };
      });
    });
    fc.assert(
      fc.property(closed, (projects) => {
        const chain = cycleOf(projects) ?? [];
        expect(chain.length).toBeGreaterThan(1);
        expect(chain[0]).toBe(chain.at(-1));
        expect(new Set(chain).size).toBe(chain.length - 1);
        for (const [index, code] of chain.slice(0, -1).entries()) {
          expect(projects.find((project) => project.code === code)?.prerequisites).toContain(chain[index + 1]);
        }
      }),
    );
  });
});
