import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import {
  A_PDF,
  A_ZIP,
  aDefencePlanned,
  aJudgedProject,
  anEvaluator,
  aProjectHandedIn,
  aProjectReadyForDefence,
  everyDeliverable,
  factsOf,
} from '../given/assessment.js';
import { anEnrolledLearner } from '../given/enrolments.js';
import { aLearner } from '../given/learners.js';
import { projectsFor } from '../given/projects.js';
import { aMentoredLearner } from '../given/sessions.js';
import { anActiveTitle } from '../given/titles.js';
import { aPublishedDesign } from '../given/tracks.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

async function read(who: Person, address: string): Promise<string> {
  return textOf(await world.call(who, 'GET', address), 200);
}

/** Sends a form of a page; answers where the browser is sent on. */
async function send(who: Person, address: string, form: object = {}): Promise<string> {
  const { status, headers } = await world.call(who, 'POST', address, form);
  expect(`${address} ${status}`).toBe(`${address} 303`);
  return String(headers['location']);
}

function aFile(deliverable: string, content: Buffer, name: string): FormData {
  const form = new FormData();
  form.append('deliverable', deliverable);
  form.append('file', new File([new Uint8Array(content)], name));
  return form;
}

describe('The page of an own project', () => {
  it('leads from the start over its files to handing it in', async () => {
    const { learner, projectIds } = await aMentoredLearner(world);
    const page = `/track/projects/${projectIds['P1']}`;
    expect(await read(learner, page)).toContain('Ce projet est prêt à être commencé');
    expect(await send(learner, `${page}/start`)).toBe(page);
    expect(await read(learner, page)).toContain('Il reste à déposer : Guide d’installation et Code source');
    await send(learner, `${page}/files`, aFile('Guide d’installation', A_PDF, 'guide.pdf'));
    await send(learner, `${page}/files`, aFile('Code source', A_ZIP, 'source.zip'));
    const ready = (await world.call(learner, 'GET', page)).bytes.toString();
    expect(ready).toContain('Rendre ce projet');
    const [, removal] = /action="([^"]+\/removal)"/.exec(ready) ?? [];
    await send(learner, removal ?? '');
    expect(await read(learner, page)).toContain('Il reste à déposer : Guide d’installation');
    await send(learner, `${page}/files`, aFile('Guide d’installation', A_PDF, 'guide.pdf'));
    expect(await send(learner, `${page}/hand-in`)).toBe(page);
    expect(await read(learner, page)).toContain('0 sur les 2 qu’il faut avant la soutenance');
  });

  it('shows what there is to learn from, and how long it takes', async () => {
    const { blocks, ...title } = await anActiveTitle(world);
    const link = { kind: 'course', name: 'Installer ses outils', languages: ['fr'], minutes: 90 } as const;
    const activity = { ...link, completion: 'quiz', url: 'https://cours.example.test/outils', fileId: null } as const;
    const projects = projectsFor(blocks).map((project) => ({
      ...project,
      activities: [{ ...activity, languages: [...link.languages] }],
    }));
    const design = await aPublishedDesign(world, { title: { ...title, blocks }, projects });
    const { learner, projectIds } = await anEnrolledLearner(world, { design });
    const page = await world.call(learner, 'GET', `/track/projects/${projectIds['P1']}`);
    expect(page.bytes.toString()).toContain('href="https://cours.example.test/outils"');
    expect(textOf(page, 200)).toMatch(/Installer ses outils le 5 janvier 2026 · Cours · 1 h 30 · Français/);
  });

  it('refuses a file that lies, and one project beside another, with the reason', async () => {
    const { learner, projectIds } = await aMentoredLearner(world);
    const page = `/track/projects/${projectIds['P1']}`;
    await send(learner, `${page}/start`);
    const lie = await world.call(learner, 'POST', `${page}/files`, aFile('Code source', A_PDF, 'source.zip'));
    expect(lie.status).toBe(400);
    expect((await world.call(learner, 'POST', `/track/projects/${projectIds['P2']}/start`)).status).toBe(422);
    expect((await world.call(await aLearner(world), 'GET', page)).status).toBe(404);
  });

  it('asks for a defence with whom and when, says what stands in the way, and plans it', async () => {
    const given = await aProjectReadyForDefence(world);
    const evaluator = await anEvaluator(world, { fullName: 'Solène Exemple' });
    const page = `/track/projects/${given.projectId}`;
    expect(await read(given.learner, `${page}/defence`)).toContain('Solène Exemple');
    const wish = { evaluatorId: evaluator.id, local: '2026-01-12T10:00', mode: 'remote' };
    const query = new URLSearchParams(wish).toString();
    expect(await read(given.learner, `${page}/defence/confirmation?${query}`)).toContain('ne peut pas être planifiée');
    const later = { ...wish, local: '2026-01-26T10:00' };
    const confirmed = await read(
      given.learner,
      `${page}/defence/confirmation?${new URLSearchParams(later).toString()}`,
    );
    expect(confirmed).toContain('Vous défendrez le projet P1 devant Solène Exemple');
    expect(await send(given.learner, `${page}/defence`, later)).toBe(page);
    expect(await read(given.learner, page)).toContain('La soutenance a lieu le lundi 26 janvier 2026, 10:00');
  });

  it('shows what the evaluator said', async () => {
    const given = await aJudgedProject(world, { outcome: 'conditional' });
    const page = await read(given.learner, `/track/projects/${given.projectId}`);
    expect(page).toContain('Le projet est validé sous condition');
    expect(page).toContain('Travail clair, défendu avec assurance.');
  });
});

