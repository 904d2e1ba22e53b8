import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { RulebookInvalid } from '../tracks.errors.js';
import type { RulebookDrafted } from '../tracks.events.js';
import { completeNumbers, numberFaults } from './rulebook-bounds.rules.js';
import { Rulebook } from './rulebook.entity.js';
import type { RulebookNumbers } from './rulebook.types.js';

export interface DraftRulebookInput {
  name: string;
  /** Those that differ from the defaults of the house. */
  numbers?: Partial<RulebookNumbers>;
}

const LONGEST_NAME = 200;

/** Writes a rulebook; the next version when there is one of this name. */
@Injectable()
export class DraftRulebook {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  run({ name: given, numbers: changed = {} }: DraftRulebookInput, actor: Actor): Promise<{ rulebookId: string }> {
    return this.db.transaction(async () => {
      const name = given.trim();
      const numbers = completeNumbers(changed);
      const isName = name !== '' && name.length <= LONGEST_NAME;
      const nameFaults = isName
        ? []
        : [
            {
              at: 'name',
              code: 'is-length',
              message: `Give a name of at most ${LONGEST_NAME} characters`,
              facts: { least: 1, most: LONGEST_NAME },
            },
          ];
      const faults = [...nameFaults, ...numberFaults(numbers)];
      if (faults.length > 0) throw new RulebookInvalid(faults);

      await this.db.lock(`rulebook ${name}`);
      const version = 1 + (await this.db.of(Rulebook).countBy({ name }));
      const rulebookId = newId();
      const draftedAt = (await this.clock.now()).toJSDate();
      const row = { id: rulebookId, name, version, numbers, draftedAt, draftedBy: actor.id };
      await this.db.of(Rulebook).insert({ ...row, state: 'draft' });
      await this.events.record<RulebookDrafted>(
        { name: 'tracks.rulebook-drafted', subject: rulebookId, data: { rulebookId, version } },
        actor,
      );
      return { rulebookId };
    });
  }
}
