import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import type { Page } from 'playwright-core';
import { WritePresentation, WriteTexts } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { OpenFollowUps } from '../../src/tracks/index.js';
import { anEnrolledLearner } from '../given/enrolments.js';
import { aLearner } from '../given/learners.js';
import { theRegister } from '../given/titles.js';
import { type Person, World } from '../world.js';
import { barriersOn, overflowOf, type Screen, SCREENS, type Visit, Visitors } from './browser.js';

const [DESK, PHONE] = SCREENS;
/** The title that the officer imports; the learners follow RNCP37873. */
const IMPORTED = 'RNCP37874';

let world: World;
let visitors: Visitors;
let pausing: Person;
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  pausing = await aLearner(world, { verified: true, identity: { firstName: 'Inès', birthName: 'Caradec' } });
  const silent = await aLearner(world, { verified: true, identity: { firstName: 'Yann', birthName: 'Kerbrat' } });
  const { design, rulebookId } = await anEnrolledLearner(world, { learner: pausing });
  await anEnrolledLearner(world, { learner: silent, design, rulebookId });
  await translated(design.title.titleVersionId);
  world.clock.move({ days: 20 });
  await world.app.get(OpenFollowUps).run({}, SYSTEM);
  visitors = await Visitors.open(world);
});
afterAll(async () => {
  await visitors?.close();
  await world.close();
});

async function translated(titleVersionId: string): Promise<void> {
  await world.app.get(WritePresentation).run({ titleVersionId, text: 'Pour qui veut développer.' }, SYSTEM);
  const texts = [
    { place: 'RNCP37873', text: 'Application Developer' },
    { place: 'RNCP37873BC01', text: 'Develop a secure application' },
  ];
  await world.app.get(WriteTexts).run({ titleVersionId, language: 'en', texts }, SYSTEM);
}

/** Somebody at their first page, signed in. */
async function at(address: string, { id }: Person, screen: Screen): Promise<Visit> {
  const visit = await visitors.visit(screen);
  const { token } = await world.signIn(id);
  await visit.page.context().addCookies([{ name: 'jalon', value: token, url: visitors.address }]);
  await visit.page.goto(address);
  return visit;
}

/** French sets narrow blanks before its double signs: read as any other. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const heading = async (page: Page) => plain(await page.getByRole('heading', { level: 1 }).innerText());
const flash = async (page: Page) => plain(await page.locator('.flash').innerText());
const main = async (page: Page) => plain(await page.locator('main').innerText());

/**
 * Nothing bars the way on this page, and the console has nothing to complain of. It is looked at from its end, where the
 * bar that sticks to the screen covers nothing.
 */
async function looksGood({ page, complaints }: Visit): Promise<void> {
  await page.evaluate(`window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })`);
  expect([page.url(), ...(await barriersOn(page))]).toEqual([page.url()]);
  expect(await overflowOf(page)).toBe(0);
  expect(complaints).toEqual([]);
}

/** Presses a button or follows a link by the keyboard. */
async function enter(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().focus();
  await page.keyboard.press('Enter');
}

/** Presses a button by the keyboard and waits until the page that it leads to is there. */
async function send(page: Page, name: string): Promise<void> {
  const there = page.waitForEvent('load');
  await enter(page, 'button', name);
  await there;
}

const wordings = (page: Page) =>
  page
    .locator('textarea[name^="name-"]')
    .evaluateAll((fields: { value: string }[]) => fields.map(({ value }) => value));

