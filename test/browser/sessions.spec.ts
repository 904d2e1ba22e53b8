import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import type { Page } from 'playwright-core';
import { RegisterLearner } from '../../src/learners/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { anEnrolledLearner } from '../given/enrolments.js';
import { CAMILLE } from '../given/learners.js';
import { aMentor, anAssignment } from '../given/mentors.js';
import { World } from '../world.js';
import { barriersOn, overflowOf, SCREENS, signInOn, Visitors } from './browser.js';

const PASSWORD = 'une phrase assez longue';

let world: World;
let visitors: Visitors;
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  const { learnerId } = await world.app
    .get(RegisterLearner)
    .run({ email: 'ines@example.test', password: PASSWORD, identity: CAMILLE }, SYSTEM);
  const track = await anEnrolledLearner(world, { learner: { id: learnerId, token: '' } });
  const rules = [{ weekday: 3, from: '10:00', to: '12:00' }];
  const mentor = await aMentor(world, { email: 'etienne@example.test', password: PASSWORD, rules });
  await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
  visitors = await Visitors.open(world);
});
afterAll(async () => {
  await visitors?.close();
  await world.close();
});

async function expectNoBarrier(page: Page): Promise<void> {
  expect(await barriersOn(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
}

/** French sets a narrow blank before its double signs: read as any other. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const heading = async (page: Page) => plain(await page.getByRole('heading', { level: 1 }).innerText());
const flash = async (page: Page) => plain(await page.locator('.flash').innerText());

describe('A session, from the slot to the signatures', () => {
  it('is booked from the home without script', async () => {
    const { page } = await visitors.visit(SCREENS[0], { javaScriptEnabled: false });
    await signInOn(page, { email: 'ines@example.test', password: PASSWORD });
    await page.getByRole('link', { name: 'Réserver une séance' }).first().click();
    await page.getByRole('button', { name: '10:30' }).first().click();
    expect(await heading(page)).toBe('Réserver ce créneau ?');
    await page.getByRole('button', { name: 'Réserver' }).click();
    expect(await flash(page)).toContain('La séance est réservée : mercredi 7 janvier 2026, 10:30.');
    await page.goto('/track');
    expect(await page.locator('main').innerText()).toContain('mercredi 7 janvier 2026 à 10:30');
  });

  it.each(SCREENS)('has no barrier on its pages on a $name', async (screen) => {
    const { page, complaints } = await visitors.visit(screen);
    await signInOn(page, { email: 'ines@example.test', password: PASSWORD });
    await page.waitForURL('**/track');
    for (const address of ['/sessions/new', '/sessions/new?on=2026-01-07', '/sessions']) {
      await page.goto(address);
      await expectNoBarrier(page);
    }
    await page.getByRole('link', { name: 'mercredi 7 janvier 2026' }).click();
    await expectNoBarrier(page);
    await page.getByRole('link', { name: 'Annuler la séance' }).click();
    expect(await heading(page)).toBe('Annuler cette séance ?');
    await expectNoBarrier(page);
    expect(complaints).toEqual([]);
  });

  it('is attended by both, settled and logged by the mentor, and signed by the learner', async () => {
    world.clock.set('2026-01-07T09:30:00Z');
    const learner = (await visitors.visit(SCREENS[1])).page;
    await signInOn(learner, { email: 'ines@example.test', password: PASSWORD });
    await learner.getByRole('link', { name: 'Ouvrir la séance' }).click();
    await learner.getByRole('button', { name: 'Je suis là' }).click();
    expect(await flash(learner)).toContain('Votre présence est notée');

    const mentor = (await visitors.visit(SCREENS[0])).page;
    await signInOn(mentor, { email: 'etienne@example.test', password: PASSWORD });
    await mentor.getByRole('link', { name: 'Ouvrir la séance' }).click();
    await mentor.getByRole('button', { name: 'Je suis là' }).click();
    world.clock.set('2026-01-07T10:01:00Z');
    await mentor.goto('/mentoring');
    await mentor.getByRole('link', { name: 'Régler la séance' }).click();
    expect(await mentor.getByLabel('a été tenue').isChecked()).toBe(true);
    await expectNoBarrier(mentor);
    await mentor.getByRole('button', { name: 'Enregistrer l’issue' }).click();
    await mentor.getByLabel('Ce qui a été fait').fill('Relecture du guide.');
    await mentor.getByLabel('D’ici la prochaine séance').fill('Terminer les conteneurs.');
    await mentor.getByLabel('Où en est le projet').fill('En cours.');
    await mentor.getByRole('button', { name: 'Signer le compte rendu' }).click();
    expect(await flash(mentor)).toContain('Le compte rendu est signé.');
    await expectNoBarrier(mentor);

    await learner.goto('/track');
    await learner.getByRole('link', { name: 'compte rendu à signer' }).click();
    await expectNoBarrier(learner);
    await learner.getByRole('button', { name: 'J’ai lu, je signe' }).click();
    expect(await flash(learner)).toContain('Votre signature est enregistrée.');
  });
});
