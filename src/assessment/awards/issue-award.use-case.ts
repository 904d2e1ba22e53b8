import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import { AwardNotIssuable } from '../assessment.errors.js';
import type { AwardIssued } from '../assessment.events.js';
import { nextNumber } from '../juries/next-number.js';
import { AwardFactsQueries } from './award-facts.queries.js';
import { Award } from './award.entity.js';

/** Awards the title to a candidate who holds every block, and completes the track. */
@Injectable()
export class IssueAward {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly facts: AwardFactsQueries,
    private readonly tracks: TracksApi,
  ) {}

  run({ caseId }: { caseId: string }, actor: Actor): Promise<{ awardId: string; number: string; issuedOn: string }> {
    return this.db.transaction(async () => {
      const { decision, now, today: issuedOn, jury, juryCase } = await this.facts.held(caseId, actor);
      refuseUnless(decision, (checks) => new AwardNotIssuable(checks));

      const awardId = newId();
      const { titleVersionId } = jury;
      const { enrolmentId, learnerId, juryId } = juryCase;
      const number = await nextNumber(this.db, 'award', issuedOn);
      const what = { number, enrolmentId, learnerId, titleVersionId, juryId, issuedOn };
      const issued = { issuedAt: now.toJSDate(), issuedBy: actor.id, state: 'issued' as const };
      await this.db.of(Award).insert({ id: awardId, caseId, ...what, ...issued });
      await this.tracks.complete({ enrolmentId }, actor);
      await this.events.record<AwardIssued>(
        { name: 'assessment.award-issued', subject: enrolmentId, data: { awardId, ...what } },
        actor,
      );
      return { awardId, number, issuedOn };
    });
  }
}
