import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { addMonths } from '../../platform/kernel/period.js';
import { TracksApi } from '../../tracks/index.js';
import { CandidatesNotNotifiable, CaseUnknown } from '../assessment.errors.js';
import type { CandidateNotified } from '../assessment.events.js';
import { type HeldJury, JuryFacts } from './jury-facts.queries.js';
import { JuryCase } from './jury-case.entity.js';
import type { BlockVerdict, Outcome } from './jury.types.js';
import { mayNotify } from './minutes.rules.js';
import { SealedMinutesQueries } from './sealed-minutes.queries.js';

export interface NotifiedCandidate {
  caseId: string;
  enrolmentId: string;
  outcome: Outcome;
  /** The last day on which the candidate may appeal. */
  appealUntilOn: string;
}

interface Decided {
  caseId: string;
  blockId: string;
  result: BlockVerdict;
  reason: string | null;
  decidedAt: Date;
}

/**
 * Tells every candidate of a jury what it decided, all at once. From here on the blocks stand as decided for everybody,
 * and the time to appeal runs.
 */
@Injectable()
export class NotifyCandidates {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly juries: JuryFacts,
    private readonly minutes: SealedMinutesQueries,
    private readonly tracks: TracksApi,
  ) {}

  run({ juryId }: { juryId: string }, actor: Actor): Promise<{ notifiedAt: Date; candidates: NotifiedCandidate[] }> {
    return this.db.transaction(async () => {
      const { held, cases } = await this.juries.heldWithCases(juryId, actor);
      const decision = mayNotify(
        cases.map(({ state }) => state),
        await this.minutes.standing(juryId),
      );
      refuseUnless(decision, (checks) => new CandidatesNotNotifiable(checks));

      const decided = await this.decided(juryId);
      const candidates: NotifiedCandidate[] = [];
      for (const { id, enrolmentId, state, outcome } of cases) {
        if (state !== 'deliberated' || !outcome) continue;
        const told = { caseId: id, enrolmentId, outcome, appealUntilOn: await this.appealUntil(enrolmentId, held) };
        const blocks = decided.filter(({ caseId }) => caseId === id);
        await this.tell(told, { held, blocks }, actor);
        candidates.push(told);
      }
      return { notifiedAt: held.now.toJSDate(), candidates };
    });
  }

  private async tell(
    { caseId, enrolmentId, outcome, appealUntilOn }: NotifiedCandidate,
    { held, blocks }: { held: HeldJury; blocks: readonly Decided[] },
    actor: Actor,
  ): Promise<void> {
    const { id: juryId } = held.jury;
    const told = { state: 'notified' as const, notifiedAt: held.now.toJSDate(), notifiedBy: actor.id, appealUntilOn };
    await this.db.of(JuryCase).update({ id: caseId }, told);
    if (outcome !== 'excused') await this.closeAppeal(caseId);
    const [first] = blocks;
    if (first) {
      const { decidedAt } = first;
      const results = blocks.map(({ blockId, result, reason }) => ({ blockId, result, reason }));
      await this.tracks.recordBlockResults({ enrolmentId, juryId, decidedAt, blocks: results }, actor);
    }
    await this.events.record<CandidateNotified>(
      {
        name: 'assessment.candidate-notified',
        subject: enrolmentId,
        data: { juryId, caseId, enrolmentId, outcome, appealUntilOn },
      },
      actor,
    );
  }

  /** What was decided again takes the place of what was contested. */
  private closeAppeal(caseId: string): Promise<unknown> {
    return this.db.sql(
      `UPDATE assessment.jury_case f SET state = 'reheard' FROM assessment.jury_case c
       WHERE c.id = $1 AND f.id = c.rehears_case_id AND f.state = 'appealed'`,
      [caseId],
    );
  }

  private async appealUntil(enrolmentId: string, { today }: HeldJury): Promise<string> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment) throw new CaseUnknown(enrolmentId);
    return addMonths(today, enrolment.rulebook.appealMonths);
  }

  private decided(juryId: string): Promise<Decided[]> {
    return this.db.sql<Decided>(
      `SELECT b.case_id AS "caseId", b.block_id AS "blockId", b.decision AS result, b.reason,
         b.decided_at AS "decidedAt"
       FROM assessment.block_decision b JOIN assessment.jury_case c ON c.id = b.case_id WHERE c.jury_id = $1`,
      [juryId],
    );
  }
}
