import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { JuryInvalid, TieNotDeclarable, TieNotYoursToDeclare } from '../assessment.errors.js';
import type { TieDeclared } from '../assessment.events.js';
import { mayDeclareFor } from '../assessment.policy.js';
import { ConflictDeclaration } from './conflict-declaration.entity.js';
import { mayDeclare, saysNothingNew, stepsAside } from './conflicts.rules.js';
import { type CaseRecord, JuryFacts, type JuryRecord } from './jury-facts.queries.js';
import type { ConflictKind } from './jury.types.js';

export interface DeclareConflictInput {
  juryId: string;
  caseId: string;
  /** `none` says that there is no tie. */
  kind: Exclude<ConflictKind, 'evaluated'>;
  /** The member; the one who asks when absent. */
  memberId?: string;
  /** Needed to change what was declared before. */
  reason?: string;
}

/** Records what a member says of their tie to a candidate; with any tie they step aside for the case. */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly facts: JuryFacts,
  ) {}

  run(input: DeclareConflictInput, actor: Actor): Promise<{ declarationId: string; stepsAside: boolean }> {
    return this.db.transaction(async () => {
      const { juryId, kind, memberId = actor.id, reason = null } = input;
      const { jury, now } = await this.facts.held(juryId, actor);
      const juryCase = await this.caseFor({ ...input, memberId }, jury, actor);
      const said = (await this.facts.declarations(juryId)).find(
        (one) => one.caseId === juryCase.id && one.memberId === memberId,
      );
      const standing = said ?? null;
      if (said && saysNothingNew({ kind, standing })) return { declarationId: said.id, stepsAside: stepsAside(said) };
      const decision = mayDeclare({ caseState: juryCase.state, kind, reason, standing });
      refuseUnless(decision, (checks) => new TieNotDeclarable(checks));

      const { id: caseId, enrolmentId } = juryCase;
      const declarationId = newId();
      const declared = { declaredAt: now.toJSDate(), declaredBy: actor.id };
      const row = { id: declarationId, caseId, memberId, kind, reason, supersedesId: said?.id ?? null };
      await this.db.of(ConflictDeclaration).insert({ ...row, source: 'declared', ...declared });
      await this.events.record<TieDeclared>(
        {
          name: 'assessment.tie-declared',
          subject: enrolmentId,
          data: { juryId, caseId, enrolmentId, memberId, kind, source: 'declared' },
        },
        actor,
      );
      return { declarationId, stepsAside: stepsAside({ kind }) };
    });
  }

  private async caseFor(
    { caseId, memberId }: DeclareConflictInput & { memberId: string },
    { id: juryId, seats }: JuryRecord,
    actor: Actor,
  ): Promise<CaseRecord> {
    if (!mayDeclareFor(actor, memberId)) throw new TieNotYoursToDeclare();
    if (!seats.some((seat) => seat.memberId === memberId)) {
      throw new JuryInvalid([
        { at: 'memberId', code: 'member-of-this-jury', message: 'Name one of the members of this jury' },
      ]);
    }
    const juryCase = (await this.facts.casesOf(juryId)).find(({ id }) => id === caseId);
    if (!juryCase)
      throw new JuryInvalid([
        { at: 'caseId', code: 'case-of-this-jury', message: 'Name one of the cases of this jury' },
      ]);
    return juryCase;
  }
}
