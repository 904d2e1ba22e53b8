import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { anEnrolledLearner, aPlannedDefence, type GivenTrack } from '../given/enrolments.js';
import { anActiveRulebook } from '../given/tracks.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let rulebookId: string;
let stricter: string;
let track: GivenTrack;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  rulebookId = (await anActiveRulebook(world)).rulebookId;
  stricter = (await anActiveRulebook(world, { sessionsBeforeDefence: 4 })).rulebookId;
  track = await anEnrolledLearner(world, { rulebookId });
});
afterAll(() => world.close());

async function read(who: Person, address: string, expected = 200): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}
const post = (address: string, form: object, who = officer) => world.call(who, 'POST', address, form);
/** The address of a prepared move of the learner. */
async function prepared(): Promise<string> {
  const form = { from: `enrolment:${track.enrolmentId}`, toRulebookId: stricter, reason: 'Règlement 2026' };
  const { status, headers } = await post('/moves', form);
  expect(status).toBe(303);
  return String(headers['location']);
}

describe('A move of learners on pages', () => {
  it('begins at the rulebook, the dossier and the list, and comes back with its words when it is refused', async () => {
    expect(await read(officer, `/rulebooks/${stricter}`)).toContain('Faire passer des apprenants');
    expect(await read(officer, `/tracks/${track.enrolmentId}`)).toContain('Ce parcours a gardé ses règles');
    expect(await read(officer, '/moves')).toContain('Passages à d’autres règles');
    expect(await read(officer, `/moves/new?toRulebookId=${stricter}`)).toContain('1 apprenant');
    const refused = await world.app.inject({
      method: 'POST',
      url: '/moves',
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/html' },
      payload: { from: '', toRulebookId: stricter, reason: 'Règlement 2026' },
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.payload).toContain('Dites quels parcours sont concernés');
    expect(refused.payload).toContain('Règlement 2026');
    await read(await world.person(['advisor']), '/moves', 403);
  });

  it('shows what is lost and why, whom its clauses leave out, and what it comes to', async () => {
    await aPlannedDefence(world, track);
    const page = await prepared();
    const preview = await read(officer, page);
    expect(preview).toContain('1 apprenant. Y perd : 1.');
    expect(preview).toContain('la soutenance du projet P1 demande plus de séances');
    expect(preview).toContain('2 sur les 4 qu’il faut');
    expect(preview).toContain('Séances avant une soutenance');
    expect((await post(`${page}/clauses`, { leaveOut: 'defence-planned', enteredBeforeOn: '' })).status).toBe(303);
    expect(await read(officer, page)).toContain('Une soutenance est programmée');
    expect((await post(`${page}/clauses`, { enteredBeforeOn: '31/12' })).status).toBe(400);
    await post(`${page}/clauses`, {});
    expect(await read(officer, `${page}/confirmation`)).toContain('1 apprenant passe à ces règles');
  });

  it('is carried out, told to the learner on the own page, and taken back', async () => {
    const page = await prepared();
    expect((await post(`${page}/confirmation`, {})).status).toBe(303);
    expect((await post(`${page}/confirmation`, {})).status).toBe(422);
    expect(await read(officer, `${page}/confirmation`)).toContain('Ce passage ne peut pas être confirmé');
    expect(await read(track.learner, '/track')).toContain('Règlement 2026');
    expect(await read(officer, `${page}/taking-back`)).toContain('1 apprenant peut encore revenir');
    const one = `${page}/taking-back?enrolmentId=${track.enrolmentId}`;
    expect(await read(officer, one)).toContain('L’apprenant retrouve les règles d’avant');
    expect((await post(`${page}/taking-back`, { reason: '' })).status).toBe(400);
    expect((await post(`${page}/taking-back`, { reason: 'Erreur', enrolmentId: track.enrolmentId })).status).toBe(303);
    expect(await read(track.learner, '/track')).toContain('C’est un retour aux règles d’avant');
    await read(officer, one, 404);
  });

  it('is dropped without a trace on anybody', async () => {
    const page = await prepared();
    expect((await post(`${page}/dropping`, {})).status).toBe(303);
    expect(await read(officer, page)).toContain('Abandonné');
    expect(await read(track.learner, '/track')).not.toContain('Vos règles ont changé');
  });
});
