import { Injectable } from '@nestjs/common';
import type { TitleExpires } from '../competence-blocks.events.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TitleVersion } from '../titles/title-version.entity.js';
import { ExpiryWarning } from './expiry-warning.entity.js';
import { endsWatched, warningsDue } from './expiry.rules.js';
import type { WarningOutcome } from './expiry.types.js';

/**
 * Warns officers 12, 6 and 3 months before learners can no longer enter a version, or it can no longer be awarded: once
 * each, done as often as may be. After a silence of months only the nearest is told.
 */
@Injectable()
export class WarnOfExpiry {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  async run(_input: object, actor: Actor): Promise<{ warned: number }> {
    const versions = await this.db.sql<{ id: string; code: string }>(
      `SELECT id, code FROM competence_blocks.title_version WHERE state <> 'draft' ORDER BY code, version`,
    );
    let warned = 0;
    for (const { id, code } of versions) warned += await this.warnOf(id, code, actor);
    return { warned };
  }

  private warnOf(titleVersionId: string, code: string, actor: Actor): Promise<number> {
    return this.db.transaction(async () => {
      await this.db.lock(`title ${code}`);
      const title = await this.db.of(TitleVersion).findOneByOrFail({ id: titleVersionId });
      const now = await this.clock.now();
      const known = await this.db.of(ExpiryWarning).findBy({ titleVersionId });
      let warned = 0;
      for (const { ending, endsOn } of endsWatched(title)) {
        const noted = known.filter((warning) => warning.ending === ending).map(({ months }) => months);
        const { send, passed } = warningsDue({ today: dayOf(now, 'Europe/Paris'), endsOn, noted });
        const warning = { titleVersionId, ending, endsOn, notedAt: now.toJSDate() };
        const rows = passed.map((months) => ({ ...warning, months, outcome: 'passed' as WarningOutcome }));
        if (send !== null) rows.push({ ...warning, months: send, outcome: 'sent' });
        if (rows.length > 0) await this.db.of(ExpiryWarning).insert(rows);
        if (send === null) continue;
        const data = { titleVersionId, code, version: title.version, ending, endsOn, months: send };
        await this.events.record<TitleExpires>(
          { name: 'competence-blocks.title-expires', subject: titleVersionId, data },
          actor,
          now,
        );
        warned += 1;
      }
      return warned;
    });
  }
}
