import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { ImportRegister } from '../../src/competence-blocks/index.js';
import { block, record, register, sourceOf } from '../given/register.js';
import { aLaterDraft, anActiveTitle, type GivenTitle } from '../given/titles.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let older: GivenTitle;
let newer: GivenTitle;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  older = await anActiveTitle(world, { officer });
  newer = await aLaterDraft(world, { officer });
});
afterAll(() => world.close());

const comparison = () => `/titles/${older.titleVersionId}/compare/${newer.titleVersionId}`;
const blocks = (from: number, to: number) => `${comparison()}/blocks/RNCP37873BC0${from}/RNCP37873BC0${to}`;
/** A form as a browser sends it. */
async function send(address: string, form: Record<string, string | undefined>) {
  const {
    statusCode: status,
    headers,
    payload,
  } = await world.app.inject({
    method: 'POST',
    url: address,
    payload: JSON.stringify(form),
    headers: { authorization: `Bearer ${officer.token}`, accept: 'text/html', 'content-type': 'application/json' },
  });
  return { status, headers, html: payload, text: textOf({ status, bytes: Buffer.from(payload) }) };
}
async function read(address: string, who = officer, expected = 200): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}

describe('Two versions of a title on a page', () => {
  it('are compared block by block and word by word, from the page of either', async () => {
    expect(await read(`/titles/${older.titleVersionId}`)).toContain('Comparer avec la version 2');
    const reversed = `/titles/${newer.titleVersionId}/compare/${older.titleVersionId}`;
    expect(await read(reversed)).toBe(await read(comparison()));
    const page = await read(comparison());
    expect(page).toContain('De la version 1 à la version 2');
    expect(page).toContain('1 compétence reformulée · 1 compétence nouvelle · 1 compétence supprimée');
    expect(page).toContain('S’appelait Développer une application sécurisée');
    expect(page).toContain('18 décembre 2028 31 décembre 2031');
    const html = (await world.call(officer, 'GET', comparison())).bytes.toString();
    expect(html).toContain('<ins>sobres et testés</ins>');
    expect(html).toContain('<del>Définir l&#x27;architecture logicielle d&#x27;une application</del>');
  });

  it('are compared as data, with the same words', async () => {
    const url = `/api/titles/${newer.titleVersionId}/changes?from=${older.titleVersionId}`;
    const { status, body } = await world.call<{ head: object[]; blocks: { kind: string; isRenamed: boolean }[] }>(
      officer,
      'GET',
      url,
    );
    expect(status).toBe(200);
    expect(body.head).toEqual([{ field: 'registeredUntilOn', before: '2028-12-18', after: '2031-12-31' }]);
    expect(body.blocks.map(({ kind, isRenamed }) => [kind, isRenamed])).toEqual([
      ['changed', true],
      ['changed', false],
      ['changed', false],
    ]);
  });

  it('are of two titles where one replaces the other, as its record says', async () => {
    const before = '<ID_FICHE_ANCIENNE_CERTIFICATION>RNCP37873</ID_FICHE_ANCIENNE_CERTIFICATION>';
    const successor = record({
      NUMERO_FICHE: 'RNCP41234',
      INTITULE: 'Concepteur développeur de services',
      BLOCS_COMPETENCES: block('RNCP41234BC07', 'Développer', '- Développer des composants métier'),
      ANCIENNES_CERTIFICATIONS: `<ANCIENNE_CERTIFICATION>${before}</ANCIENNE_CERTIFICATION>`,
    });
    const bytes = sourceOf(register(successor));
    const { imported } = await world.app
      .get(ImportRegister)
      .run({ fileName: 'register.xml', bytes, codes: ['RNCP41234'] }, { id: officer.id, roles: ['officer'] });
    const id = imported[0]?.titleVersionId ?? '';
    expect(await read(`/titles/${older.titleVersionId}`)).toContain('Comparer avec RNCP41234');
    const page = await read(`/titles/${id}/compare/${older.titleVersionId}`);
    expect(page).toContain('De RNCP37873 à RNCP41234');
    expect(page).toContain('2 blocs supprimés');
    const address = `/titles/${older.titleVersionId}/compare/${id}/blocks/RNCP37873BC01/RNCP41234BC07`;
    expect((await send(address, { kind: 'partial', number: '0', reason: 'Une compétence reprise.' })).status).toBe(303);
    await read(`/titles/${newer.titleVersionId}/compare/${newer.titleVersionId}`, officer, 422);
  });

  it('are compared for whoever sees both; the officer alone decides', async () => {
    const advisor = await world.person(['advisor']);
    expect(await read(comparison(), advisor)).not.toContain('Accepter');
    expect(await read(blocks(1, 1), advisor)).not.toContain('Enregistrer la décision');
    expect((await world.call(advisor, 'POST', blocks(1, 1), { kind: 'total', number: '0' })).status).toBe(403);
    await read(comparison(), await world.person(['learner']), 404);
    await read(`/titles/${older.titleVersionId}/compare/${older.titleVersionId}`, officer, 422);
    await read(`${comparison()}/blocks/RNCP37873BC01/RNCP37873BC99`, officer, 404);
  });
});

