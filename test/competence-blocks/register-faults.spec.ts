import { describe, expect, it } from '../jest.js';
import { block, readAll, readOne, record, register, sourceOf } from '../given/register.js';

describe('A record with a fault', () => {
  it.each<[string, Record<string, string>, string, RegExp]>([
    ['an impossible day', { DATE_EFFET: '31/02/2024' }, 'DATE_EFFET', /« 31\/02\/2024 », which is no day/],
    ['29 February of a common year', { DATE_DECISION: '29/02/2023' }, 'DATE_DECISION', /no day/],
    ['a day in another form', { DATE_FIN_ENREGISTREMENT: '2024-02-01' }, 'DATE_FIN_ENREGISTREMENT', /JJ\/MM\/AAAA/],
    ['a year out of reach', { DATE_LIMITE_DELIVRANCE: '01/01/0024' }, 'DATE_LIMITE_DELIVRANCE', /no day/],
    [
      'an unknown level',
      { NOMENCLATURE_EUROPE: '<NIVEAU>NIV9</NIVEAU>' },
      'NOMENCLATURE_EUROPE.NIVEAU',
      /NIV3 to NIV8/,
    ],
    ['neither yes nor no', { VALIDATION_PARTIELLE: 'Peut-être' }, 'VALIDATION_PARTIELLE', /Oui or Non/],
    ['no word on its activity', { ACTIF: '' }, 'ACTIF', /counts as inactive/],
    ['no certifier', { CERTIFICATEURS: '' }, 'CERTIFICATEURS', /no certifier/],
    ['no block', { BLOCS_COMPETENCES: '' }, 'BLOCS_COMPETENCES', /no block of competences/],
    ['an empty list of blocks', { BLOCS_COMPETENCES: ' ' }, 'BLOCS_COMPETENCES', /no block of competences/],
    ['a duration in words', { DUREE_ENREGISTREMENT: 'cinq ans' }, 'DUREE_ENREGISTREMENT', /whole number/],
    [
      'a block without competences',
      { BLOCS_COMPETENCES: block('RNCP12345BC01', 'Un', '') },
      'BLOCS_COMPETENCES[1].LISTE_COMPETENCES',
      /no list/,
    ],
    [
      'a block of another title',
      { BLOCS_COMPETENCES: block('RNCP54321BC01') },
      'BLOCS_COMPETENCES[1].CODE',
      /another title/,
    ],
    [
      'a block code cut short',
      { BLOCS_COMPETENCES: block('01') },
      'BLOCS_COMPETENCES[1].CODE',
      /read as RNCP12345BC01/,
    ],
  ])('is kept, with a warning: %s', async (_what, change, field, message) => {
    const { fiche, problems } = await readOne(change);
    expect(fiche?.code).toBe('RNCP12345');
    expect(problems).toMatchObject([{ code: 'RNCP12345', field, severity: 'warning' }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['no code', { NUMERO_FICHE: '' }, 'NUMERO_FICHE', /RNCP and 3 to 5 digits/],
    ['a malformed code', { NUMERO_FICHE: 'RNCP12' }, 'NUMERO_FICHE', /« RNCP12 »/],
    ['no title', { INTITULE: ' ' }, 'INTITULE', /missing/],
    ['a title without end', { INTITULE: 'mot '.repeat(1000) }, 'INTITULE', /more than 2000/],
    ['a malformed block code', { BLOCS_COMPETENCES: block('BLOC-A') }, 'BLOCS_COMPETENCES[1].CODE', /« BLOC-A »/],
    [
      'the same block twice',
      { BLOCS_COMPETENCES: block('RNCP12345BC01').repeat(2) },
      'BLOCS_COMPETENCES[2].CODE',
      /twice/,
    ],
    [
      'a block without name',
      { BLOCS_COMPETENCES: block('RNCP12345BC01', '') },
      'BLOCS_COMPETENCES[1].LIBELLE',
      /no name/,
    ],
  ])('is left out, and the next one is read: %s', async (_what, change, field, message) => {
    const text = register(
      record(change),
      record({ NUMERO_FICHE: 'RNCP54321', BLOCS_COMPETENCES: block('RNCP54321BC01') }),
    );
    const { fiches, problems } = await readAll(sourceOf(text));
    expect(fiches.map(({ code }) => code)).toEqual(['RNCP54321']);
    expect(problems.filter(({ severity }) => severity === 'skipped')).toMatchObject([{ field }]);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });

  it('names the line of the element that is wrong', async () => {
    const { problems } = await readOne({ DATE_EFFET: '31/02/2024' });
    expect(problems[0]?.line).toBe(11);
  });

  it('is left out when its code came before', async () => {
    const { fiches, problems } = await readAll(sourceOf(register(record(), record({ INTITULE: 'Un autre' }))));
    expect(fiches.map(({ title }) => title)).toEqual(['Un titre']);
    expect(problems).toMatchObject([{ line: 12, code: 'RNCP12345', field: 'NUMERO_FICHE', severity: 'skipped' }]);
    expect(problems[0]?.message).toMatch(/on line 4/);
  });
});
