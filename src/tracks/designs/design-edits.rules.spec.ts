import { describe, expect, it } from '../../../test/jest.js';
import { projectPerBlock, ringThrough, withMoved, withoutProject, withProject } from './design-edits.rules.js';

const project = (code: string, ...prerequisites: string[]) => ({
  code,
  name: code,
  brief: '',
  estimatedHours: 10,
  level: 1,
  prerequisites,
  deliverables: [],
  criteria: [],
});
const PROJECTS = [project('P1'), project('P2', 'P1'), project('P3', 'P2')];
const codes = (projects: { code: string }[]) => projects.map(({ code }) => code);

describe('Writing one project of a design', () => {
  it('adds it at the end, or puts it in the place of the old one, whose new code the others follow', () => {
    expect(codes(withProject(PROJECTS, null, project('P4')))).toEqual(['P1', 'P2', 'P3', 'P4']);
    const renamed = withProject(PROJECTS, 'P1', project('INTRO'));
    expect(renamed.map(({ code, prerequisites }) => [code, prerequisites])).toEqual([
      ['INTRO', []],
      ['P2', ['INTRO']],
      ['P3', ['P2']],
    ]);
  });

  it('takes it away, and nobody waits for it any more', () => {
    expect(withoutProject(PROJECTS, 'P2').map(({ code, prerequisites }) => [code, prerequisites])).toEqual([
      ['P1', []],
      ['P3', []],
    ]);
  });

  it('moves it where there is a place', () => {
    expect(codes(withMoved(PROJECTS, 'P2', -1))).toEqual(['P2', 'P1', 'P3']);
    expect(codes(withMoved(PROJECTS, 'P3', 1))).toEqual(['P1', 'P2', 'P3']);
  });

  it('shows the ring that it closes as a chain from itself to itself', () => {
    const ring = withProject(PROJECTS, 'P1', project('P1', 'P3'));
    expect(ringThrough(ring, 'P1')).toEqual(['P1', 'P3', 'P2', 'P1']);
    expect(ringThrough(ring, 'P2')).toEqual(['P2', 'P1', 'P3', 'P2']);
    expect(ringThrough(PROJECTS, 'P1')).toBeNull();
    expect(ringThrough([...ring, project('P4', 'P1')], 'P4')).toBeNull();
  });
});

describe('A first draft of a design', () => {
  it('has a project a block, one after the other, that proves the whole of it', () => {
    const blocks = ['a', 'b'].map((id) => ({ name: `Bloc ${id}`, competences: [{ criteria: [{ id }] }] }));
    expect(projectPerBlock(blocks, 60)).toMatchObject([
      { code: 'P1', prerequisites: [], criteria: ['a'], estimatedHours: 60 },
      { code: 'P2', prerequisites: ['P1'], criteria: ['b'] },
    ]);
  });
});
