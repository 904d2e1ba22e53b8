import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import type { Plan } from '../pace/plan.types.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { completeNumbers } from '../rulebooks/rulebook-bounds.rules.js';
import { maySeeTrack } from '../tracks.policy.js';
import type { EnrolmentFacts, EnrolmentState } from './enrolment.types.js';

export interface EnrolmentSearch {
  state?: EnrolmentState;
  titleVersionId?: string;
  /** Part of a name of the learner, or the number of the enrolment. */
  name?: string;
  after?: string;
  size?: number;
}

/** One line of the list of enrolments. */
export interface EnrolmentInList {
  id: string;
  number: string;
  learnerId: string;
  firstName: string | null;
  lastName: string | null;
  titleCode: string;
  titleName: string;
  state: EnrolmentState;
  paceMonths: number;
  enteredOn: string;
  plannedEndOn: string;
}

const FACTS = `
  SELECT e.id, e.number, e.learner_id AS "learnerId", e.title_version_id AS "titleVersionId", e.design_id AS "designId",
    e.rulebook_id AS "rulebookId", e.state, e.pace_months AS "paceMonths", e.entered_on AS "enteredOn",
    e.planned_end_on AS "plannedEndOn", e.funded_by AS "fundedBy", e.funder, e.funding_ends_on AS "fundingEndsOn",
    e.access_route AS "accessRoute", e.zone, r.numbers AS rulebook, p.now AS "inProgress"
  FROM tracks.enrolment e
  JOIN tracks.rulebook r ON r.id = e.rulebook_id
  LEFT JOIN LATERAL (
    SELECT json_build_object('projectId', p.id, 'code', p.code, 'name', p.name, 'level', p.level) AS now
    FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
    WHERE lp.enrolment_id = e.id AND lp.state NOT IN ('locked', 'open', 'validated')
    ORDER BY array_position(ARRAY['in-progress', 'to-rework', 'conditional', 'handed-in'], lp.state), p.position
    LIMIT 1) p ON TRUE`;

/** A pause: the first day away, and the first day back; null while it lasts. */
export interface TakenPause {
  fromOn: string;
  untilOn: string | null;
}

/** Reads enrolments. */
@Injectable()
export class EnrolmentsQueries {
  constructor(private readonly db: Db) {}

  async enrolment(enrolmentId: string): Promise<EnrolmentFacts | null> {
    const enrolment = await this.db.one<EnrolmentFacts>(`${FACTS} WHERE e.id = $1`, [enrolmentId]);
    return enrolment && withEveryNumber(enrolment);
  }

  /** Every enrolment of a learner, the latest entry first. */
  async ofLearner(learnerId: string): Promise<EnrolmentFacts[]> {
    const order = 'ORDER BY e.entered_on DESC, e.id DESC';
    const rows = await this.db.sql<EnrolmentFacts>(`${FACTS} WHERE e.learner_id = $1 ${order}`, [learnerId]);
    return rows.map(withEveryNumber);
  }

  /** The pauses that began, the first first. */
  pausesOf(enrolmentId: string): Promise<TakenPause[]> {
    return this.db.sql<TakenPause>(
      `SELECT from_on AS "fromOn", until_on AS "untilOn" FROM tracks.suspension WHERE enrolment_id = $1 ORDER BY from_on`,
      [enrolmentId],
    );
  }

  /** One enrolment, for somebody who may see it. Throws `EnrolmentUnknown`. */
  async enrolmentFor(actor: Actor, enrolmentId: string): Promise<EnrolmentFacts> {
    const enrolment = await this.enrolment(enrolmentId);
    if (!enrolment || !maySeeTrack(actor, enrolment.learnerId)) throw new EnrolmentUnknown(enrolmentId);
    return enrolment;
  }

  /** The present plan of an enrolment, for somebody who may see it. */
  async planFor(actor: Actor, enrolmentId: string): Promise<Plan & { version: number }> {
    await this.enrolmentFor(actor, enrolmentId);
    const plan = await this.db.one<Plan & { version: number }>(
      `SELECT version, starts_on AS "startsOn", ends_on AS "endsOn", minutes, projects, weeks
       FROM tracks.track_plan WHERE enrolment_id = $1 ORDER BY version DESC LIMIT 1`,
      [enrolmentId],
    );
    if (!plan) throw new EnrolmentUnknown(enrolmentId);
    return plan;
  }

  /** A page of enrolments, the latest first. */
  async list({ state, titleVersionId, name, after, size = 50 }: EnrolmentSearch): Promise<Page<EnrolmentInList>> {
    const rows = await this.db.sql<EnrolmentInList>(
      `SELECT e.id, e.number, e.learner_id AS "learnerId", c.first_name AS "firstName",
         COALESCE(c.usage_name, c.birth_name) AS "lastName", t.code AS "titleCode", t.name AS "titleName", e.state,
         e.pace_months AS "paceMonths", e.entered_on AS "enteredOn", e.planned_end_on AS "plannedEndOn"
       FROM tracks.enrolment e
       JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       LEFT JOIN learners.pub_civil_identity c ON c.learner_id = e.learner_id
       WHERE ($1::text IS NULL OR e.state = $1) AND ($2::uuid IS NULL OR e.title_version_id = $2)
         AND ($3::text IS NULL OR e.number = $3
           OR strpos(lower(concat_ws(' ', c.first_name, c.usage_name, c.birth_name)), lower($3)) > 0)
         AND ($4::uuid IS NULL OR e.id < $4)
       ORDER BY e.id DESC LIMIT $5`,
      [state ?? null, titleVersionId ?? null, name ?? null, after ?? null, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }
}

/** A rulebook that was activated before the house had a number says nothing of it: the house's default holds. */
function withEveryNumber(enrolment: EnrolmentFacts): EnrolmentFacts {
  return { ...enrolment, rulebook: completeNumbers(enrolment.rulebook) };
}
