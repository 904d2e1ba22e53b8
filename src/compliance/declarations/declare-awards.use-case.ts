import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PeriodInvalid } from '../compliance.errors.js';
import type { AwardsDeclared } from '../compliance.events.js';
import { periodFaults } from '../period.rules.js';
import { DeclarationFiles } from './declaration-files.js';
import { Declaration } from './declaration.entity.js';
import { type DeclarationPeriod, STATE_ZONE } from './declarations.types.js';
import type { IncompleteAward } from './incomplete-awards.rules.js';
import { Making } from './passages-of-file.js';

export interface MadeDeclaration {
  declarationId: string;
  flowId: string;
  passages: number;
  /** Awards of the period that were not sent: the first of them, with what is missing. */
  incomplete: IncompleteAward[];
  incompleteCount: number;
}

/**
 * Makes the file of the awards of a period for the Caisse des Dépôts. Awards that a file holds already are passed over,
 * unless they were rejected; awards whose holder is incomplete are told instead of sent.
 * Throws PeriodInvalid, NothingToDeclare, AccrochageTooLarge, AccrochageNotValid; nothing is recorded then.
 */
@Injectable()
export class DeclareAwards {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly files: DeclarationFiles,
  ) {}

  run({ fromOn, untilOn }: DeclarationPeriod, actor: Actor): Promise<MadeDeclaration> {
    return this.db.transaction(async () => {
      const now = await this.clock.now();
      const today = dayOf(now, STATE_ZONE);
      const faults = periodFaults({ fromOn, untilOn }, today);
      if (faults.length > 0) throw new PeriodInvalid(faults);

      // One declaration at a time: what one has written, the next one passes over.
      await this.db.lock('declarations');
      const [declarationId, flowId] = [newId(), newId()];
      const making = new Making(declarationId, { fromOn, untilOn }, today);
      const { sha256: fileSha256, byteCount } = await this.files.keep({ flowId, at: now }, making);

      const { passages, incomplete } = making;
      await this.db.of(Declaration).insert({
        id: declarationId,
        flowId,
        periodFromOn: fromOn,
        periodUntilOn: untilOn,
        fileSha256,
        byteCount,
        passages,
        madeAt: now.toJSDate(),
        madeBy: actor.id,
        state: 'sent',
      });
      const told = { declarationId, flowId, fromOn, untilOn, passages, incomplete: incomplete.count, fileSha256 };
      await this.events.record<AwardsDeclared>(
        { name: 'compliance.awards-declared', subject: declarationId, data: told },
        actor,
      );
      return { declarationId, flowId, passages, incomplete: incomplete.first, incompleteCount: incomplete.count };
    });
  }
}
