import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import type { TieDeclared } from '../assessment.events.js';
import { ConflictDeclaration } from './conflict-declaration.entity.js';
import type { CaseRecord, CurrentDeclaration } from './jury-facts.queries.js';

/** That a member mentored a learner, or was or is to be the evaluator of one of their defences. */
export interface KnownTie {
  memberId: string;
  learnerId: string;
  kind: 'trained' | 'evaluated';
}

/** What the house knows by itself of the ties between members and candidates. */
@Injectable()
export class KnownTies {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** The ties between these members and these learners, one at most for a pair. */
  between(memberIds: readonly string[], learnerIds: readonly string[]): Promise<KnownTie[]> {
    return this.db.sql<KnownTie>(
      `SELECT DISTINCT ON (member_id, learner_id) member_id AS "memberId", learner_id AS "learnerId", kind FROM (
         SELECT mentor_id AS member_id, learner_id, 'trained' AS kind FROM mentors.pub_assignment
         UNION ALL
         SELECT evaluator_id, learner_id, 'evaluated' FROM assessment.defence WHERE state <> 'cancelled') tie
       WHERE member_id = ANY($1) AND learner_id = ANY($2)
       ORDER BY member_id, learner_id, kind DESC`,
      [memberIds, learnerIds],
    );
  }

  /** Writes down the ties that no declaration has brought up: the member steps aside, whatever they said. */
  async record(
    cases: readonly CaseRecord[],
    { ties, standing }: { ties: readonly KnownTie[]; standing: readonly CurrentDeclaration[] },
    { actor, now }: { actor: Actor; now: Date },
  ): Promise<void> {
    for (const { memberId, learnerId, kind } of ties) {
      const juryCase = cases.find((one) => one.learnerId === learnerId);
      const said = standing.find((one) => one.memberId === memberId && one.caseId === juryCase?.id);
      if (!juryCase || (said && said.kind !== 'none')) continue;
      const { id: caseId, juryId, enrolmentId } = juryCase;
      const row = { id: newId(), caseId, memberId, kind, reason: null, supersedesId: said?.id ?? null };
      await this.db.of(ConflictDeclaration).insert({ ...row, source: 'known', declaredAt: now, declaredBy: actor.id });
      await this.events.record<TieDeclared>(
        {
          name: 'assessment.tie-declared',
          subject: enrolmentId,
          data: { juryId, caseId, enrolmentId, memberId, kind, source: 'known' },
        },
        actor,
      );
    }
  }
}
