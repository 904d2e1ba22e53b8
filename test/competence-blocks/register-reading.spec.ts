import { describe, expect, it } from '../jest.js';
import { splitCompetences } from '../../src/competence-blocks/rncp/competence-list.rules.js';
import { readRegister } from '../../src/competence-blocks/rncp/register.adapter.js';
import type { Source } from '../given/register.js';
import { fixture, readAll, record, register, sourceOf } from '../given/register.js';

describe('Reading the public register', () => {
  it('gives RNCP37873 with its three blocks of 4, 4 and 3 competences', async () => {
    const { fiches, problems } = await readAll(fixture('register-v4.1.xml'), { only: new Set(['RNCP37873']) });
    expect(problems).toEqual([]);
    expect(fiches).toHaveLength(1);
    expect(fiches[0]).toMatchObject({
      line: 5,
      code: 'RNCP37873',
      title: "TP - Concepteur développeur d'applications",
      state: 'Publiée',
      active: true,
      level: 6,
      registrationType: 'by-right',
      certifiers: [{ siret: null, name: 'MINISTERE DU TRAVAIL', active: true }],
      rome: [{ code: 'M1805', label: null }],
      partialValidation: false,
      effectiveOn: '2023-12-18',
      registeredUntilOn: '2028-12-18',
      awardableUntilOn: null,
    });
    const split = fiches[0]?.blocks.map(({ competencesText }) => splitCompetences(competencesText));
    expect(split?.map(({ competences, certainty }) => [competences.length, certainty])).toEqual([
      [4, 'marked'],
      [4, 'marked'],
      [3, 'marked'],
    ]);
    expect(fiches[0]?.blocks.map(({ code, position }) => [code, position])).toEqual([
      ['RNCP37873BC01', 1],
      ['RNCP37873BC02', 2],
      ['RNCP37873BC03', 3],
    ]);
  });

  it('gives RNCP39387 with its juries, and warns of the blocks without competences', async () => {
    const { fiches, problems } = await readAll(fixture('register-v4.1.xml'), { only: new Set(['RNCP39387']) });
    expect(fiches[0]).toMatchObject({
      idFiche: '26325',
      level: 3,
      registrationType: 'on-request',
      certifiers: [{ siret: '31849010900168', name: 'CULTURE ET FORMATION', active: true }],
      nsf: [{ code: '330t' }, { code: '332', label: 'Travail social' }],
      durationYears: 3,
      decidedOn: '2024-07-19',
      awardableUntilOn: '2031-07-19',
    });
    expect(fiches[0]?.jury.vae.composition).toMatch(/^1 représentant de l’organisme certificateur/);
    expect(fiches[0]?.jury.ca).toEqual({ active: false, composition: null });
    expect(problems.map(({ line, field, severity }) => [line, field, severity])).toEqual([
      [75, 'BLOCS_COMPETENCES[1].LISTE_COMPETENCES', 'warning'],
      [80, 'BLOCS_COMPETENCES[2].LISTE_COMPETENCES', 'warning'],
    ]);
  });

  it('gives the records of a file without blocks, with the warnings just before each', async () => {
    const order: string[] = [];
    for await (const item of readRegister(fixture('register-v4.1-minimal.xml'))) {
      order.push(item.kind === 'fiche' ? item.code : `${item.code} ${item.field} ${item.severity}`);
    }
    expect(order).toEqual([
      'RNCP12345 BLOCS_COMPETENCES warning',
      'RNCP12345',
      'RNCP6789 CERTIFICATEURS warning',
      'RNCP6789 BLOCS_COMPETENCES warning',
      'RNCP6789',
    ]);
    const { fiches } = await readAll(fixture('register-v4.1-minimal.xml'));
    expect(fiches[0]).toMatchObject({
      abbreviation: { code: 'TP', label: 'Titre professionnel' },
      certifiers: [{ siret: '11111111100011' }, { siret: '22222222200022' }],
      jury: { fi: { active: true, composition: 'Jury FI composition' }, vae: { active: false } },
      promotions: [{ year: 2020, certified: 10, employedAfter6Months: 80, inTradeAfter2Years: null }],
      nextCodes: ['RNCP99999'],
      registeredUntilOn: '2026-12-31',
    });
    expect(fiches[1]).toMatchObject({ state: 'Dépubliée/Archivée', active: false, level: null });
  });

  it('reads the same whatever the pieces in which the file arrives', async () => {
    const text = register(record({ INTITULE: 'Ingénierie « éco-conçue » 𝔸' }), record({ NUMERO_FICHE: 'RNCP54321' }));
    const bytes = Buffer.from(text);
    const whole = await readAll(sourceOf(text));
    expect(whole.fiches.map(({ code }) => code)).toEqual(['RNCP12345', 'RNCP54321']);
    for (const size of [1, 7, 300]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await readAll(sourceOf(...pieces))).toEqual(whole);
    }
  });

  it('takes no more of the file than is asked for', async () => {
    let given = 0;
    async function* endless(): Source {
      yield register(record()).replace('</FICHES>\n', '');
      for (;;) {
        given += 1;
        yield record({ NUMERO_FICHE: `RNCP${20_000 + given}` });
      }
    }
    const reader = readRegister(endless());
    for (let taken = 0; taken < 10; taken += 1) await reader.next();
    await reader.return(undefined);
    expect(given).toBeLessThan(30);
  });

  it('lets the records that nobody asked for pass, with their problems', async () => {
    const text = register(
      record({ NUMERO_FICHE: 'RNCP1' }),
      record({ NUMERO_FICHE: 'RNCP11111', ACTIF: '?' }),
      record(),
    );
    const { fiches, problems } = await readAll(sourceOf(text), { only: new Set(['RNCP12345']) });
    expect(fiches.map(({ code }) => code)).toEqual(['RNCP12345']);
    expect(problems).toEqual([]);
  });
});
