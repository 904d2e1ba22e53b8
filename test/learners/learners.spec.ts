import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { LearnersApi } from '../../src/learners/index.js';
import { aLearner, CAMILLE } from '../given/learners.js';
import { type Person, type ProblemBody, World } from '../world.js';

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

interface IdentityBody {
  identityId: string;
  usageName: string | null;
  birthName: string;
  verifiedAt: string | null;
  reason: string | null;
}

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM ${table}`)).length;
const see = (who: Person, learnerId: string, query = '') =>
  world.call<IdentityBody & ProblemBody>(who, 'GET', `/api/learners/${learnerId}${query}`);
const correct = (who: Person, learnerId: string, change: object, given: object = {}) =>
  world.call<{ identityId: string } & ProblemBody>(who, 'POST', `/api/learners/${learnerId}/corrections`, {
    reason: 'Nom d’usage après mariage',
    identity: { ...CAMILLE, ...change },
    ...given,
  });
const verify = (who: Person, learnerId: string, given: object = {}) =>
  world.call<ProblemBody>(who, 'POST', `/api/learners/${learnerId}/identity-checks`, {
    document: 'passport',
    checkedOn: '2026-01-05',
    ...given,
  });

describe('Registering a learner', () => {
  const register = (who: Person, change: object = {}, identity: object = {}) =>
    world.call<{ learnerId: string } & ProblemBody>(who, 'POST', '/api/learners', {
      email: 'camille@example.test',
      password: 'une phrase assez longue',
      identity: { ...CAMILLE, ...identity },
      ...change,
    });

  it('opens the account, records the identity, and tells it by ids alone', async () => {
    const { status, body } = await register(advisor);
    expect(status).toBe(201);
    const { body: identity } = await see(advisor, body.learnerId);
    expect(identity).toMatchObject({ ...CAMILLE, learnerId: body.learnerId, verifiedAt: null, supersedesId: null });
    const signedIn = await world.call(null, 'POST', '/api/sign-in', {
      email: 'camille@example.test',
      password: 'une phrase assez longue',
    });
    expect(signedIn.status).toBe(201);
    const events = await world.db.sql<{ data: object }>(
      `SELECT data FROM platform.outbox_event WHERE name = 'learners.learner-registered'`,
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/Camille|Lefèvre/);
  });

  it('takes a learner in whose birthplace and day of birth are not known yet', async () => {
    const given = { birthName: 'Lefèvre', firstName: 'Camille', sex: 'F', birthYear: 1994 };
    const { status, body } = await register(advisor, { identity: given });
    expect(status).toBe(201);
    expect((await see(advisor, body.learnerId)).body).toMatchObject({ ...given, birthDay: null, birthInseeCode: null });
  });

  it.each<[string, object, string]>([
    ['a birth in the future', { birthYear: 2026, birthMonth: 1, birthDay: 6 }, 'identity.birthDay'],
    ['the 31st of February', { birthMonth: 2, birthDay: 31 }, 'identity.birthDay'],
    ['a year before 1900', { birthYear: 1899 }, 'identity.birthYear'],
    ['a year in words', { birthYear: 'mille' }, 'identity.birthYear'],
    ['a name of 61 characters', { firstName: 'a'.repeat(61) }, 'identity.firstName'],
    ['a name that is no text', { firstName: { $ne: '' } }, 'identity.firstName'],
    ['no birth name', { birthName: '  ' }, 'identity.birthName'],
    ['an unknown field', { nir: '294056938300000' }, 'identity.nir'],
    ['a commune code of four characters', { birthInseeCode: '6938' }, 'identity.birthInseeCode'],
  ])('refuses %s, naming the field, and leaves nothing', async (_what, identity, field) => {
    const before = await countOf('identity.account');
    const answer = await register(advisor, {}, identity);
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([field]);
    expect(await countOf('identity.account')).toBe(before);
    expect(await countOf('learners.learner')).toBe(0);
    expect(await world.eventNames()).not.toContain('learners.learner-registered');
  });

  it.each<[string, object, string]>([
    ['an e-mail without a sign', { email: 'camille' }, 'email'],
    ['a password of eleven characters', { password: 'abcdefghijk' }, 'password'],
    ['a zone that is none', { zone: 'Europe/Lyon' }, 'zone'],
    ['no identity', { identity: undefined }, 'identity'],
    ['a list of identities', { identity: [CAMILLE] }, 'identity'],
    ['a text for an identity', { identity: 'Camille' }, 'identity'],
  ])('refuses %s', async (_what, change, field) => {
    const answer = await register(advisor, change);
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)[0]).toMatch(new RegExp(`^${field}`));
  });

  it('takes one of two with the same e-mail', async () => {
    const answers = await Promise.all([register(advisor), register(advisor)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    expect(await countOf('learners.learner')).toBe(1);
  });

  it('is for the staff', async () => {
    const mentor = await world.person(['mentor']);
    expect((await register(mentor)).status).toBe(403);
  });
});

describe('Seeing a civil identity', () => {
  it('is for the learner and the staff; for anybody else there is no such learner', async () => {
    const learner = await aLearner(world);
    const other = await aLearner(world);
    const statuses = async (who: Person) => (await see(who, learner.id)).status;
    expect(await statuses(learner)).toBe(200);
    expect(await statuses(advisor)).toBe(200);
    expect(await statuses(other)).toBe(404);
    expect(await statuses(await world.person(['mentor']))).toBe(403);
    expect((await see(advisor, NOBODY)).status).toBe(404);
    expect((await see(advisor, 'camille')).status).toBe(400);
    expect((await correct(other, learner.id, { usageName: 'Autre' })).body.code).toBe('learners.learner-unknown');
  });

  it('shows what was known at an instant, for ever', async () => {
    const learner = await aLearner(world, { verified: true });
    world.clock.move({ days: 1 });
    await correct(learner, learner.id, { usageName: 'Moreau' });
    const then = await see(advisor, learner.id, '?asOf=2026-01-05T08:00:00Z');
    const now = await see(advisor, learner.id);
    expect(then.body).toMatchObject({ usageName: null, verifiedAt: '2026-01-05T08:00:00.000Z' });
    expect(now.body).toMatchObject({ usageName: 'Moreau', verifiedAt: null });
    expect((await see(advisor, learner.id, '?asOf=2026-01-05T07:59:59Z')).status).toBe(404);
    expect((await see(advisor, learner.id, '?asOf=yesterday')).status).toBe(400);
    expect((await see(advisor, learner.id, '?asOf=-271821-04-20')).status).toBe(400);
  });
});

describe('Correcting a civil identity', () => {
  it('adds a row with its reason, and keeps the one that it supersedes', async () => {
    const learner = await aLearner(world);
    const { body: first } = await see(learner, learner.id);
    const { status, body } = await correct(learner, learner.id, { usageName: ' Moreau' });
    expect(status).toBe(201);
    const { body: history } = await world.call<IdentityBody[]>(
      advisor,
      'GET',
      `/api/learners/${learner.id}/corrections`,
    );
    expect(history.map(({ identityId, usageName, reason }) => ({ identityId, usageName, reason }))).toEqual([
      { identityId: body.identityId, usageName: 'Moreau', reason: 'Nom d’usage après mariage' },
      { identityId: first.identityId, usageName: null, reason: null },
    ]);
    const [event] = await world.db.sql<{ data: { fields: string[] } }>(
      `SELECT data FROM platform.outbox_event WHERE name = 'learners.civil-identity-corrected'`,
    );
    expect(event?.data.fields).toEqual(['usageName']);
    expect(JSON.stringify(event)).not.toMatch(/Moreau|mariage/);
  });

  it('is refused when nothing changes, or without a reason', async () => {
    const learner = await aLearner(world);
    const same = await correct(learner, learner.id, {});
    expect(same.status).toBe(422);
    expect(same.body.checks?.map(({ code }) => code)).toEqual(['correction-changes']);
    expect(faultsOf(await correct(learner, learner.id, { usageName: 'Moreau' }, { reason: ' ' }))).toEqual(['reason']);
    expect(faultsOf(await correct(learner, learner.id, { birthDay: 32 }))).toEqual(['identity.birthDay']);
    expect(await countOf('learners.civil_identity')).toBe(1);
  });

  it('is made once when four correct the same row at the same moment', async () => {
    const learner = await aLearner(world);
    const { identityId: correctsId } = (await see(learner, learner.id)).body;
    const answers = await Promise.all(
      ['Un', 'Deux', 'Trois', 'Quatre'].map((usageName) => correct(learner, learner.id, { usageName }, { correctsId })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('learners.identity-corrected-meanwhile');
    expect(await countOf('learners.civil_identity')).toBe(2);
  });

  it('leaves one chain when two correct without saying which row they saw', async () => {
    const learner = await aLearner(world);
    await Promise.all(['Un', 'Deux'].map((usageName) => correct(learner, learner.id, { usageName })));
    const newest = await world.db.sql('SELECT 1 FROM learners.pub_civil_identity WHERE learner_id = $1', [learner.id]);
    expect(newest).toHaveLength(1);
    expect(await countOf('learners.civil_identity')).toBe(3);
  });

  it('can never be made by editing a row', async () => {
    await aLearner(world);
    const edit = world.db.sql(`UPDATE learners.civil_identity SET birth_name = 'Autre'`);
    await expect(edit).rejects.toThrow(/never edited/);
  });
});

describe('Verifying an identity', () => {
  it('is the officer’s, and shows until a correction', async () => {
    const learner = await aLearner(world);
    const officer = await world.person(['officer']);
    expect((await verify(advisor, learner.id)).status).toBe(403);
    expect((await verify(officer, learner.id)).status).toBe(201);
    expect((await see(learner, learner.id)).body.verifiedAt).toBe('2026-01-05T08:00:00.000Z');

    await correct(advisor, learner.id, { birthDay: 18 });
    expect((await see(learner, learner.id)).body.verifiedAt).toBeNull();
    expect((await world.app.get(LearnersApi).civilIdentity(learner.id))?.verifiedAt).toBeNull();
    expect((await verify(officer, learner.id)).status).toBe(201);
    expect((await world.app.get(LearnersApi).civilIdentity(learner.id))?.verifiedAt).toBeInstanceOf(Date);
    expect((await world.eventNames()).filter((name) => name === 'learners.identity-verified')).toHaveLength(2);
  });

  it('refuses a day to come, an unknown paper, an unknown learner, and a row that was corrected since', async () => {
    const learner = await aLearner(world);
    const officer = await world.person(['officer']);
    expect(faultsOf(await verify(officer, learner.id, { checkedOn: '2026-01-06' }))).toEqual(['checkedOn']);
    expect(faultsOf(await verify(officer, learner.id, { checkedOn: '2025-02-30' }))).toEqual(['checkedOn']);
    expect(faultsOf(await verify(officer, learner.id, { document: 'driving-licence' }))).toEqual(['document']);
    expect((await verify(officer, NOBODY)).status).toBe(404);
    const { identityId: comparedId } = (await see(learner, learner.id)).body;
    await correct(learner, learner.id, { birthDay: 18 });
    expect((await verify(officer, learner.id, { comparedId })).status).toBe(409);
    expect(await countOf('learners.identity_check')).toBe(0);
  });

  it('is never done for oneself', async () => {
    const learner = await aLearner(world);
    await world.db.sql(
      `INSERT INTO identity.role_grant (id, account_id, role, granted_by, granted_at)
       VALUES (gen_random_uuid(), $1, 'officer', $1, now())`,
      [learner.id],
    );
    expect((await verify(learner, learner.id)).body.code).toBe('learners.identity-not-yours-to-verify');
  });
});

describe('Reading a civil identity without a daily need for it', () => {
  const WHY = 'Demande de l’apprenante du 4 janvier.';
  const read = (who: Person, learnerId: string, reason = WHY) =>
    world.call<IdentityBody & ProblemBody>(who, 'POST', `/api/learners/${learnerId}/readings`, { reason });

  it('is the administrator’s, with a reason that stays on record and that no event tells', async () => {
    const learner = await aLearner(world);
    const administrator = await world.person(['administrator']);
    expect((await see(administrator, learner.id)).status).toBe(403);
    const answer = await read(administrator, learner.id);
    expect([answer.status, answer.body.birthName]).toEqual([201, 'Lefèvre']);
    const rows = await world.db.sql('SELECT read_by, reason FROM learners.identity_reading');
    expect(rows).toEqual([{ read_by: administrator.id, reason: WHY }]);
    const [event] = await world.db.sql(
      `SELECT data FROM platform.outbox_event WHERE name = 'learners.civil-identity-read'`,
    );
    expect(event).toMatchObject({ data: { learnerId: learner.id, identityId: answer.body.identityId } });
    expect(JSON.stringify(event)).not.toMatch(/Lefèvre|Demande/);
    const edit = world.db.sql(`UPDATE learners.identity_reading SET reason = 'autre chose'`);
    await expect(edit).rejects.toThrow(/never edited/);
  });

  it('is refused without a reason, of nobody, and to whom it is not for', async () => {
    const learner = await aLearner(world);
    const administrator = await world.person(['administrator']);
    expect(faultsOf(await read(administrator, learner.id, 'court'))).toEqual(['reason']);
    expect((await read(administrator, NOBODY)).status).toBe(404);
    expect((await read(await world.person(['mentor']), learner.id)).status).toBe(403);
    expect(await countOf('learners.identity_reading')).toBe(0);
  });
});

describe('The pages of a civil identity', () => {
  const page = async (who: Person, url: string, form?: object) => {
    const answer = await world.call(who, form ? 'POST' : 'GET', url, form);
    const text = answer.bytes
      .toString()
      .replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    return { status: answer.status, to: answer.headers['location'], text, html: answer.bytes.toString() };
  };
  const filled = (change: object = {}) => {
    const identity = Object.entries(CAMILLE).map(([field, value]) => [field, String(value ?? '')]);
    return { ...Object.fromEntries(identity), reason: 'Acte de naissance reçu', ...change };
  };

  it('lead from a correction of the learner’s own to its verification, with who did what, when and why', async () => {
    const learner = await aLearner(world, { verified: true });
    const officer = await world.person(['officer']);
    const base = `/learners/${learner.id}/civil-identity`;
    expect((await page(learner, '/civil-identity')).text).toMatch(
      /Votre état civil Camille Lefèvre Vérification Vérifié/,
    );

    world.clock.move({ hours: 1 });
    const corrected = await page(learner, `${base}/correction`, filled({ usageName: 'Moreau', birthDay: '00' }));
    expect([corrected.status, corrected.to]).toEqual([303, '/civil-identity']);
    const own = (await page(learner, '/civil-identity')).text;
    expect(own).toContain('Le service certification comparera cet état civil');
    expect(own).toMatch(/mai 1994 \(le jour exact/);
    expect(own).not.toContain('Tout est conforme');

    const { identityId } = (await see(officer, learner.id)).body;
    const check = { document: 'passport', checkedOn: '2026-01-05', comparedId: identityId };
    const checked = await page(officer, `${base}/checks`, check);
    expect([checked.status, checked.to]).toEqual([303, base]);
    const { text } = await page(officer, base);
    expect(text).toContain('Comparé à une pièce d’identité le 5 janvier 2026.');
    expect(text).toMatch(/Vérifié lundi 5 janvier 2026, 10:00.*Passeport, examinée le 5 janvier 2026 Rectifié/);
    expect(text).toMatch(/par Camille Lefèvre Motif : Acte de naissance reçu Nom d’usage : avant : – après : Moreau/);
    expect(text).toMatch(/Jour de naissance : avant : 17 après : –/);
    expect((await page(await aLearner(world), base)).status).toBe(404);
    expect((await page(await world.person(['mentor']), base)).status).toBe(403);
  });

  it('give a refused form back as it was filled in, with everything that is wrong at once', async () => {
    const learner = await aLearner(world);
    const url = `/learners/${learner.id}/civil-identity/correction`;
    const wrong = filled({ firstName: 'C4mille', birthDay: '31', birthMonth: '2', reason: '' });
    const refused = await page(learner, url, wrong);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('value="C4mille"');
    for (const said of ['3 points sont', 'Premier prénom : écrivez-le', 'ce jour n’existe pas', 'Motif : dites']) {
      expect(refused.text).toContain(said);
    }
    expect((await page(learner, url, filled())).text).toContain('Rien n’a changé');
    expect((await page(learner, url, filled({ sex: '', birthYear: 'hier' }))).text).toMatch(/Sexe : .*quatre chiffres/);
    const advisor409 = await page(advisor, url, filled({ usageName: 'Un', correctsId: NOBODY }));
    expect(advisor409.status).toBe(409);
    expect(await countOf('learners.civil_identity')).toBe(1);
  });

  it('ask an administrator why, and show the learner that they read', async () => {
    const learner = await aLearner(world);
    const administrator = await world.person(['administrator']);
    const url = `/learners/${learner.id}/civil-identity/reading`;
    const asked = await page(administrator, url);
    expect(asked.text).toContain('le motif est enregistré');
    expect(asked.text).not.toContain('Lefèvre');
    const reading = await page(administrator, url, { reason: 'Dossier de support 4182' });
    expect([reading.status, reading.text.includes('Lefèvre')]).toEqual([200, true]);
    expect((await page(learner, '/civil-identity')).text).toMatch(/Lu .*Motif : Dossier de support 4182/);
    expect((await page(await world.person(['officer']), url)).status).toBe(403);
  });
});
