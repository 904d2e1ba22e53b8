import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { hoursByBlock, matrixOf } from './design-matrix.rules.js';

const block = (code: string, ...ids: string[]) => ({
  code,
  competences: [{ code: `${code}C1`, criteria: ids.map((id) => ({ id, code: `${code}C1${id}` })) }],
});
const BLOCKS = [block('B1', 'a', 'b'), block('B2', 'c', 'd')];
const project = (code: string, estimatedHours: number, ...criteria: string[]) => ({ code, estimatedHours, criteria });

describe('The matrix of a design', () => {
  it('names the projects that prove each criterion, the gaps and the overlaps', () => {
    const [first, second] = matrixOf(BLOCKS, [project('P1', 10, 'a', 'c'), project('P2', 10, 'a', 'b')]);
    expect(first?.rows.map(({ projects }) => projects)).toEqual([['P1', 'P2'], ['P2']]);
    expect([first?.gaps, first?.overlaps]).toEqual([0, 1]);
    expect([second?.gaps, second?.overlaps]).toEqual([1, 0]);
  });
});

describe('The hours of a design block by block', () => {
  it('follow the criteria that a project proves', () => {
    expect(hoursByBlock(BLOCKS, [project('P1', 30, 'a', 'b', 'c'), project('P2', 5)])).toEqual({
      blocks: [
        { code: 'B1', hours: 20 },
        { code: 'B2', hours: 10 },
      ],
      unproving: 5,
    });
  });

  it('add up to those of the projects, whatever they prove', () => {
    const some = fc.record({
      estimatedHours: fc.integer({ min: 1, max: 1000 }),
      criteria: fc.subarray(['a', 'b', 'c', 'd']),
    });
    fc.assert(
      fc.property(fc.array(some), (projects) => {
        const { blocks, unproving } = hoursByBlock(
          BLOCKS,
          projects.map((one, at) => ({ ...one, code: `P${at}` })),
        );
        const total = blocks.reduce((sum, { hours }) => sum + hours, unproving);
        expect(total).toBe(projects.reduce((sum, { estimatedHours }) => sum + estimatedHours, 0));
      }),
    );
  });
});
