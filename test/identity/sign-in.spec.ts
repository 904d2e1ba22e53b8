import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { OpenAccount } from '../../src/identity/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { World, type ProblemBody } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const camille = { email: 'Camille@Example.test', displayName: 'Camille', password: 'une phrase assez longue' };

describe('Signing in', () => {
  beforeEach(async () => {
    await world.app.get(OpenAccount).run({ ...camille, roles: ['learner'] }, SYSTEM);
  });

  it('opens with e-mail and password, and knows the person from then on', async () => {
    const begun = await world.call<{ token: string }>(null, 'POST', '/api/sign-in', {
      email: 'camille@example.TEST',
      password: camille.password,
    });
    expect(begun.status).toBe(201);
    expect(String(begun.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    const who = await world.call({ id: '', token: begun.body.token }, 'GET', '/api/sign-in');
    expect(who.body).toMatchObject({ name: 'Camille', roles: ['learner'], language: 'fr', zone: 'Europe/Paris' });
  });

  it('tells nobody whether the e-mail or the password was wrong', async () => {
    const wrong = { email: 'camille@example.test', password: 'autre chose' };
    const unknown = { email: 'personne@example.test', password: 'autre chose' };
    const answers = await Promise.all([wrong, unknown].map((body) => world.call(null, 'POST', '/api/sign-in', body)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    const [first, second] = answers.map(({ body }) => body);
    expect(first).toEqual(second);
  });

  it('makes a guesser wait after ten failures', async () => {
    const guess = () =>
      world.call<ProblemBody>(null, 'POST', '/api/sign-in', { email: camille.email, password: 'non' });
    for (let tries = 0; tries < 10; tries += 1) await guess();
    const { status, body, headers } = await guess();
    expect([status, body.code]).toEqual([429, 'identity.sign-in-slowed-down']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(14 * 60);
    const page = await world.call(null, 'POST', '/sign-in', { email: camille.email, password: camille.password });
    expect([page.status, Number(page.headers['retry-after']) > 14 * 60]).toEqual([429, true]);
    expect(page.bytes.toString()).toMatch(/Attendez 15 minutes/);
  });

  it('ends at once, everywhere', async () => {
    const person = await world.person(['learner']);
    expect((await world.call(person, 'DELETE', '/api/sign-in')).status).toBe(204);
    expect((await world.call(person, 'GET', '/api/sign-in')).status).toBe(401);
  });

  it('refuses a change that another site asks for', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { origin: 'http://elsewhere.test', host: 'localhost' },
      payload: {},
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'platform.foreign-origin' });
  });

  it('refuses a second account for one e-mail, even when two ask at the same moment', async () => {
    const open = () => world.app.get(OpenAccount).run({ ...camille, email: 'deux@example.test', roles: [] }, SYSTEM);
    const outcomes = await Promise.allSettled([open(), open(), open()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('delivers what happened to nobody in particular, once', async () => {
    await world.deliver();
    const left = await world.db.sql('SELECT 1 FROM platform.outbox_event WHERE delivered_at IS NULL');
    expect(left).toEqual([]);
  });
});

describe('The page to sign in', () => {
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    world.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      payload: new URLSearchParams(form).toString(),
    });

  beforeEach(async () => {
    await world.app.get(OpenAccount).run({ ...camille, roles: ['learner'] }, SYSTEM);
  });

  it('is shown to whoever opens a page without being signed in, and leads back to it', async () => {
    const asked = await world.app.inject({ url: '/track?from=mail', headers: { accept: 'text/html' } });
    expect([asked.statusCode, asked.headers.location]).toEqual([303, '/sign-in?next=%2Ftrack%3Ffrom%3Dmail']);
    const done = await post({ email: camille.email, password: camille.password, next: '/track?from=mail' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/track?from=mail']);
    expect(String(done.headers['set-cookie'])).toContain('jalon=');
  });

  it('never leads to another site', async () => {
    for (const next of ['//elsewhere.test', 'https://elsewhere.test', '/\\elsewhere.test']) {
      const done = await post({ email: camille.email, password: camille.password, next });
      expect(done.headers.location).toBe('/');
    }
  });

  it('says in the reader’s language that the two do not belong together, and keeps the address', async () => {
    const refused = await post({ email: camille.email, password: 'non' }, { 'accept-language': 'es' });
    expect(refused.statusCode).toBe(403);
    expect(refused.payload).toContain('lang="es"');
    expect(refused.payload).toContain('no se corresponden');
    expect(refused.payload).toContain('Camille@Example.test');
  });
});

describe('A form that is sent after the sign-in has ended', () => {
  const send = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    world.app.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        host: 'jalon.test',
        referer: 'http://jalon.test/sessions/1',
        ...headers,
      },
      payload: new URLSearchParams(form).toString(),
    });
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

  it('travels with signing in, is shown again, and sends what was written', async () => {
    await world.app.get(OpenAccount).run({ ...camille, roles: ['learner'] }, SYSTEM);
    const late = await send(`/sessions/${newId()}/contests`, { reason: 'J’étais là, le son a coupé.', kind: 'x' });
    expect(late.statusCode).toBe(401);
    expect(late.payload).toContain('ce que vous avez écrit vous attend');
    const [carried, next] = [hidden(late.payload, 'carried'), hidden(late.payload, 'next')];
    expect(next).toBe('/sessions/1');

    const refused = await send('/sign-in', { email: camille.email, password: 'non', carried, next });
    expect(hidden(refused.payload, 'carried')).toBe(carried);
    const back = await send('/sign-in', { email: camille.email, password: camille.password, carried, next });
    expect(back.statusCode).toBe(200);
    expect(back.payload).toMatch(/action="\/sessions\/[\w-]+\/contests"/);
    expect(back.payload).toContain('J’étais là, le son a coupé.');
    expect(hidden(back.payload, 'kind')).toBe('x');
    expect(back.payload).toContain('href="/sessions/1"');
  });

  it('says that a file has to be chosen again', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const late = await send('/track/projects/1/files', {}, type);
    expect(late.payload).toContain('choisissez de nouveau votre fichier');
  });

  it('is never sent anywhere else, whatever is packed', async () => {
    await world.app.get(OpenAccount).run({ ...camille, roles: ['learner'] }, SYSTEM);
    for (const action of ['https://elsewhere.test/', '//elsewhere.test', '/sign-out']) {
      const carried = Buffer.from(JSON.stringify({ action, fields: [['a', 'b']] })).toString('base64url');
      const done = await send('/sign-in', { email: camille.email, password: camille.password, carried });
      expect([done.statusCode, done.headers.location]).toEqual([303, '/']);
    }
  });
});

describe('What is refused on a page', () => {
  it('leads back to the form, and changes its language there', async () => {
    const learner = await world.person(['learner']);
    const refused = await world.app.inject({
      method: 'POST',
      url: `/sessions/${newId()}/contests`,
      headers: {
        authorization: `Bearer ${learner.token}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        host: 'jalon.test',
        referer: 'http://jalon.test/sessions/1?week=2',
      },
      payload: 'strange=1',
    });
    expect(refused.statusCode).toBe(400);
    expect(refused.payload).toContain('Revenir à la page précédente');
    expect(refused.payload).toContain('href="/sessions/1?week&#x3D;2"');
    expect(refused.payload).toMatch(/href="\/sessions\/1\?week&#x3D;2&amp;lang&#x3D;es"/);
    expect(refused.payload).toContain('Ce champ n’est pas attendu ici');
  });
});

describe('Accounts', () => {
  const officer = { email: 'officier@example.test', displayName: 'Dominique', roles: ['officer'] };

  it('are opened by an administrator, who also gives roles', async () => {
    const administrator = await world.person(['administrator']);
    const opened = await world.call<{ accountId: string }>(administrator, 'POST', '/api/accounts', officer);
    expect(opened.status).toBe(201);
    const { accountId } = opened.body;
    const granted = await world.call(administrator, 'POST', `/api/accounts/${accountId}/roles`, { role: 'jury' });
    expect(granted.status).toBe(204);
    const who = await world.call<{ roles: string[] }>(await world.signIn(accountId), 'GET', '/api/sign-in');
    expect(who.body.roles.toSorted()).toEqual(['jury', 'officer']);
  });

  it('are opened by nobody else, and a role that does not exist is refused by name', async () => {
    expect((await world.call(await world.person(['officer']), 'POST', '/api/accounts', officer)).status).toBe(403);
    const administrator = await world.person(['administrator']);
    const strange = { ...officer, roles: ['king'] };
    const refused = await world.call<ProblemBody>(administrator, 'POST', '/api/accounts', strange);
    expect([refused.status, refused.body.faults?.[0]?.at]).toEqual([400, 'roles']);
  });
});
