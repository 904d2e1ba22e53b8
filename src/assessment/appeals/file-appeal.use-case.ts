import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import type { AppealFiled } from '../assessment.events.js';
import { JuryCase } from '../juries/jury-case.entity.js';
import { Appeal } from './appeal.entity.js';
import { AppealRefused } from './appeals.errors.js';
import { AppealsQueries } from './appeals.queries.js';

/** A candidate contests what a jury decided of them. */
@Injectable()
export class FileAppeal {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly appeals: AppealsQueries,
  ) {}

  run({ caseId, reason }: { caseId: string; reason: string }, actor: Actor): Promise<{ appealId: string }> {
    return this.db.transaction(async () => {
      const { juryCase: seen } = await this.appeals.own(caseId, actor);
      await this.db.lock(`jury ${seen.juryId}`, `enrolment ${seen.enrolmentId}`);
      const { juryCase, decision, now: filedAt } = await this.appeals.own(caseId, actor);
      refuseUnless(decision, (checks) => new AppealRefused(checks));

      const appealId = newId();
      await this.db.of(Appeal).insert({ id: appealId, caseId, reason, filedAt, filedBy: actor.id });
      await this.db.of(JuryCase).update({ id: caseId }, { state: 'appealed' });
      const { juryId, enrolmentId } = juryCase;
      await this.events.record<AppealFiled>(
        { name: 'assessment.appeal-filed', subject: enrolmentId, data: { juryId, caseId, enrolmentId, appealId } },
        actor,
      );
      return { appealId };
    });
  }
}
