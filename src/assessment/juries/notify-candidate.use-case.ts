import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { addMonths } from '../../platform/kernel/period.js';
import { CandidateNotNotifiable, CaseUnknown } from '../assessment.errors.js';
import type { CandidateNotified } from '../assessment.events.js';
import { CaseSittings } from './case-sitting.queries.js';
import { JuryCase } from './jury-case.entity.js';
import { mayNotify } from './minutes.rules.js';
import { SealedMinutesQueries } from './sealed-minutes.queries.js';

export interface NotifiedCandidate {
  notifiedAt: Date;
  /** The last day on which the candidate may appeal. */
  appealUntilOn: string;
}

/** Tells a candidate what the jury decided; the time to appeal runs from here. */
@Injectable()
export class NotifyCandidate {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly sittings: CaseSittings,
    private readonly minutes: SealedMinutesQueries,
  ) {}

  run({ caseId }: { caseId: string }, actor: Actor): Promise<NotifiedCandidate> {
    return this.db.transaction(async () => {
      const { jury, juryCase, enrolment, now, today } = await this.sittings.held(caseId, actor);
      const decision = mayNotify(juryCase.state, await this.minutes.standing(jury.id));
      refuseUnless(decision, (checks) => new CandidateNotNotifiable(checks));

      const { juryId, enrolmentId, outcome } = juryCase;
      if (!outcome) throw new CaseUnknown(caseId);
      const notifiedAt = now.toJSDate();
      const appealUntilOn = addMonths(today, enrolment.rulebook.appealMonths);
      await this.db
        .of(JuryCase)
        .update({ id: caseId }, { state: 'notified', notifiedAt, notifiedBy: actor.id, appealUntilOn });
      await this.events.record<CandidateNotified>(
        {
          name: 'assessment.candidate-notified',
          subject: enrolmentId,
          data: { juryId, caseId, enrolmentId, outcome, appealUntilOn },
        },
        actor,
      );
      return { notifiedAt, appealUntilOn };
    });
  }
}
