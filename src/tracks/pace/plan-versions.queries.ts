import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { CauseFacts, PlanCause } from './plan-change.types.js';
import type { ProjectMove } from './plan.types.js';

/** A version of a plan: why it was made, when, and which projects it moved. */
export interface PlanVersion {
  version: number;
  cause: PlanCause;
  causeFacts: CauseFacts;
  endedOnBefore: string | null;
  endsOn: string;
  moves: ProjectMove[];
  madeAt: Date;
}

/** Days off that are still to come or last. */
export interface DaysOff {
  id: string;
  fromOn: string;
  untilOn: string;
}

const MOST = 50;

/** Reads what moved the plan of a track. */
@Injectable()
export class PlanVersionsQueries {
  constructor(private readonly db: Db) {}

  /** The latest first. */
  of(enrolmentId: string): Promise<PlanVersion[]> {
    return this.db.sql<PlanVersion>(
      `SELECT version, cause, cause_facts AS "causeFacts", ended_on_before AS "endedOnBefore", ends_on AS "endsOn", moves,
         made_at AS "madeAt"
       FROM tracks.track_plan WHERE enrolment_id = $1 ORDER BY version DESC LIMIT $2`,
      [enrolmentId, MOST],
    );
  }

  /** The days off that are not over on a day, the next first. */
  daysOffFrom(enrolmentId: string, day: string): Promise<DaysOff[]> {
    return this.db.sql<DaysOff>(
      `SELECT c.id, c.from_on AS "fromOn", c.until_on AS "untilOn" FROM tracks.plan_change c
       WHERE c.enrolment_id = $1 AND c.kind = 'away' AND c.until_on > $2 AND c.from_on < c.until_on
         AND NOT EXISTS (SELECT 1 FROM tracks.plan_change later WHERE later.supersedes_id = c.id)
       ORDER BY c.from_on, c.id LIMIT $3`,
      [enrolmentId, day, MOST],
    );
  }
}
