import { describe, expect, it } from '../../../test/jest.js';
import { besideTranslation, sectionsOf, shareOf } from './texts.rules.js';
import type { Place } from './texts.types.js';

const criterion = (code: string, name: string) => ({ id: code, code, name });
const title = {
  code: 'RNCP1234',
  name: 'Boulanger',
  blocks: [
    {
      id: 'b',
      code: 'RNCP1234BC01',
      name: 'Pétrir',
      position: 1,
      competences: [
        {
          id: 'c',
          code: 'RNCP1234BC01C1',
          name: 'Peser',
          position: 1,
          evaluationMode: null,
          criteria: [criterion('RNCP1234BC01C1K1', 'Peser'), criterion('RNCP1234BC01C1K2', 'Les poids sont justes')],
        },
      ],
    },
  ],
};
const name: Place = { place: 'RNCP1234', kind: 'name', french: 'Boulanger' };
const known = { text: 'Baker', number: 2, writtenAt: new Date(0), writtenBy: 'maud' };

describe('The texts of a title', () => {
  it('are its name, its presentation and the wordings of its blocks; a criterion that repeats its competence is none', () => {
    const places = (presentation: string) =>
      sectionsOf(title, presentation).map(({ key, texts }) => [key, ...texts.map(({ place }) => place)]);
    expect(places('Pour qui aime le pain')).toEqual([
      ['title', 'RNCP1234', 'RNCP1234.presentation'],
      ['RNCP1234BC01', 'RNCP1234BC01', 'RNCP1234BC01C1', 'RNCP1234BC01C1K2'],
    ]);
    expect(places('')[0]).toEqual(['title', 'RNCP1234']);
  });

  it.each([
    ['translated', known, undefined, 'Baker'],
    ['translated', known, { french: 'Boulangère', text: 'Bakeress' }, 'Baker'],
    ['outdated', undefined, { french: 'Boulangère', text: 'Bakeress' }, ''],
    ['outdated', { ...known, text: '' }, { french: 'Boulangère', text: 'Bakeress' }, ''],
    ['missing', { ...known, text: '' }, { french: 'Boulanger', text: 'Baker' }, ''],
    ['missing', { ...known, text: '' }, undefined, ''],
    ['missing', undefined, { french: 'Boulangère', text: '' }, ''],
    ['missing', undefined, undefined, ''],
  ])('are %s', (state, kept, older, text) => {
    expect(besideTranslation(name, 'mark', kept, older)).toMatchObject({ state, text });
  });

  it('are counted by what is translated as it stands', () => {
    expect(shareOf([{ state: 'translated' }, { state: 'outdated' }, { state: 'missing' }])).toEqual({
      done: 1,
      of: 3,
      standing: 'not-yet',
    });
  });
});
