import { Injectable } from '@nestjs/common';
import { LearnersApi } from '../../learners/index.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { changeFacts, EnrolmentChangesQueries } from './enrolment-changes.queries.js';
import { mayChange, NEXT_STATES } from './enrolment-states.rules.js';
import type { EnrolmentState } from './enrolment.types.js';

/** What somebody reads who is about to change an enrolment. */
export interface ChangeOnPage {
  learnerName: string;
  titleName: string;
  enteredOn: string;
  today: string;
  /** The limits that go on while a track is paused. */
  fundingEndsOn: string | null;
  awardableUntilOn: string | null;
  decision: Decision;
}

/** One change of an enrolment, as the staff read it. */
export interface PastChange {
  toState: EnrolmentState;
  effectiveOn: string;
  reason: string | null;
  recordedAt: Date;
}

/** Tells what the changes of an enrolment come to before they are made, and which ones were. */
@Injectable()
export class EnrolmentChangePageQueries {
  constructor(
    private readonly db: Db,
    private readonly learners: LearnersApi,
    private readonly changes: EnrolmentChangesQueries,
  ) {}

  /** A change to a state, today or from a day on. Throws `EnrolmentUnknown`. */
  async of(enrolmentId: string, to: EnrolmentState, onDay?: string): Promise<ChangeOnPage> {
    const changing = await this.changes.seen(enrolmentId);
    const { enrolment, awardableUntilOn, today } = changing;
    const { learnerId, enteredOn, fundedBy, fundingEndsOn, titleVersionId } = enrolment;
    const identity = await this.learners.civilIdentity(learnerId);
    const title = await this.db.one<{ name: string }>('SELECT name FROM competence_blocks.pub_title WHERE id = $1', [
      titleVersionId,
    ]);
    return {
      learnerName: identity ? `${identity.firstName} ${identity.usageName ?? identity.birthName}` : '',
      titleName: title?.name ?? '',
      enteredOn,
      today,
      fundingEndsOn: fundedBy === 'self' ? null : fundingEndsOn,
      awardableUntilOn,
      decision: mayChange(changeFacts(changing, to, onDay ?? today)),
    };
  }

  /** Every change of an enrolment, the latest first, and the states that may follow. */
  async historyOf(enrolmentId: string): Promise<{ past: PastChange[]; next: readonly EnrolmentState[] }> {
    const past = await this.db.sql<PastChange>(
      `SELECT to_state AS "toState", effective_on AS "effectiveOn", reason, recorded_at AS "recordedAt"
       FROM tracks.enrolment_change WHERE enrolment_id = $1 ORDER BY recorded_at DESC, id DESC`,
      [enrolmentId],
    );
    const state = past[0]?.toState;
    if (!state) throw new EnrolmentUnknown(enrolmentId);
    return { past, next: NEXT_STATES[state] };
  }
}
