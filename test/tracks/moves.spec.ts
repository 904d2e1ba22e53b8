import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { ProgressFactsQueries } from '../../src/tracks/progression/progress-facts.queries.js';
import type { MoveDecision } from '../../src/tracks/moves/move-decision.queries.js';
import { TracksApi } from '../../src/tracks/index.js';
import {
  anEnrolledLearner,
  anEvaluation,
  aPlannedDefence,
  aStartedProject,
  aTrackReadyForJury,
  type GivenTrack,
} from '../given/enrolments.js';
import { aConvenedJury } from '../given/juries.js';
import { MovesByHand } from '../given/moves.js';
import { anActiveRulebook } from '../given/tracks.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let moves: MovesByHand;
let rulebookId: string;
let stricter: string;
let calm: GivenTrack;
let defending: GivenTrack;
beforeAll(async () => {
  world = await World.open();
});
/** Two learners under one rulebook, the second with a defence planned after two sessions; and a stricter rulebook. */
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  moves = new MovesByHand(world, officer);
  rulebookId = (await anActiveRulebook(world)).rulebookId;
  stricter = (await anActiveRulebook(world, { sessionsBeforeDefence: 4, bookingNoticeHours: 48 })).rulebookId;
  calm = await anEnrolledLearner(world, { rulebookId });
  defending = await anEnrolledLearner(world, { rulebookId, design: calm.design });
  await aPlannedDefence(world, defending);
  world.clock.set('2026-01-06T08:00:00Z');
});
afterAll(() => world.close());

const toStricter = () => ({ fromRulebookId: rulebookId, toRulebookId: stricter });
const rulebookOf = async ({ enrolmentId }: GivenTrack) =>
  (await world.app.get(TracksApi).enrolment(enrolmentId))?.rulebookId;
const rulebooks = async () => [await rulebookOf(calm), await rulebookOf(defending)];

describe('The preview of a move', () => {
  it('tells for the whole group what is lost and why, and writes nothing', async () => {
    const { body } = await world.call<MoveDecision>(officer, 'POST', '/api/moves/decision', toStricter());
    expect(body).toMatchObject({
      allowed: true,
      group: 2,
      isWhole: true,
      learners: 2,
      losing: 1,
      gaining: 0,
      unchanged: 1,
      leftOut: 0,
    });
    expect(body.effects).toEqual([
      {
        direction: 'loss',
        about: 'project',
        code: 'project-sessions-held',
        subject: 'P1',
        subjectName: expect.any(String),
        learners: 1,
      },
    ]);
    expect(body.clauses).toEqual(expect.arrayContaining([{ clause: 'defence-planned', learners: 1 }]));
    expect(await rulebooks()).toEqual([rulebookId, rulebookId]);
    expect(await world.db.sql('SELECT 1 FROM tracks.track_move')).toEqual([]);
  });

  it('reads the same facts for many learners as for one', async () => {
    const facts = world.app.get(ProgressFactsQueries);
    const ids = [defending.enrolmentId, calm.enrolmentId];
    expect(await facts.ofEnrolments(ids)).toEqual(await Promise.all(ids.map((id) => facts.ofEnrolment(id))));
  });

  it('lists each learner with own effects, found by name, effect and clause', async () => {
    const moveId = await moves.prepared(toStricter());
    expect(await moves.move(moveId)).toMatchObject({ state: 'previewed', learners: 2, counts: { losing: 1 } });
    expect(await moves.learners(moveId)).toHaveLength(2);
    const [losing, ...others] = await moves.learners(moveId, '?direction=loss&code=project-sessions-held&subject=P1');
    expect(others).toEqual([]);
    expect(losing).toMatchObject({
      enrolmentId: defending.enrolmentId,
      effects: [{ before: { standing: 'met' }, after: { standing: 'not-yet', facts: { sessionsHeld: 2, needed: 4 } } }],
    });
    expect(await moves.learners(moveId, '?name=nobody')).toEqual([]);
    expect(await moves.learners(moveId, '?clause=defence-planned')).toHaveLength(1);
  });

  it('is refused for a target that is not given, a group that is empty, and to who is no officer', async () => {
    const codes = async (asked: object) => (await moves.prepare(asked)).body.checks?.map(({ code }) => code);
    expect(await codes({ toRulebookId: stricter })).toEqual(['move-names-group']);
    expect(await codes({ fromRulebookId: rulebookId })).toEqual(['move-leads-elsewhere']);
    expect(await codes({ fromRulebookId: stricter, toRulebookId: rulebookId })).toEqual(['move-has-learners']);
    expect((await moves.prepare({ fromRulebookId: rulebookId, toRulebookId: newId() })).status).toBe(404);
    for (const who of [calm.learner, await world.person(['advisor'])]) {
      expect((await world.call(who, 'POST', '/api/moves', { ...toStricter(), reason: 'Non' })).status).toBe(403);
    }
  });
});

