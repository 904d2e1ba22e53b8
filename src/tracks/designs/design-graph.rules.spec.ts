import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { graphOf } from './design-graph.rules.js';

const project = (code: string, ...prerequisites: string[]) => ({ code, name: code, estimatedHours: 10, prerequisites });

describe('The drawing of a design', () => {
  it('puts each project below all that come before it', () => {
    const { nodes, edges } = graphOf([
      project('P1'),
      project('P2', 'P1'),
      project('P3', 'P1'),
      project('P4', 'P1', 'P3'),
    ]);
    const rows = [...new Set(nodes.map(({ y }) => y))];
    const codesIn = (row: number) => nodes.filter(({ y }) => y === row).map(({ code }) => code);
    expect(rows.map(codesIn)).toEqual([['P1'], ['P2', 'P3'], ['P4']]);
    expect(edges).toHaveLength(4);
  });

  it('leads a curve past the projects between, beside them', () => {
    const { nodes, edges } = graphOf([project('P1'), project('P2', 'P1'), project('P3', 'P2', 'P1')]);
    const past = edges.find(({ from, to }) => from === 'P1' && to === 'P3');
    const between = nodes.find(({ code }) => code === 'P2');
    const [, lane = ''] = / ([\d.]+),\d+ V/.exec(past?.path ?? '') ?? [];
    expect(Number(lane)).toBeGreaterThan((between?.x ?? 0) + 240);
  });

  it('draws a ring too', () => {
    const { nodes, edges } = graphOf([project('P1', 'P2'), project('P2', 'P1')]);
    expect(nodes.map(({ code }) => code).toSorted((a, b) => a.localeCompare(b))).toEqual(['P1', 'P2']);
    expect(edges).toHaveLength(2);
  });

  it('shows every project once, none upon another, and shortens long names', () => {
    const codes = ['A', 'B', 'C', 'D', 'E'];
    const waits = fc.tuple(...codes.map((_, at) => fc.subarray(codes.slice(0, at))));
    fc.assert(
      fc.property(waits, (prerequisites) => {
        const { nodes } = graphOf(codes.map((code, at) => project(code, ...(prerequisites[at] ?? []))));
        expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(codes.length);
        const rowOf = new Map(nodes.map(({ code, y }) => [code, y]));
        for (const [at, code] of codes.entries()) {
          for (const other of prerequisites[at] ?? []) {
            expect(rowOf.get(other)).toBeLessThan(rowOf.get(code) ?? 0);
          }
        }
      }),
    );
    const [only] = graphOf([{ ...project('P1'), name: 'Concevoir une application multicouche' }]).nodes;
    expect(only?.name).toBe('Concevoir une application mul…');
  });
});
