import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { RulebookFixed, RulebookInvalid, RulebookRevisedMeanwhile, RulebookUnknown } from '../tracks.errors.js';
import type { RulebookRevised } from '../tracks.events.js';
import { completeNumbers, numberFaults } from './rulebook-bounds.rules.js';
import { mayActivate } from './rulebook-states.rules.js';
import { Rulebook } from './rulebook.entity.js';
import type { RulebookNumbers } from './rulebook.types.js';

export interface ReviseRulebookInput {
  rulebookId: string;
  /** Those that differ from the defaults of the house. */
  numbers: Partial<RulebookNumbers>;
  /** The revision that the officer had before them; without it, whatever stands is replaced. */
  revision?: number;
}

/** Writes the numbers of a draft anew, whole. */
@Injectable()
export class ReviseRulebook {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  run({ rulebookId, numbers: changed, revision }: ReviseRulebookInput, actor: Actor): Promise<{ rulebookId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`rulebook ${rulebookId}`);
      const rulebook = await this.db.of(Rulebook).findOneBy({ id: rulebookId });
      if (!rulebook) throw new RulebookUnknown(rulebookId);
      refuseUnless(mayActivate(rulebook.state), (checks) => new RulebookFixed(checks));
      if (revision !== undefined && revision !== rulebook.revision) {
        throw new RulebookRevisedMeanwhile(rulebook.revision);
      }
      const numbers = completeNumbers(changed);
      const faults = numberFaults(numbers);
      if (faults.length > 0) throw new RulebookInvalid(faults);

      await this.db.of(Rulebook).update({ id: rulebookId }, { numbers, revision: rulebook.revision + 1 });
      await this.events.record<RulebookRevised>(
        { name: 'tracks.rulebook-revised', subject: rulebookId, data: { rulebookId } },
        actor,
      );
      return { rulebookId };
    });
  }
}
