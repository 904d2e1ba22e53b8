import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { CaseNotDeliberable, NotOnThePanel } from '../assessment.errors.js';
import type { CandidateHeard } from '../assessment.events.js';
import { mayRecordFor } from '../assessment.policy.js';
import { CaseSittings } from './case-sitting.queries.js';
import { mayDeliberate } from './deliberation.rules.js';
import { JuryCase } from './jury-case.entity.js';

/** Records that the candidate is heard, by those who will decide. */
@Injectable()
export class RecordHearing {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly sittings: CaseSittings,
  ) {}

  run({ caseId }: { caseId: string }, actor: Actor): Promise<{ heardAt: Date }> {
    return this.db.transaction(async () => {
      const { now, juryCase, panel, facts } = await this.sittings.held(caseId, actor);
      const panelIds = panel.map(({ memberId }) => memberId);
      if (!mayRecordFor(actor, panelIds)) throw new NotOnThePanel();
      refuseUnless(mayDeliberate(facts), (checks) => new CaseNotDeliberable(checks));
      if (juryCase.heardAt) return { heardAt: juryCase.heardAt };

      const heardAt = now.toJSDate();
      await this.db.of(JuryCase).update({ id: caseId }, { state: 'heard', heardAt });
      const { juryId, enrolmentId } = juryCase;
      await this.events.record<CandidateHeard>(
        { name: 'assessment.candidate-heard', subject: enrolmentId, data: { juryId, caseId, enrolmentId } },
        actor,
      );
      return { heardAt };
    });
  }
}
