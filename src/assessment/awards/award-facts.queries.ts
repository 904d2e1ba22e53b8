import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { TracksApi } from '../../tracks/index.js';
import { CaseUnknown } from '../assessment.errors.js';
import { type CaseRecord, type HeldJury, JuryFacts } from '../juries/jury-facts.queries.js';
import { isTold } from '../juries/minutes.rules.js';
import { SealedMinutesQueries } from '../juries/sealed-minutes.queries.js';
import { type AwardFacts, mayAward } from './award.rules.js';

/** A case on which a title may be awarded, and whether it may now. */
export interface AwardableCase extends HeldJury {
  juryCase: CaseRecord;
  decision: Decision;
}

/** Looks at all that an award rests on, for the order and for its dry run. */
@Injectable()
export class AwardFactsQueries {
  constructor(
    private readonly db: Db,
    private readonly juries: JuryFacts,
    private readonly minutes: SealedMinutesQueries,
    private readonly tracks: TracksApi,
  ) {}

  /** May the title be awarded on this case? Throws `CaseUnknown`. */
  decisionOn(caseId: string, actor: Actor): Promise<Decision> {
    return this.db.transaction(async () => (await this.held(caseId, actor)).decision);
  }

  /** The case, held until the transaction ends, with the whole decision. Throws `CaseUnknown`. */
  async held(caseId: string, actor: Actor): Promise<AwardableCase> {
    const held = await this.juries.heldCase(caseId, actor);
    const { today, jury, juryCase } = held;
    const standing = await this.db.one<
      Pick<AwardFacts, 'awardableUntilOn' | 'identityVerified' | 'isAwarded' | 'completedByEquivalence'>
    >(
      `SELECT t.awardable_until_on AS "awardableUntilOn",
         EXISTS (SELECT 1 FROM learners.pub_civil_identity i
           WHERE i.learner_id = $2 AND i.verified_at IS NOT NULL) AS "identityVerified",
         EXISTS (SELECT 1 FROM assessment.award a WHERE a.enrolment_id = $3) AS "isAwarded",
         EXISTS (SELECT 1 FROM tracks.pub_block_result r
           WHERE r.enrolment_id = $3 AND r.recognition_id IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM assessment.jury_case later
           JOIN assessment.deliberation d ON d.case_id = later.id
           JOIN assessment.deliberation own ON own.case_id = $4
           WHERE later.enrolment_id = $3 AND d.outcome IN ('full', 'partial')
             AND (d.deliberated_at, later.id) > (own.deliberated_at, own.case_id)) AS "completedByEquivalence"
       FROM competence_blocks.pub_title t WHERE t.id = $1`,
      [jury.titleVersionId, juryCase.learnerId, juryCase.enrolmentId, caseId],
    );
    if (!standing) throw new CaseUnknown(caseId);
    const decision = mayAward({
      ...standing,
      today,
      outcome: juryCase.outcome,
      isTold: isTold(juryCase.state),
      blocks: await this.tracks.standing(juryCase.enrolmentId),
      minutes: await this.minutes.standing(jury.id),
    });
    return { ...held, decision };
  }
}