describe('A correspondence on its page', () => {
  it('is accepted from the list, and tells what was decided', async () => {
    expect(await read(comparison())).toContain('3 correspondances proposées attendent votre décision.');
    const accepted = await send(blocks(2, 2), { kind: 'total', number: '0', from: 'list' });
    expect([accepted.status, accepted.headers['location']]).toEqual([303, comparison()]);
    const page = await read(comparison());
    expect(page).toContain('Le bloc 2 vaut tout le bloc 2.');
    expect(page).toContain('2 correspondances proposées attendent');
    expect(await read(blocks(2, 2))).toContain('Qui a validé l’ancien bloc a validé le nouveau.');
  });

  it('comes back with its words where it departs from the proposal without saying why', async () => {
    const refused = await send(blocks(1, 1), {
      kind: 'total',
      number: '0',
      reason: ' ',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Cette décision s’écarte de ce qui est proposé : écrivez pourquoi.');
    expect(refused.html).toMatch(/value="total" checked/);
    const said = { kind: 'total', number: '0', reason: 'Seul l’énoncé change.' };
    expect((await send(blocks(1, 1), said)).headers['location']).toBe(blocks(1, 1));
    const late = await send(blocks(1, 1), said);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Quelqu’un d’autre vient de décider de cette correspondance');
    expect(late.html).toContain('Seul l’énoncé change.</textarea>');
    expect(await read(blocks(1, 1))).toContain('1 décision');
  });

  it('is made between two blocks that nobody proposed', async () => {
    const chosen = `${comparison()}/blocks?from=RNCP37873BC01&to=RNCP37873BC03`;
    const { status, headers } = await world.call(officer, 'GET', chosen);
    expect([status, headers['location']]).toEqual([303, blocks(1, 3)]);
    expect(await read(blocks(1, 3))).toContain('Rien n’est décidé pour ces deux blocs.');
    await send(blocks(1, 3), {
      kind: 'partial',
      number: '0',
      reason: 'La surveillance y était.',
    });
    expect(await read(comparison())).toContain('Le bloc 1 vaut une partie du bloc 3.');
  });

  it('lets criteria be paired by hand', async () => {
    await send(blocks(1, 1), { kind: 'partial', number: '0' });
    const [from, to] = [older, newer].map(({ blocks: [first] }) => first?.competences[2]?.criteria[0]?.id ?? '');
    const form = { fromCriterionId: from, toCriterionId: to, isSame: 'true' };
    const refused = await send(`${blocks(1, 1)}/criteria`, { ...form, reason: '' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain(`value="${to ?? ''}" selected`);
    const paired = await send(`${blocks(1, 1)}/criteria`, { ...form, reason: 'Même exigence.' });
    expect(paired.status).toBe(303);
    expect(await read(blocks(1, 1))).toContain('Rapprochés à la main');
  });
});
