import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { RegisterLearner, VerifyIdentity } from '../../src/learners/index.js';
import { OpenAccount } from '../../src/identity/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { aJudgedProject, anEnrolledLearner, aTrackReadyForJury } from '../given/enrolments.js';
import { aSignedJury } from '../given/juries.js';
import { CAMILLE } from '../given/learners.js';
import { aMentor, anAssignment } from '../given/mentors.js';
import { aBookedSession } from '../given/sessions.js';
import { World } from '../world.js';
import { barriersOn, focused, overflowOf, type Screen, SCREENS, signInOn, Visitors } from './browser.js';

const PASSWORD = 'une phrase assez longue';
const EMAILS = { learner: 'ines@example.test', mentor: 'etienne@example.test', officer: 'maud@example.test' };

let world: World;
let visitors: Visitors;
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  await aHouseAtWork();
  visitors = await Visitors.open(world);
});
afterAll(async () => {
  await visitors?.close();
  await world.close();
});

/** A learner under way with a session today, their mentor, and an officer with a jury to notify. */
async function aHouseAtWork(): Promise<void> {
  const identity = { ...CAMILLE, firstName: 'Inès', birthName: 'Caradec' };
  const { learnerId } = await world.app
    .get(RegisterLearner)
    .run({ email: EMAILS.learner, password: PASSWORD, identity }, SYSTEM);
  await world.app.get(VerifyIdentity).run({ learnerId, document: 'identity-card', checkedOn: '2026-01-05' }, SYSTEM);
  const track = await anEnrolledLearner(world, { learner: { id: learnerId, token: '' } });
  const mentor = await aMentor(world, {
    email: EMAILS.mentor,
    password: PASSWORD,
    fullName: 'Étienne Vasseur-Le Goff',
  });
  await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
  await aJudgedProject(world, track, 'P1');
  const { design, rulebookId } = track;
  await aSignedJury(world, { tracks: [await aTrackReadyForJury(world, { design, rulebookId })], adjourned: ['BC03'] });
  await aBookedSession(world, { ...track, mentorId: mentor.id }, '2026-01-25T15:00:00Z');
  await world.app
    .get(OpenAccount)
    .run({ email: EMAILS.officer, password: PASSWORD, displayName: 'Maud Lestang', roles: ['officer'] }, SYSTEM);
}

async function signedIn(role: keyof typeof EMAILS, screen: Screen) {
  const visit = await visitors.visit(screen);
  await signInOn(visit.page, { email: EMAILS[role], password: PASSWORD });
  return visit;
}

/** The focus after each of so many presses of Tab. */
async function tabbed(page: Page, times: number): Promise<string[]> {
  const seen: string[] = [];
  for (let press = 0; press < times; press += 1) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
  }
  return seen;
}

const HOMES = [
  { role: 'learner', address: '/track', title: 'Où vous en êtes', says: 'Commencez le projet P2' },
  { role: 'mentor', address: '/mentoring', title: 'Aujourd’hui, dimanche 25 janvier 2026', says: 'Inès Caradec' },
  { role: 'officer', address: '/office', title: 'Ce qui est dû', says: 'Notifier 1 candidat' },
] as const;

describe.each(HOMES)('The home of a $role', ({ role, address, title, says }) => {
  it.each(SCREENS)('is reached by signing in, and reads well on a $name', async (screen) => {
    const { page, complaints } = await signedIn(role, screen);
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
    expect(await page.locator('main').innerText()).toContain(says);
    await page.screenshot({ path: join(visitors.pictures, `${role}-${screen.name}.png`), fullPage: true });
    expect(await barriersOn(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('holds no barrier in the dark, at 400 % and in each language', async () => {
    for (const language of ['en', 'es']) {
      const narrow = { name: 'phone', width: 320, height: 256 } as unknown as Screen;
      const { page, complaints } = await visitors.visit(narrow, { colorScheme: 'dark' });
      await signInOn(page, { email: EMAILS[role], password: PASSWORD });
      await page.goto(`${address}?lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await barriersOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      expect(complaints).toEqual([]);
    }
  });

  it('is walked through by keyboard, from the skip link on', async () => {
    const { page } = await signedIn(role, SCREENS[0]);
    await page.goto(address);
    const [skip, brand] = await tabbed(page, 2);
    expect([skip, brand]).toEqual(['Aller au contenu', 'Jalon']);
    await page.goto(address);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    const order = await page.evaluate(
      `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].every((e) => e.tabIndex <= 0)`,
    );
    expect(order).toBe(true);
  });
});

describe('Shortcuts', () => {
  it('are listed under the question mark and press what they stand for', async () => {
    const { page } = await signedIn('officer', SCREENS[0]);
    await page.waitForLoadState('load');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('Notifier');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('name');
  });
});

describe('Taking somebody in and enrolling them', () => {
  it.each(SCREENS)('holds no barrier on a $name, empty, refused and tried', async (screen) => {
    const { page } = await signedIn('officer', screen);
    const expectNoBarrier = async () => {
      expect(await barriersOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    };
    await page.goto('/learners/new');
    await expectNoBarrier();
    await page.getByRole('button', { name: 'Enregistrer et choisir le parcours' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Sexe');
    await expectNoBarrier();
    await page.goto('/enrolments/new?name=caradec');
    await expectNoBarrier();
    await page.getByRole('link', { name: 'Inscrire Inès Caradec' }).click();
    await page.getByRole('button', { name: 'Voir ce que cela donne' }).click();
    expect(await page.locator('#preview').innerText()).toContain('suit déjà un parcours vers ce titre');
    await expectNoBarrier();
  });
});

describe('Without script', () => {
  it.each(HOMES)('the home of a $role reads the same', async ({ role, address, title, says }) => {
    const { page } = await visitors.visit(SCREENS[1], { javaScriptEnabled: false });
    await signInOn(page, { email: EMAILS[role], password: PASSWORD });
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
    expect(await page.locator('main').innerText()).toContain(says);
  });

  it('somebody else’s page is refused in words', async () => {
    const { page } = await visitors.visit(SCREENS[0], { javaScriptEnabled: false });
    await signInOn(page, { email: EMAILS.learner, password: PASSWORD });
    await page.goto('/office');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Cela n’est pas ouvert à votre rôle');
  });
});