describe('A move', () => {
  it('is carried out learner by learner, with what it did, by whom and why', async () => {
    const moveId = await moves.prepared(toStricter());
    expect((await moves.confirm(moveId)).status).toBe(204);
    expect(await moves.move(moveId)).toMatchObject({ state: 'carried-out', counts: { moved: 2, waiting: 0 } });
    expect(await rulebooks()).toEqual([stricter, stricter]);
    const kept = await world.db.sql(
      `SELECT from_rulebook_id AS "from", to_rulebook_id AS "to", moved_by AS "by", reason, effects
       FROM tracks.enrolment_move WHERE enrolment_id = $1`,
      [defending.enrolmentId],
    );
    expect(kept).toMatchObject([
      { from: rulebookId, to: stricter, by: officer.id, reason: 'Nouveau règlement', effects: [{ direction: 'loss' }] },
    ]);
    expect(await world.eventNames()).toEqual(
      expect.arrayContaining(['tracks.move-confirmed', 'tracks.enrolment-moved']),
    );
    await expect(world.db.sql('UPDATE tracks.enrolment_move SET reason = $1', ['x'])).rejects.toThrow('never edited');
  });

  it('leaves out whom its clauses name, and says why', async () => {
    const moveId = await moves.prepared(toStricter());
    const chosen = { leaveOut: ['losing', 'defence-planned'] };
    expect((await world.call(officer, 'PUT', `/api/moves/${moveId}/clauses`, chosen)).status).toBe(204);
    const left = await moves.learners(moveId, '?direction=loss');
    expect(left[0]?.checks.map(({ code }) => code)).toEqual(['move-loses-nothing', 'move-no-defence-planned']);
    await moves.confirm(moveId);
    expect(await rulebooks()).toEqual([stricter, rulebookId]);
    expect(await moves.move(moveId)).toMatchObject({ counts: { moved: 1, notMoved: 1 } });
  });

  it('leaves for a new look whoever the preview is no longer true of', async () => {
    const moveId = await moves.prepared(toStricter());
    await anEvaluation(world, defending, { code: 'P1', outcome: 'validated' });
    await moves.confirm(moveId);
    expect(await rulebooks()).toEqual([stricter, rulebookId]);
    const [changed] = await moves.learners(moveId, '?state=to-look-at');
    expect(changed?.checks.map(({ code }) => code)).toEqual(['move-effect-as-previewed']);
  });

  it('leaves where they are those who sit before a jury, until they are told', async () => {
    const ready = await aTrackReadyForJury(world, { rulebookId, design: calm.design });
    await aConvenedJury(world, { tracks: [ready] });
    const asked = { enrolmentId: ready.enrolmentId, toRulebookId: stricter };
    const moveId = await moves.prepared(asked);
    const [left] = await moves.learners(moveId);
    expect(left).toMatchObject({ state: 'left-out', checks: [{ code: 'move-no-jury-ahead', nextActor: 'officer' }] });
  });

  it('keeps the error of one learner with that learner, moves the others, and is tried again', async () => {
    const moveId = await moves.prepared(toStricter());
    const broken = `ALTER TABLE tracks.enrolment_move ADD CONSTRAINT broken CHECK (enrolment_id <> '${calm.enrolmentId}')`;
    await world.db.sql(broken);
    try {
      await moves.confirm(moveId);
    } finally {
      await world.db.sql('ALTER TABLE tracks.enrolment_move DROP CONSTRAINT broken');
    }
    expect(await rulebooks()).toEqual([rulebookId, stricter]);
    expect(await moves.move(moveId)).toMatchObject({ state: 'carried-out', counts: { moved: 1, failed: 1 } });
    const [failed] = await moves.learners(moveId, '?state=failed');
    expect(failed).toMatchObject({ enrolmentId: calm.enrolmentId, checks: [{ code: 'move-without-error' }] });

    expect((await moves.tryAgain(moveId)).status).toBe(204);
    expect(await rulebooks()).toEqual([stricter, stricter]);
    expect(await moves.move(moveId)).toMatchObject({ state: 'carried-out', counts: { moved: 2, failed: 0 } });
    expect((await moves.tryAgain(moveId)).body.checks).toMatchObject([{ code: 'move-has-failures' }]);
  });

  it('is confirmed by one of two officers at the same moment, and never again', async () => {
    const moveId = await moves.prepared(toStricter());
    const other = await world.person(['officer']);
    const answers = await Promise.all([moves.confirm(moveId), moves.confirm(moveId, other)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 422]);
    expect(await world.db.sql('SELECT 1 FROM tracks.enrolment_move')).toHaveLength(2);
    const { body } = await moves.confirm(moveId);
    expect(body.checks).toMatchObject([{ code: 'move-previewed', standing: 'never' }]);
  });

  it('moves a learner once when two moves are confirmed at the same moment', async () => {
    const both = [await moves.prepared(toStricter()), await moves.prepared(toStricter())];
    await Promise.all(both.map((moveId) => moves.confirm(moveId)));
    expect(await world.db.sql('SELECT 1 FROM tracks.enrolment_move')).toHaveLength(2);
  });
});