describe('The same page before others', () => {
  it('lets the mentor mark it ready', async () => {
    const given = await aProjectHandedIn(world);
    const page = `/tracks/${given.enrolmentId}/projects/${given.projectId}`;
    expect(await read(given.mentor, page)).toContain('Prêt pour la soutenance');
    expect((await world.call(given.learner, 'POST', `${page}/readiness`)).status).toBe(403);
    await send(given.mentor, `${page}/readiness`);
    expect(await read(given.mentor, page)).not.toContain('Prêt pour la soutenance');
  });
});

describe('The page of a defence', () => {
  it('takes the evaluation, criterion by criterion', async () => {
    const given = await aDefencePlanned(world);
    const page = `/defences/${given.defenceId}`;
    expect(await read(given.evaluator, page)).toContain('Vous jugerez ici à partir du mardi 20 janvier 2026');
    world.clock.move({ days: 15, minutes: 30 });
    const { criteria } = await factsOf(world, given);
    const met = Object.fromEntries(criteria.map(({ id }) => [`met-${id}`, 'yes']));
    const wordless = await world.call(given.evaluator, 'POST', `${page}/evaluation`, { ...met, outcome: 'validated' });
    expect(wordless.status).toBe(400);
    const incomplete = { outcome: 'validated', comment: 'Clair.' };
    const headers = { authorization: `Bearer ${given.evaluator.token}`, accept: 'text/html' };
    const refused = await world.app.inject({ method: 'POST', url: `${page}/evaluation`, headers, payload: incomplete });
    expect(refused.statusCode).toBe(422);
    expect(refused.payload).toContain('>Clair.</textarea>');
    expect(await send(given.evaluator, `${page}/evaluation`, { ...met, ...incomplete })).toBe('/judging');
    expect(await read(given.learner, `/track/projects/${given.projectId}`)).toContain('Ce projet est validé');
  });

  it('decides on what was completed, and is closed to other evaluators', async () => {
    const given = await aJudgedProject(world, { outcome: 'conditional' });
    const page = `/defences/${given.defenceId}`;
    expect(await read(given.evaluator, page)).toContain('L’apprenant complète son projet');
    expect((await world.call(await anEvaluator(world), 'GET', page)).status).toBe(404);
    world.clock.move({ hours: 1 });
    await everyDeliverable(world, given);
    await send(given.learner, `/track/projects/${given.projectId}/hand-in`);
    const { criteria } = await factsOf(world, given);
    const met = Object.fromEntries(criteria.map(({ id }) => [`met-${id}`, 'yes']));
    const form = { ...met, outcome: 'validated', comment: 'Complété.' };
    expect(await send(given.evaluator, `${page}/evaluation`, form)).toBe('/judging');
  });

  it('corrects what was decided once its consequences were read, and nobody else does', async () => {
    const given = await aJudgedProject(world);
    const page = `/defences/${given.defenceId}/correction`;
    const { criteria } = await factsOf(world, given);
    const notMet = Object.fromEntries(criteria.map(({ id }) => [`met-${id}`, 'no']));
    const form = { ...notMet, outcome: 'to-rework', comment: 'Un critère manquait.', reason: 'Vu trop vite.' };
    expect((await world.call(await anEvaluator(world), 'GET', page)).status).toBe(404);
    expect((await world.call(given.evaluator, 'POST', page, { ...form, outcome: 'validated' })).status).toBe(422);
    const tried = textOf(await world.call(given.evaluator, 'POST', page, form), 200);
    expect(tried).toContain('Projet P1 : « Validé » devient « À reprendre ».');
    expect(await read(given.learner, `/track/projects/${given.projectId}`)).toContain('Ce projet est validé');
    await send(given.evaluator, page, { ...form, step: 'confirm' });
    expect(await read(given.learner, `/track/projects/${given.projectId}`)).toMatch(/Corrigée le .* : Vu trop vite\./);
    expect(await read(given.evaluator, '/judging')).toContain('Vos dernières décisions');
  });
});

describe('Arranging defences', () => {
  it('lets the learner call a defence off ahead of it, with the reason', async () => {
    const given = await aDefencePlanned(world);
    const page = `/defences/${given.defenceId}/cancellation`;
    expect(await read(given.learner, `/track/projects/${given.projectId}`)).toContain('Annuler la soutenance');
    expect((await world.call(given.mentor, 'GET', page)).status).toBe(403);
    expect((await world.call(given.learner, 'POST', page, { reason: ' ' })).status).toBe(400);
    expect(await send(given.learner, page, { reason: 'Je suis malade.' })).toBe(`/track/projects/${given.projectId}`);
    expect(await read(given.mentor, `/tracks/${given.enrolmentId}/projects/${given.projectId}`)).toContain(
      'Je suis malade.',
    );
    expect(await read(given.learner, page)).toContain('Cette soutenance a été évaluée ou annulée');
    await world.deliver();
    const told = await world.db.sql(
      `SELECT recipient_id AS id FROM notifications.letter WHERE kind = 'defence-cancelled' ORDER BY recipient_id`,
    );
    expect(told).toEqual([given.learner.id, given.evaluator.id].toSorted().map((id) => ({ id })));
  });

  it('lets an advisor alone grant one defence more', async () => {
    const given = await aProjectReadyForDefence(world);
    const page = `/tracks/${given.enrolmentId}/projects/${given.projectId}/defence-leave`;
    const form = { reason: 'Arrêt maladie pendant la préparation.' };
    expect((await world.call(given.learner, 'POST', page, form)).status).toBe(403);
    await send(await world.person(['advisor']), page, form);
    expect(await factsOf(world, given)).toMatchObject({ extraDefences: 1 });
  });
});
