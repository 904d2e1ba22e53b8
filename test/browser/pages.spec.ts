import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { DraftRulebook, OpenFollowUps } from '../../src/tracks/index.js';
import { aDefencePlanned } from '../given/assessment.js';
import { aTrackReadyForJury } from '../given/enrolments.js';
import { aCertifiedLearner, aConvenedJury, aNotifiedJury } from '../given/juries.js';
import { aBookedSession, aHeldSession } from '../given/sessions.js';
import { aDraftDesign } from '../given/tracks.js';
import { type Person, World } from '../world.js';
import { SCREENS, Visitors } from './browser.js';
import { walkThrough } from './walk.js';

let world: World;
let visitors: Visitors;
let people: Record<string, Person>;
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  people = await everybodyAtWork();
  visitors = await Visitors.open(world);
});
afterAll(async () => {
  await visitors?.close();
  await world.close();
});

/** A house with something on every page: decided and convened juries, a defence, sessions, drafts and alerts. */
async function everybodyAtWork(): Promise<Record<string, Person>> {
  const told = await aNotifiedJury(world, { adjourned: ['BC03'] });
  const [adjourned] = told.tracks;
  if (!adjourned) throw new Error('The jury had a candidate');
  const { design, rulebookId } = adjourned;
  await aCertifiedLearner(world, { track: { design, rulebookId }, members: told.members });
  const tracks = [await aTrackReadyForJury(world, { design, rulebookId })];
  await aConvenedJury(world, { tracks, members: told.members });
  await aTrackReadyForJury(world, { design, rulebookId });
  await aDraftDesign(world, { title: design.title, name: 'Parcours court' });
  await world.app.get(DraftRulebook).run({ name: 'Règlement', numbers: { silentDays: 10 } }, SYSTEM);
  world.clock.move({ days: 20 });
  await world.app.get(OpenFollowUps).run({}, SYSTEM);
  const planned = await aDefencePlanned(world, { design, rulebookId });
  await aHeldSession(world, planned);
  await aBookedSession(world, planned);
  const [president] = told.members;
  if (!president) throw new Error('The jury has a president');
  return {
    learner: planned.learner,
    candidate: adjourned.learner,
    mentor: planned.mentor,
    evaluator: planned.evaluator,
    jury: president,
    advisor: await world.person(['advisor']),
    officer: await world.person(['officer']),
  };
}

/** Officer and advisor share their pages, as do two learners: each is looked at once. */
const looked: Record<string, Set<string>> = {};

describe('Every page that links lead to', () => {
  it.each([
    { who: 'learner', sees: 'learner', least: 10 },
    { who: 'candidate', sees: 'learner', least: 8 },
    { who: 'mentor', sees: 'mentor', least: 8 },
    { who: 'evaluator', sees: 'evaluator', least: 3 },
    { who: 'jury', sees: 'jury', least: 3 },
    { who: 'officer', sees: 'staff', least: 35 },
    { who: 'advisor', sees: 'staff', least: 25 },
  ])(
    'is open to the $who, and holds no barrier on a desk and a phone',
    async ({ who, sees, least }) => {
      const visit = await visitors.visit(SCREENS[0]);
      const { token } = await world.signIn(people[who]?.id ?? '');
      await visit.page.context().addCookies([{ name: 'jalon', value: token, url: visitors.address }]);
      const { pages, findings } = await walkThrough(visit, (looked[sees] ??= new Set()));
      expect(findings).toEqual([]);
      expect(pages).toBeGreaterThanOrEqual(least);
      await visit.page.context().close();
    },
    300_000,
  );
});
