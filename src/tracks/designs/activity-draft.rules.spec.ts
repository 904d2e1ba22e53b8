import { describe, expect, it } from '../../../test/jest.js';
import { activityFaults } from './activity-draft.rules.js';
import type { ActivityDraft } from './activity.types.js';

const ACTIVITY: ActivityDraft = {
  kind: 'course',
  name: 'Les bases de SQL',
  languages: ['fr'],
  minutes: 90,
  completion: 'quiz',
  url: 'https://cours.example.test/sql',
  fileId: null,
};
const at = (change: Partial<ActivityDraft>) =>
  activityFaults([{ ...ACTIVITY, ...change }], 10).map((fault) => fault.at);

describe('The activities of a project', () => {
  it('are at a link or as a file, in one or several languages', () => {
    expect(at({})).toEqual([]);
    expect(at({ url: null, fileId: '019b0000-0000-7000-8000-000000000000', languages: ['fr', 'es'] })).toEqual([]);
  });

  it.each<[string, Partial<ActivityDraft>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no language', { languages: [] }, 'languages'],
    ['a language twice', { languages: ['fr', 'fr'] }, 'languages'],
    ['4 minutes', { minutes: 4 }, 'minutes'],
    ['half a minute', { minutes: 30.5 }, 'minutes'],
    ['no place', { url: null }, 'url'],
    ['two places', { fileId: '019b0000-0000-7000-8000-000000000000' }, 'url'],
    ['a link that runs', { url: 'javascript:alert(1)' }, 'url'],
  ])('are refused with %s', (_what, change, field) => {
    expect(at(change)).toEqual([`activities.0.${field}`]);
  });

  it('take no longer than their project', () => {
    const twice = [ACTIVITY, { ...ACTIVITY, minutes: 510 }];
    expect(activityFaults(twice, 10)).toEqual([]);
    expect(activityFaults([...twice, { ...ACTIVITY, minutes: 5 }], 10).map((fault) => fault.at)).toEqual([
      'activities',
    ]);
  });
});
