import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { ActivateTitle, DecideCorrespondence, RetireTitle } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { type BlockStanding, TracksApi } from '../../src/tracks/index.js';
import { aJudgedProject, anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
import { MovesByHand } from '../given/moves.js';
import { projectsFor } from '../given/projects.js';
import { aLaterDraft, type GivenTitle } from '../given/titles.js';
import { aPublishedDesign, type GivenDesign } from '../given/tracks.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let moves: MovesByHand;
let track: GivenTrack;
let later: GivenTitle;
let design: GivenDesign;
beforeAll(async () => {
  world = await World.open();
});
/** A learner with P1 validated; and a later version of the title with a design of its own. */
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  moves = new MovesByHand(world, officer);
  track = await anEnrolledLearner(world);
  await aJudgedProject(world, track);
  later = await aLaterDraft(world, {
    changes: [['- Développer des composants métier', '- Développer des composants métier sobres']],
  });
  await world.app.get(RetireTitle).run({ titleVersionId: track.design.title.titleVersionId }, SYSTEM);
  await world.app.get(ActivateTitle).run({ titleVersionId: later.titleVersionId }, SYSTEM);
  design = await aPublishedDesign(world, { title: later, name: 'Parcours 2027', projects: projectsFor(later.blocks) });
  world.clock.set('2026-02-02T08:00:00Z');
});
afterAll(() => world.close());

/** Says how far each block stands for the one at the same place, in their order. */
async function correspond(...kinds: ('total' | 'partial' | 'none')[]): Promise<void> {
  for (const [index, kind] of kinds.entries()) {
    const [fromBlockId = '', toBlockId = ''] = [track.design.title, later].map(({ blocks }) => blocks[index]?.id);
    await world.app
      .get(DecideCorrespondence)
      .run({ fromBlockId, toBlockId, kind, reason: 'Comparé mot à mot', number: 0 }, SYSTEM);
  }
}
const toLater = () => ({ enrolmentId: track.enrolmentId, toDesignId: design.designId });
const tracks = () => world.app.get(TracksApi);
const standing = () => tracks().standing(track.enrolmentId);
const acquired = ({ competences }: BlockStanding) => competences.filter((one) => one.acquired).length;
/** A jury validates the first block. */
async function validateFirst(): Promise<void> {
  const [block] = await standing();
  const decidedAt = (await world.clock.now()).toJSDate();
  const blocks = [{ blockId: block?.blockId ?? '', result: 'validated' as const, reason: null }];
  await tracks().recordBlockResults({ enrolmentId: track.enrolmentId, juryId: newId(), decidedAt, blocks }, SYSTEM);
}

describe('A move to another version of the title', () => {
  it('is refused without any correspondence', async () => {
    const { body } = await moves.prepare(toLater());
    expect(body.checks?.map(({ code }) => code)).toEqual(expect.arrayContaining(['move-same-title']));
  });

  it('carries the criteria that correspond, as facts with their origin, and is taken back', async () => {
    await correspond('partial', 'total', 'total');
    const before = await standing();
    const moveId = await moves.prepared(toLater());
    await moves.confirm(moveId);
    expect((await tracks().enrolment(track.enrolmentId))?.titleVersionId).toBe(later.titleVersionId);
    const after = await standing();
    expect(after.map(({ blockId }) => blockId)).toEqual(later.blocks.map(({ id }) => id));
    expect(after.map(acquired)).toEqual(before.map(acquired));
    const carried = await world.db.sql(
      'SELECT 1 FROM tracks.criterion_result WHERE enrolment_id = $1 AND carried_from_id IS NOT NULL',
      [track.enrolmentId],
    );
    expect(carried.length).toBeGreaterThan(0);
    expect((await moves.takeBack(moveId)).status).toBe(204);
    expect(await standing()).toEqual(before);
  });

  it('keeps a validated block validated where it stands for a whole one', async () => {
    await correspond('total', 'total', 'total');
    await validateFirst();
    await moves.confirm(await moves.prepared(toLater()));
    const [first] = await standing();
    expect(first).toMatchObject({ blockId: later.blocks[0]?.id, state: 'validated' });
  });

  it('never moves who holds a block that stands for no whole one, and says so in the preview', async () => {
    await correspond('partial', 'total', 'total');
    await validateFirst();
    const moveId = await moves.prepared(toLater());
    const [learner] = await moves.learners(moveId);
    expect(learner?.checks).toMatchObject([{ code: 'move-validated-blocks-follow', standing: 'never' }]);
    await moves.confirm(moveId);
    expect((await tracks().enrolment(track.enrolmentId))?.titleVersionId).not.toBe(later.titleVersionId);
  });

  it('shows blocks without correspondence as lost and as added', async () => {
    await correspond('none', 'total', 'total');
    const { counts } = await moves.move(await moves.prepared(toLater()));
    expect(counts.effects.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['block-counts-there', 'block-asked-already']),
    );
  });
});
