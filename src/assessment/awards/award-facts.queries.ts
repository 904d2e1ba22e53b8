import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { TitlesApi } from '../../competence-blocks/index.js';
import { LearnersApi } from '../../learners/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { type CaseRecord, JuryFacts, type JuryRecord } from '../juries/jury-facts.queries.js';
import { SealedMinutesQueries } from '../juries/sealed-minutes.queries.js';
import { mayAward } from './award.rules.js';

/** A case on which a title may be awarded, and whether it may now. */
export interface AwardableCase {
  now: DateTime<true>;
  /** Today in the zone of the jury. */
  today: string;
  jury: JuryRecord;
  juryCase: CaseRecord;
  decision: Decision;
}

/** Looks at all that an award rests on, for the order and for its dry run. */
@Injectable()
export class AwardFactsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly juries: JuryFacts,
    private readonly minutes: SealedMinutesQueries,
    private readonly tracks: TracksApi,
    private readonly titles: TitlesApi,
    private readonly learners: LearnersApi,
  ) {}

  /** May the title be awarded on this case? Throws `CaseUnknown`. */
  async decisionOn(caseId: string, actor: Actor): Promise<Decision> {
    return (await this.of(caseId, actor)).decision;
  }

  /** The case with the whole decision. Throws `CaseUnknown`. */
  async of(caseId: string, actor: Actor): Promise<AwardableCase> {
    const { jury, juryCase } = await this.juries.caseOf(caseId, actor);
    const now = await this.clock.now();
    const today = dayOf(now, jury.zone);
    const title = await this.titles.title(jury.titleVersionId);
    const identity = await this.learners.civilIdentity(juryCase.learnerId);
    const decision = mayAward({
      today,
      outcome: juryCase.outcome,
      blocks: await this.tracks.standing(juryCase.enrolmentId),
      minutes: await this.minutes.standing(jury.id),
      identityVerified: Boolean(identity?.verifiedAt),
      awardableUntilOn: title?.awardableUntilOn ?? null,
      isAwarded: await this.isAwarded(juryCase.enrolmentId),
    });
    return { now, today, jury, juryCase, decision };
  }

  private async isAwarded(enrolmentId: string): Promise<boolean> {
    const rows = await this.db.sql(
      `SELECT 1 FROM assessment.award WHERE enrolment_id = $1 AND state = 'issued' LIMIT 1`,
      [enrolmentId],
    );
    return rows.length > 0;
  }
}