describe('The way back from a move', () => {
  it('is open for all about whom nothing was decided since', async () => {
    const moveId = await moves.prepared(toStricter());
    await moves.confirm(moveId);
    world.clock.set('2026-01-07T08:00:00Z');
    await anEvaluation(world, defending, { code: 'P1', outcome: 'validated' });
    expect((await moves.takeBack(moveId)).status).toBe(204);
    expect(await rulebooks()).toEqual([rulebookId, stricter]);
    const [kept] = await moves.learners(moveId, '?state=moved');
    expect(kept?.checks).toMatchObject([{ code: 'move-nothing-decided-since', facts: { decidedOn: '2026-01-07' } }]);
    expect(await moves.move(moveId)).toMatchObject({ state: 'carried-out', counts: { moved: 1, takenBack: 1 } });
  });

  it('is open for one learner alone, and once', async () => {
    const moveId = await moves.prepared(toStricter());
    expect((await moves.takeBack(moveId)).body.checks).toMatchObject([{ code: 'move-carried-out' }]);
    await moves.confirm(moveId);
    expect((await moves.takeBack(moveId, calm.enrolmentId)).status).toBe(204);
    expect(await rulebooks()).toEqual([rulebookId, stricter]);
    expect((await moves.takeBack(moveId, calm.enrolmentId)).status).toBe(404);
    await moves.takeBack(moveId);
    expect(await moves.move(moveId)).toMatchObject({ state: 'taken-back', counts: { takenBack: 2 } });
  });

  it('is closed by a later move', async () => {
    const first = await moves.prepared({ enrolmentId: calm.enrolmentId, toRulebookId: stricter });
    await moves.confirm(first);
    const second = await moves.prepared({ enrolmentId: calm.enrolmentId, toRulebookId: rulebookId });
    await moves.confirm(second);
    const { status, body } = await moves.takeBack(first, calm.enrolmentId);
    expect([status, body.checks?.map(({ code }) => code)]).toEqual([422, ['move-is-latest']]);
  });
});

describe('A moved learner', () => {
  it('goes on under the new numbers', async () => {
    await aStartedProject(world, calm);
    const moveId = await moves.prepared({ enrolmentId: calm.enrolmentId, toRulebookId: stricter });
    expect(await moves.move(moveId)).toMatchObject({ learners: 1, counts: { losing: 1 } });
    await moves.confirm(moveId);
    const tracks = world.app.get(TracksApi);
    const heldAt = (await world.clock.now()).toJSDate();
    const projectId = calm.projectIds['P1'] ?? '';
    await tracks.recordSessionHeld({ enrolmentId: calm.enrolmentId, sessionId: newId(), heldAt }, SYSTEM);
    await tracks.recordHandIn({ enrolmentId: calm.enrolmentId, projectId, complete: true }, SYSTEM);
    const [block] = await tracks.standing(calm.enrolmentId);
    expect(block?.next).toMatchObject({ code: 'project-sessions-held', projectCode: 'P1' });
  });
});
