import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import type { PacedFacts } from '../pace/paced-track.types.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import type { Pause } from '../pace/plan.types.js';
import { outlookOf } from '../what-if/outlook.rules.js';
import { type PauseClock, pauseClocks } from './pause-clocks.rules.js';
import { mayPause } from './pause.rules.js';
import type { PauseState } from './pause.types.js';

/** A pause as it was asked for, granted or taken. */
export interface PauseSeen {
  id: string;
  enrolmentId: string;
  fromOn: string;
  untilOn: string;
  reason: string;
  state: PauseState;
  askedAt: Date;
  answer: string | null;
}

/** What a pause would do, before anybody confirms it. */
export interface TriedPause {
  decision: Decision;
  clocks: PauseClock[];
  endsOn: string;
  newEndsOn: string;
}

const SEEN = `SELECT p.id, p.enrolment_id AS "enrolmentId", p.from_on AS "fromOn", p.until_on AS "untilOn", p.reason, p.state,
    p.asked_at AS "askedAt", p.answer FROM tracks.pause_request p`;

/** Reads the pauses of tracks, and tells what one would do. */
@Injectable()
export class PausesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: PacedFactsQueries,
  ) {}

  /** Throws `EnrolmentUnknown` for who may not see the track. */
  async tried(actor: Actor, enrolmentId: string, pause: Pause): Promise<TriedPause> {
    const facts = await this.facts.seenBy(actor, enrolmentId);
    return this.trialOf(actor, facts, pause);
  }

  /** The same out of facts that are read already. */
  async trialOf(actor: Actor, facts: PacedFacts, pause: Pause): Promise<TriedPause> {
    const today = dayOf(await this.clock.now(), facts.zone);
    const decision = mayPause({ ...(await this.around(facts)), ...pause, today, isForStaff: isStaff(actor) });
    const before = outlookOf(facts, today);
    const after = outlookOf(facts, today, { pause });
    const clocks = pauseClocks(facts, pause, { before, after });
    return { decision, clocks, endsOn: before.endsOn, newEndsOn: after.endsOn };
  }

  /** The pauses of a track, the latest first. */
  of(enrolmentId: string): Promise<PauseSeen[]> {
    return this.db.sql<PauseSeen>(`${SEEN} WHERE p.enrolment_id = $1 ORDER BY p.asked_at DESC, p.id LIMIT 50`, [
      enrolmentId,
    ]);
  }

  /** The pauses that wait for an answer, the earliest first day first. */
  asked(): Promise<(PauseSeen & { learnerName: string })[]> {
    return this.db.sql(
      `SELECT p.*, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS "learnerName"
       FROM (${SEEN} WHERE p.state = 'asked') p
       JOIN tracks.enrolment e ON e.id = p."enrolmentId"
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       ORDER BY p."fromOn", p.id LIMIT 50`,
    );
  }

  private async around({ enrolmentId, state, enteredOn }: PacedFacts) {
    const row = await this.db.one<{ lastPauseOn: string | null; isOneOpen: boolean }>(
      `SELECT (SELECT max(COALESCE(s.until_on, s.from_on)) FROM tracks.suspension s WHERE s.enrolment_id = $1)
           AS "lastPauseOn",
         EXISTS (SELECT 1 FROM tracks.pause_request p
           WHERE p.enrolment_id = $1 AND p.state IN ('asked', 'granted', 'begun')) AS "isOneOpen"`,
      [enrolmentId],
    );
    return { state, enteredOn, lastPauseOn: row?.lastPauseOn ?? null, isOneOpen: row?.isOneOpen ?? false };
  }
}

function isStaff(actor: Actor): boolean {
  return hasRole(actor, 'officer', 'advisor');
}
