import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import type { AppealRuled } from '../assessment.events.js';
import { JuryCase } from '../juries/jury-case.entity.js';
import { AppealRuling } from './appeal-ruling.entity.js';
import { mayRule } from './appeal.rules.js';
import { AppealRefused, AppealUnknown } from './appeals.errors.js';
import { AppealsQueries, type ShownAppeal } from './appeals.queries.js';

export interface RuleOnAppealInput {
  caseId: string;
  admissible: boolean;
  reason: string;
}

/**
 * An officer finds an appeal admissible or not. An admissible one lets the adjourned blocks come before another jury,
 * without any member of the first; otherwise what the jury decided is final.
 */
@Injectable()
export class RuleOnAppeal {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly appeals: AppealsQueries,
    private readonly tracks: TracksApi,
  ) {}

  run({ caseId, admissible, reason }: RuleOnAppealInput, actor: Actor): Promise<{ rulingId: string }> {
    return this.db.transaction(async () => {
      const seen = await this.found(caseId, actor);
      await this.db.lock(`jury ${seen.juryId}`, `enrolment ${seen.enrolmentId}`);
      const { appealId, juryId, enrolmentId, ruling } = await this.found(caseId, actor);
      refuseUnless(mayRule({ isRuled: ruling !== null, reason }), (checks) => new AppealRefused(checks));

      const rulingId = newId();
      const ruledAt = (await this.clock.now()).toJSDate();
      await this.db.of(AppealRuling).insert({ id: rulingId, appealId, admissible, reason, ruledAt, ruledBy: actor.id });
      if (admissible) await this.letPresentAgain({ caseId, enrolmentId, reason }, actor);
      else await this.db.of(JuryCase).update({ id: caseId }, { state: 'final' });
      await this.events.record<AppealRuled>(
        {
          name: 'assessment.appeal-ruled',
          subject: enrolmentId,
          data: { juryId, caseId, enrolmentId, appealId, admissible },
        },
        actor,
      );
      return { rulingId };
    });
  }

  private async found(caseId: string, actor: Actor): Promise<ShownAppeal> {
    const appeal = await this.appeals.ofCase(caseId, actor);
    if (!appeal) throw new AppealUnknown(caseId);
    return appeal;
  }

  /** The appeal itself is what is new of the adjourned blocks; one that is proved anew since needs no leave. */
  private async letPresentAgain(
    { caseId, enrolmentId, reason }: { caseId: string; enrolmentId: string; reason: string },
    actor: Actor,
  ): Promise<void> {
    const standing = await this.tracks.standing(enrolmentId);
    const adjourned = await this.db.sql<{ blockId: string }>(
      `SELECT block_id AS "blockId" FROM assessment.block_decision WHERE case_id = $1 AND decision = 'adjourned'`,
      [caseId],
    );
    for (const { blockId } of adjourned) {
      const isAdjourned = standing.some((block) => block.blockId === blockId && block.state === 'adjourned');
      if (isAdjourned) await this.tracks.allowPresentation({ enrolmentId, blockId, reason }, actor);
    }
  }
}
