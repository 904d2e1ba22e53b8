import { describe, expect, it } from '../../../test/jest.js';
import { criteriaOf, nameFaults, projectsFaults } from './design-draft.rules.js';
import type { ProjectDraft } from './design.types.js';

const criteria = [
  { id: 'one', code: 'B1C1K1' },
  { id: 'two', code: 'B1C1K2' },
];
const project: ProjectDraft = {
  code: 'P1',
  name: 'Un projet',
  brief: '',
  estimatedHours: 40,
  level: 1,
  prerequisites: [],
  deliverables: [{ name: 'Code source', extensions: ['zip'], required: true }],
  criteria: ['B1C1K1', 'two'],
};
const faultyFields = (change: Partial<ProjectDraft>) =>
  projectsFaults(
    [
      { ...project, code: 'P0' },
      { ...project, ...change },
    ],
    criteria,
  ).map(({ at }) => at);
const deliverable = (change: object) => ({ deliverables: [{ ...project.deliverables[0]!, ...change }] });

describe('The projects of a draft', () => {
  it.each<[string, Partial<ProjectDraft>]>([
    ['another project', { prerequisites: ['P0'] }],
    ['1 hour', { estimatedHours: 1 }],
    ['1000 hours', { estimatedHours: 1000 }],
    ['level 3', { level: 3 }],
    ['a name of exactly 200 characters', { name: 'n'.repeat(200) }],
    ['nothing to hand in', { deliverables: [] }],
    ['no criterion', { criteria: [] }],
  ])('may have %s', (_what, change) => {
    expect(faultyFields(change)).toEqual([]);
  });

  it.each<[string, Partial<ProjectDraft>, string]>([
    ['0 hours', { estimatedHours: 0 }, 'estimatedHours'],
    ['1001 hours', { estimatedHours: 1001 }, 'estimatedHours'],
    ['no number of hours', { estimatedHours: Number.NaN }, 'estimatedHours'],
    ['level 0', { level: 0 }, 'level'],
    ['level 4', { level: 4 }, 'level'],
    ['a code with blanks', { code: 'P 1' }, 'code'],
    ['a code that stands already', { code: 'P0' }, 'code'],
    ['a name of 201 characters', { name: 'n'.repeat(201) }, 'name'],
    ['a brief of 10001 characters', { brief: 'b'.repeat(10_001) }, 'brief'],
    ['an unknown prerequisite', { prerequisites: ['P0', 'P9'] }, 'prerequisites.1'],
    ['itself for a prerequisite', { prerequisites: ['P1'] }, 'prerequisites.0'],
    ['a prerequisite twice', { prerequisites: ['P0', 'P0'] }, 'prerequisites'],
    ['an unknown criterion', { criteria: ['one', 'B9C9K9'] }, 'criteria.1'],
    ['a criterion twice', { criteria: ['one', 'one'] }, 'criteria'],
    ['a deliverable of no name', deliverable({ name: ' ' }), 'deliverables.0.name'],
    ['a deliverable of no kind', deliverable({ extensions: [] }), 'deliverables.0.extensions'],
    ['a kind in capitals', deliverable({ extensions: ['PDF'] }), 'deliverables.0.extensions'],
  ])('never have %s', (_what, change, field) => {
    expect(faultyFields(change)).toEqual([`projects.1.${field}`]);
  });

  it('are from 1 to 60', () => {
    const many = Array.from({ length: 61 }, (_, index) => ({ ...project, code: `P${index}` }));
    expect(projectsFaults(many.slice(0, 60), criteria)).toEqual([]);
    expect(projectsFaults(many, criteria).map(({ at }) => at)).toEqual(['projects']);
    expect(projectsFaults([], criteria).map(({ at }) => at)).toEqual(['projects']);
  });

  it('prove each criterion once, however it is named', () => {
    expect(criteriaOf({ ...project, criteria: ['B1C1K2', 'one', 'B1C1K1'] }, criteria)).toEqual(['one', 'two']);
  });
});

describe('The name of a draft', () => {
  it('has letters, and 200 of them at most', () => {
    expect(nameFaults('Parcours')).toEqual([]);
    expect(nameFaults(' ').map(({ at }) => at)).toEqual(['name']);
    expect(nameFaults('n'.repeat(201)).map(({ at }) => at)).toEqual(['name']);
  });
});
