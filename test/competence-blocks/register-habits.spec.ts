import { describe, expect, it } from '../jest.js';
import { splitCompetences } from '../../src/competence-blocks/rncp/competence-list.rules.js';
import { block, readOne } from '../given/register.js';

describe('The habits of the register', () => {
  it.each(['STATISTIQUES_PROMOTION', 'STATISTIQUE_PROMOTION'])('names a promotion %s', async (name) => {
    const item = `<${name}><ANNEE>2022</ANNEE><NOMBRE_CERTIFIES>31</NOMBRE_CERTIFIES></${name}>`;
    const { fiche } = await readOne({ STATISTIQUES_PROMOTIONS: item });
    expect(fiche?.promotions).toMatchObject([{ year: 2022, certified: 31 }]);
  });

  it.each(['LIBELLE', 'INTITULE'])('labels a code with %s, sometimes with the code once more', async (name) => {
    const item = `<NSF><CODE>326</CODE><${name}>326 : Informatique</${name}></NSF>`;
    expect((await readOne({ CODES_NSF: item })).fiche?.nsf).toEqual([{ code: '326', label: 'Informatique' }]);
  });

  it('writes a SIRET with a tab before it', async () => {
    const item = `<CERTIFICATEUR><SIRET_CERTIFICATEUR>\t110 043 015 00012</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>M</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Inactif</ETAT_CERTIFICATEUR></CERTIFICATEUR>`;
    const { fiche } = await readOne({ CERTIFICATEURS: item });
    expect(fiche?.certifiers).toEqual([{ siret: '11004301500012', name: 'M', active: false }]);
  });

  it.each<[string, number | null]>([
    ['<NIVEAU>NIV7</NIVEAU>', 7],
    ['<NIVEAU>REPRISE</NIVEAU>', null],
    ['<NIVEAU>AUCUN</NIVEAU>', null],
    ['<INTITULE>Niveau 5</INTITULE>', 5],
  ])('says the level as %s', async (content, level) => {
    const { fiche, problems } = await readOne({ NOMENCLATURE_EUROPE: content });
    expect(fiche?.level).toBe(level);
    expect(problems).toEqual([]);
  });

  it('dresses texts in HTML, as text, as CDATA or as elements; the list of competences is left untouched', async () => {
    const list = '<![CDATA[\n <ul><li>Analyser</li><li>Concevoir &amp; livrer</li></ul> ]]>';
    const { fiche } = await readOne({
      ACTIVITES_VISEES: '&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;',
      CAPACITES_ATTESTEES: '<![CDATA[<ul><li>Un</li><li>Deux &eacute;</li></ul>]]>',
      OBJECTIFS_CONTEXTE: '<p>Un <b>grand</b></p><unknown>Deux</unknown>',
      BLOCS_COMPETENCES: block('RNCP12345BC01', 'Un bloc', list),
    });
    expect(fiche).toMatchObject({ activities: 'Un\nDeux', capacities: '- Un\n- Deux é', objectives: 'Un grand\nDeux' });
    const text = fiche?.blocks[0]?.competencesText ?? '';
    expect(text).toBe('\n <ul><li>Analyser</li><li>Concevoir &amp; livrer</li></ul> ');
    expect(splitCompetences(text).competences).toEqual(['Analyser', 'Concevoir & livrer']);
  });

  it('holds elements that nobody knows, and names from JavaScript', async () => {
    const { fiche, problems } = await readOne({
      NOUVEL_ELEMENT: '<CODE>x</CODE><NUMERO_FICHE>RNCP99999</NUMERO_FICHE>',
      constructor: '<prototype>x</prototype>',
      toString: 'x',
    });
    expect(fiche?.code).toBe('RNCP12345');
    expect(problems).toEqual([]);
  });

  it('says which blocks stand for which others', async () => {
    const item = (blocks: string): string =>
      `<CORRESPONDANCE><SOURCE><BLOC_COMPETENCES><CODE>RNCP12345BC01</CODE></BLOC_COMPETENCES></SOURCE><DESTINATION><NUMERO_FICHE>RNCP22222</NUMERO_FICHE>${blocks}</DESTINATION></CORRESPONDANCE>`;
    const two = '<BLOC_COMPETENCES><CODE>RNCP22222BC02</CODE></BLOC_COMPETENCES>'.repeat(2).replace('BC02', 'BC01');
    const { fiche } = await readOne({ CORRESPONDANCES: item(two) + item('') });
    expect(fiche?.blocks).toHaveLength(1);
    expect(fiche?.correspondences).toEqual([
      { fromBlocks: ['RNCP12345BC01'], toCode: 'RNCP22222', toBlocks: ['RNCP22222BC01', 'RNCP22222BC02'] },
      { fromBlocks: ['RNCP12345BC01'], toCode: 'RNCP22222', toBlocks: [] },
    ]);
  });

  it.each([
    ['Oui', true],
    ['Non', false],
    ['ACTIVE', true],
    ['INACTIVE', false],
    ['Actif', true],
    ['Inactif', false],
  ])('says whether a title is active as %s, by the export', async (word, active) => {
    const { fiche, problems } = await readOne({ ACTIF: word });
    expect(fiche?.active).toBe(active);
    expect(problems).toEqual([]);
  });

  it.each(['Publiée', 'Dépubliée/Archivée', 'Modifications à valider'])('says the state as %s', async (state) => {
    expect((await readOne({ ETAT_FICHE: state })).fiche?.state).toBe(state);
  });

  it.each(['RNCP183', 'RNCP2034', 'RNCP37873'])('has codes of 3 to 5 digits: %s', async (code) => {
    const { fiche, problems } = await readOne({ NUMERO_FICHE: code, BLOCS_COMPETENCES: block(`${code}BC01`) });
    expect([fiche?.code, fiche?.blocks[0]?.code]).toEqual([code, `${code}BC01`]);
    expect(problems).toEqual([]);
  });

  it('has up to 23 blocks in a title', async () => {
    const numbers = Array.from({ length: 23 }, (_, at) => String(at + 1).padStart(2, '0'));
    const blocks = numbers.map((number) => block(`RNCP12345BC${number}`)).join('');
    const { fiche, problems } = await readOne({ BLOCS_COMPETENCES: blocks });
    expect(fiche?.blocks.map(({ position }) => position)).toEqual(numbers.map(Number));
    expect(problems).toEqual([]);
  });

  it('writes days JJ/MM/AAAA, that of the decision and of the effect apart, and leaves some out', async () => {
    const { fiche, problems } = await readOne({
      DATE_DECISION: '19/07/2024',
      DATE_FIN_ENREGISTREMENT: '19/07/2027',
      DATE_LIMITE_DELIVRANCE: '29/02/2028',
    });
    expect(fiche).toMatchObject({
      decidedOn: '2024-07-19',
      effectiveOn: null,
      registeredUntilOn: '2027-07-19',
      awardableUntilOn: '2028-02-29',
    });
    expect(problems).toEqual([]);
  });

  it('names the titles before and after one', async () => {
    const { fiche } = await readOne({
      ANCIENNES_CERTIFICATIONS:
        '<ANCIENNE_CERTIFICATION><ID_FICHE_ANCIENNE_CERTIFICATION>RNCP31114</ID_FICHE_ANCIENNE_CERTIFICATION></ANCIENNE_CERTIFICATION>',
      NOUVELLES_CERTIFICATIONS:
        '<NOUVELLE_CERTIFICATION><ID_FICHE_NOUVELLE_CERTIFICATION>RNCP99999</ID_FICHE_NOUVELLE_CERTIFICATION></NOUVELLE_CERTIFICATION>',
    });
    expect([fiche?.previousCodes, fiche?.nextCodes]).toEqual([['RNCP31114'], ['RNCP99999']]);
  });

  it('counts thousands of partners', async () => {
    const partner = (state: string): string =>
      `<PARTENAIRE><NOM_PARTENAIRE>P</NOM_PARTENAIRE><ETAT_HABILITATION>${state}</ETAT_HABILITATION></PARTENAIRE>`;
    const { fiche } = await readOne({ PARTENAIRES: partner('Actif').repeat(3000) + partner('Supprimé').repeat(2000) });
    expect(fiche?.partners).toEqual({ total: 5000, active: 3000 });
  });

  it('keeps records of the specific directory, which have no blocks', async () => {
    const { fiche, problems } = await readOne({ NUMERO_FICHE: 'RS5000', BLOCS_COMPETENCES: '' });
    expect(fiche).toMatchObject({ code: 'RS5000', blocks: [] });
    expect(problems).toEqual([]);
  });
});
