import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aLearner, CAMILLE } from '../given/learners.js';
import { aPublishedDesign, anActiveRulebook } from '../given/tracks.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
let advisor: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  advisor = await world.person(['advisor']);
});
afterAll(() => world.close());

async function read(who: Person, address: string, expected = 200): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}
const identity = Object.fromEntries(Object.entries(CAMILLE).map(([name, value]) => [name, String(value ?? '')]));
const newcomer = (change: object = {}) => ({ email: 'camille@example.test', language: 'fr', ...identity, ...change });

/** What the form asks for, for a learner of whom nothing else is known. */
async function asked(change: Record<string, string> = {}) {
  const { id: learnerId } = await aLearner(world);
  const { designId } = await aPublishedDesign(world);
  const { rulebookId } = await anActiveRulebook(world);
  const usual = { fundedBy: 'self', accessRoute: 'continuing-education', paceMonths: '12', enteredOn: '2026-01-05' };
  return { learnerId, designId, rulebookId, ...usual, ...change };
}
const address = (fields: Record<string, string>) => `/enrolments/new?${new URLSearchParams(fields).toString()}`;

describe('Taking a person in on a page', () => {
  it('opens the account, records the civil identity and goes on to the track', async () => {
    await read(advisor, '/learners/new');
    const { status, headers } = await world.call(advisor, 'POST', '/learners', newcomer());
    expect(status).toBe(303);
    const next = String(headers['location']);
    expect(next).toMatch(/^\/enrolments\/new\?learnerId=/);
    expect(await read(advisor, next)).toContain('Camille Lefèvre');
    expect(await read(advisor, '/enrolments/new?name=lef+cam')).toContain('Camille Lefèvre');
    expect(await read(advisor, '/enrolments/new?name=personne')).toContain('Personne ne porte ce nom ici');
  });

  it('gives everything back with all that is wrong, also an address that opens an account already', async () => {
    const refused = await world.call(advisor, 'POST', '/learners', newcomer({ email: 'rien', birthYear: '3000' }));
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('2 points sont à reprendre');
    expect(refused.bytes.toString()).toContain('value="Lefèvre"');
    const bare = newcomer({ email: 'rien', firstName: '', sex: '', birthYear: '3000' });
    expect(textOf(await world.call(advisor, 'POST', '/learners', bare))).toContain('4 points sont à reprendre');
    await world.call(advisor, 'POST', '/learners', newcomer());
    const again = await world.call(advisor, 'POST', '/learners', newcomer());
    expect(again.status).toBe(409);
    expect(textOf(again)).toContain('qui n’ouvre pas encore de compte ici');
    expect((await world.call(await world.person(['mentor']), 'POST', '/learners', newcomer())).status).toBe(403);
  });
});

describe('Enrolling on a page', () => {
  it('shows the plan before the button, then enrols', async () => {
    const fields = await asked();
    const preview = await read(advisor, address(fields));
    expect(preview).toMatch(/Le parcours se terminerait le [a-z]+ \d+ (décembre 2026|janvier 2027)\./);
    expect(preview).toMatch(/Jusqu’à [\d,]+ h par semaine, \d+ h en tout/);
    expect(preview).toContain('P1 · Préparez l’environnement de travail d’une équipe 5 janvier 2026');
    const { status, headers } = await world.call(advisor, 'POST', '/enrolments', fields);
    expect(status).toBe(303);
    expect(await read(advisor, String(headers['location']))).toContain('Concepteur développeur');
    const again = await world.call(advisor, 'POST', '/enrolments', fields);
    expect(again.status).toBe(422);
    expect(textOf(again)).toContain('L’apprenant suit déjà un parcours vers ce titre.');
  });

  it('shows the constraint that fails, keeps the choice and writes nothing', async () => {
    const fields = await asked({
      fundedBy: 'third-party',
      funder: 'Un financeur',
      fundingEndsOn: '2026-06-30',
      weeklyHours: '4',
    });
    const page = await world.call(advisor, 'GET', address(fields));
    const text = textOf(page);
    expect(text).toContain('Cette inscription n’est pas possible ainsi.');
    expect(text).toMatch(/30 juin 2026/);
    expect(page.bytes.toString()).toContain('value="Un financeur"');
    expect((await world.call(advisor, 'POST', '/enrolments', fields)).status).toBe(422);
    expect((await world.db.sql('SELECT 1 FROM tracks.enrolment')).length).toBe(0);
  });

  it('names the fields that cannot be read', async () => {
    const fields = await asked({ enteredOn: 'demain' });
    const refused = await world.call(advisor, 'POST', '/enrolments', fields);
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('Un point est à reprendre');
    expect(refused.bytes.toString()).toContain('value="demain"');
    await read(advisor, '/enrolments/new?learnerId=019b0000-0000-7000-8000-000000000000', 404);
    expect((await world.call(await world.person(['learner']), 'POST', '/enrolments', fields)).status).toBe(403);
  });

  it('enrols once when two advisors confirm at the same moment', async () => {
    const fields = await asked();
    const answers = await Promise.all([1, 2].map(() => world.call(advisor, 'POST', '/enrolments', fields)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  });
});