describe('An officer', () => {
  it('imports a record, puts a block in order by keyboard, activates it, writes a design and publishes it', async () => {
    const officer = await world.person(['officer']);
    const visit = await at('/titles', officer, DESK);
    const { page } = visit;
    await enter(page, 'link', 'Importer un titre');
    await page.getByLabel('Codes des titres').fill(IMPORTED);
    const record = (await theRegister()).toString().replaceAll('RNCP37873', IMPORTED);
    const file = { name: 'registre.xml', mimeType: 'application/xml', buffer: Buffer.from(record) };
    await page.getByLabel('Fichier du registre').setInputFiles(file);
    await looksGood(visit);
    await page.getByRole('button', { name: 'Importer' }).click();
    await page.waitForURL(/\/titles\/[0-9a-f-]{36}$/);
    expect(await flash(page)).toContain('Le titre est importé en brouillon.');
    await looksGood(visit);

    await enter(page, 'link', /^Bloc 1/);
    await page.waitForURL(`**/blocks/${IMPORTED}BC01`);
    const asImported = await wordings(page);
    const [first = '', second = ''] = asImported;
    expect(asImported).toHaveLength(4);
    await page.locator('#name-0').fill(first.replace(' et configurer', '\nConfigurer'));
    await send(page, 'Couper C1');
    expect((await wordings(page)).slice(0, 2)).toEqual([
      'Installer',
      'Configurer son environnement de travail en fonction du projet',
    ]);
    await looksGood(visit);
    await send(page, 'Joindre à la suivante C1');
    await send(page, 'Descendre C1');
    const [above, joined = ''] = await wordings(page);
    expect(above).toBe(second);
    expect(plain(joined)).toBe('Installer Configurer son environnement de travail en fonction du projet');
    await page.getByLabel('Énoncé').nth(1).fill(first);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.locator('.flash').waitFor();
    expect(await flash(page)).toContain('Les compétences du bloc sont enregistrées.');
    expect((await wordings(page)).slice(0, 2)).toEqual([second, first]);
    expect(await main(page)).toContain('Chaque mot officiel est repris à côté.');
    await looksGood(visit);

    await enter(page, 'link', 'Revenir au titre');
    await enter(page, 'link', 'Activer');
    await page.waitForURL('**/activation');
    expect(await heading(page)).toBe('Activer ce titre ?');
    await looksGood(visit);
    await enter(page, 'button', 'Activer ce titre');
    await page.waitForURL(/\/titles\/[0-9a-f-]{36}$/);
    expect(await flash(page)).toContain('Le titre est actif');

    await enter(page, 'link', 'Rédiger un parcours');
    await page.getByLabel('Nom du parcours').fill('Parcours en trois projets');
    await looksGood(visit);
    await enter(page, 'button', 'Commencer le parcours');
    await page.waitForURL(/\/designs\/[0-9a-f-]{36}$/);
    await enter(page, 'link', /^P1/);
    await page.waitForURL('**/projects/P1');
    await page.getByLabel('Nom', { exact: true }).fill('Bâtissez une application sûre');
    await looksGood(visit);
    await enter(page, 'button', 'Enregistrer le projet');
    await page.waitForURL(/\/designs\/[0-9a-f-]{36}(#.*)?$/);
    expect(await main(page)).toContain('Bâtissez une application sûre');
    await looksGood(visit);
    await enter(page, 'link', 'Publier le parcours');
    await page.waitForURL('**/publication');
    await looksGood(visit);
    await enter(page, 'button', 'Publier le parcours');
    await page.waitForURL(/\/designs\/[0-9a-f-]{36}$/);
    expect(await flash(page)).toContain('Le parcours est publié.');

    await page.goto(`/fr/catalogue/${IMPORTED}`);
    expect(await main(page)).toContain('Bâtissez une application sûre');
    await looksGood(visit);
  });
});

describe('A learner', () => {
  it('tries another pace, sees clock by clock what a pause does, and the advisor grants it', async () => {
    const visit = await at('/track', pausing, PHONE);
    const { page } = visit;
    await enter(page, 'link', 'Voir les dates, et ce qui peut changer');
    await page.waitForURL('**/track/plan*');
    await looksGood(visit);
    await enter(page, 'link', 'Et si… ?');
    await page.waitForURL('**/what-if');
    await looksGood(visit);
    await page.getByLabel('Rythme').selectOption({ label: '15 mois' });
    await enter(page, 'button', 'Comparer');
    await page.locator('#comparison').waitFor();
    expect(plain(await page.locator('#comparison').innerText())).toContain('Fin prévue');
    await looksGood(visit);

    await enter(page, 'link', 'Retour au plan');
    await enter(page, 'link', 'Demander une pause');
    await page.getByLabel('Premier jour d’absence').fill('2026-02-02');
    await page.getByLabel('Jour du retour').fill('2026-03-02');
    await enter(page, 'button', 'Voir ce que la pause change');
    await page.getByRole('heading', { name: 'Ce qui s’arrête, et ce qui continue' }).waitFor();
    const clocks = await main(page);
    for (const clock of ['Le rythme – s’arrête', 'Le financement – ', 'Le droit au titre – ', 'Le jury – ']) {
      expect(clocks).toContain(clock);
    }
    await looksGood(visit);
    await page.getByLabel('Motif').fill('Un déménagement');
    await enter(page, 'button', 'Demander cette pause');
    await page.locator('.flash').waitFor();
    expect(await flash(page)).toContain('Votre demande est partie');

    const desk = await at('/follow-ups', await world.person(['advisor']), DESK);
    await looksGood(desk);
    await enter(desk.page, 'link', /Répondre.*Caradec/);
    await desk.page.waitForURL('**/plan/pause');
    expect(await main(desk.page)).toContain('Un déménagement');
    await looksGood(desk);
    await enter(desk.page, 'button', 'Accorder la pause');
    await desk.page.locator('.flash').waitFor();
    expect(await flash(desk.page)).toContain('La pause est accordée');
    await looksGood(desk);
    await page.goto('/track/plan/pause');
    expect(await main(page)).toContain('Pause accordée');
  });
});

describe('An advisor', () => {
  it('closes an alert with what was done', async () => {
    const visit = await at('/follow-ups', await world.person(['advisor']), DESK);
    const { page } = visit;
    await enter(page, 'link', /Ouvrir le suivi.*Kerbrat/);
    await page.waitForURL(/\/follow-ups\/[0-9a-f-]{36}$/);
    expect(await heading(page)).toContain('Kerbrat');
    await looksGood(visit);
    await page.getByLabel('Action').selectOption({ label: 'Appeler l’apprenant' });
    await page.getByLabel('Ce qui a été fait et dit').fill('Appelé : il reprend lundi.');
    await enter(page, 'button', 'Noter');
    await page.locator('.flash').waitFor();
    expect(await flash(page)).toContain('C’est noté.');
    await page.getByLabel('L’apprenant a repris').check();
    await enter(page, 'button', 'Clore');
    await page.getByText('Le suivi est clos.').waitFor();
    await page.goto('/follow-ups?state=closed');
    expect(await main(page)).toContain('L’apprenant a repris');
    await looksGood(visit);
    await enter(page, 'link', /Ouvrir le suivi.*Kerbrat/);
    await page.waitForURL(/\/follow-ups\/[0-9a-f-]{36}$/);
    expect(await main(page)).toContain('Appelé : il reprend lundi.');
    await looksGood(visit);
  });
});

describe('Somebody who is not signed in', () => {
  it.each([
    { language: 'fr', says: 'Concepteur développeur' },
    { language: 'en', says: 'Application Developer' },
    { language: 'es', says: 'Concepteur développeur' },
  ])('reads the catalogue in $language, on a desk and a phone', async ({ language, says }) => {
    for (const screen of SCREENS) {
      const visit = await visitors.visit(screen);
      const { page } = visit;
      await page.goto(`/${language}/catalogue?q=introuvable`);
      await looksGood(visit);
      await page.goto(`/${language}/catalogue?q=RNCP37873`);
      await looksGood(visit);
      await enter(page, 'link', new RegExp(says));
      await page.waitForURL('**/catalogue/RNCP37873');
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await heading(page)).toContain(says);
      expect(await page.locator('.in-french').count()).toBeGreaterThanOrEqual(language === 'fr' ? 0 : 1);
      await looksGood(visit);
      await page.context().close();
    }
  });
});
