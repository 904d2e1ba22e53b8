import { RegisterJuryMember } from '../../src/assessment/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import type { World } from '../world.js';
import { anEnrolledLearner, type EnrolmentChange, type GivenTrack } from './enrolments.js';

export interface AwardChange extends EnrolmentChange {
  /** The day of the award; today by default. */
  issuedOn?: string;
  state?: 'issued' | 'revoked';
}

/** A title that was awarded, and the track that led to it. */
export interface GivenAward extends GivenTrack {
  awardId: string;
  number: string;
}

let last = 0;

/**
 * An award of RNCP37873 whose holder's identity is complete, written as the register would hold it after a remote jury
 * of that day. `aCertifiedLearner` takes the long way there.
 */
export async function anIssuedAward(world: World, change: AwardChange = {}): Promise<GivenAward> {
  const { issuedOn: day, state = 'issued', ...asked } = change;
  const issuedOn = day ?? (await world.clock.now()).toISODate();
  const track = await anEnrolledLearner(world, asked);
  const [awardId, juryId, caseId] = [newId(), newId(), newId()];
  const count = String((last += 1));
  const number = `2026-${count.padStart(6, '0')}`;
  const at = `${issuedOn}T09:00:00Z`;
  const { enrolmentId, learner } = track;
  const { titleVersionId } = track.design.title;
  await world.db.sql(
    `INSERT INTO assessment.jury (id, number, title_version_id, held_at, held_on, zone, place, mode, president_id,
       numbers, state, convened_at, convened_on, convened_by, deliberated_at)
     VALUES ($1, $2, $3, $4, $5, 'Europe/Paris', 'À distance', 'remote', $6, '{}', 'sealed', $4, $5, $7, $4)`,
    [juryId, `J-2026-${count.padStart(4, '0')}`, titleVersionId, at, issuedOn, await aPresident(world), SYSTEM.id],
  );
  await world.db.sql(
    `INSERT INTO assessment.jury_case (id, jury_id, enrolment_id, learner_id, position, state, outcome, notify_by_on)
     VALUES ($1, $2, $3, $4, 1, 'notified', 'full', $5)`,
    [caseId, juryId, enrolmentId, learner.id, issuedOn],
  );
  await world.db.sql(
    `INSERT INTO assessment.award (id, number, enrolment_id, learner_id, title_version_id, jury_id, case_id, issued_on,
       issued_at, issued_by, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [awardId, number, enrolmentId, learner.id, titleVersionId, juryId, caseId, issuedOn, at, SYSTEM.id, state],
  );
  return { ...track, awardId, number };
}

async function aPresident(world: World): Promise<string> {
  const [known] = await world.db.sql<{ id: string }>('SELECT id FROM assessment.jury_member LIMIT 1');
  if (known) return known.id;
  const trade = { fullName: 'Hélène Exemple', capacity: 'Architecte logicielle', employer: 'Atelier Boréal' };
  const titles = [{ code: 'RNCP37873', evidence: 'CV de janvier 2026' }];
  const { memberId } = await world.app
    .get(RegisterJuryMember)
    .run({ ...trade, titles, outside: true, email: `${newId()}@example.test` }, SYSTEM);
  return memberId;
}
