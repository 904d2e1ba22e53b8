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

/** An award of RNCP37873 whose holder's identity is complete: what the register holds after jury and minutes. */
export async function anIssuedAward(world: World, change: AwardChange = {}): Promise<GivenAward> {
  const { issuedOn, state = 'issued', ...asked } = change;
  const today = (await world.clock.now()).toISODate();
  const track = await anEnrolledLearner(world, asked);
  const awardId = newId();
  const number = `2026-${String((last += 1)).padStart(6, '0')}`;
  await world.db.sql(`CREATE SCHEMA IF NOT EXISTS assessment`);
  await world.db.sql(
    `CREATE TABLE IF NOT EXISTS assessment.pub_award (id uuid, number text, enrolment_id uuid, learner_id uuid,
       title_version_id uuid, jury_id uuid, issued_on date, state text, exam_from_on date, exam_until_on date,
       exam_mode text)`,
  );
  await world.db.sql(
    `INSERT INTO assessment.pub_award
     SELECT $1, $2, e.id, e.learner_id, e.title_version_id, $1, $4, $5, $4, $4, 'remote'
     FROM tracks.enrolment e WHERE e.id = $3`,
    [awardId, number, track.enrolmentId, issuedOn ?? today, state],
  );
  return { ...track, awardId, number };
}
