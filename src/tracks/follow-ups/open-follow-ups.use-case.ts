import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { addDays } from '../../platform/kernel/period.js';
import { type PacedToday, PacesQueries } from '../pace/paces.queries.js';
import { alertOf, type Cause } from './alert.rules.js';
import { FollowUpCause } from './follow-up-cause.entity.js';
import { FollowUp } from './follow-up.entity.js';
import type { FollowUpOpened } from './follow-ups.events.js';

const AT_ONCE = 500;

/** Opens a follow-up for every learner at risk whom nobody sees to yet; done twice, it opens none twice. */
@Injectable()
export class OpenFollowUps {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly paces: PacesQueries,
  ) {}

  async run(_input: object, actor: Actor): Promise<{ opened: number }> {
    let opened = 0;
    for (let after = ''; ;) {
      const ids = await this.running(after);
      for (const track of await this.paces.today(ids)) {
        if (track.pace.state === 'at-risk' && (await this.openFor(track, actor))) opened += 1;
      }
      if (ids.length < AT_ONCE) return { opened };
      after = ids.at(-1) ?? '';
    }
  }

  /** Opens one when the alert has a cause that was not told, and none is open: one is closed before another opens. */
  private openFor({ enrolmentId, learnerId, pace, track, today }: PacedToday, actor: Actor): Promise<boolean> {
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const told = await this.db.of(FollowUpCause).findBy({ enrolmentId });
      const { causes, reasons } = alertOf({ ...track, pace }, told);
      if (causes.length === 0 || (await this.isOneOpen(enrolmentId))) return false;

      const followUpId = newId();
      const openedAt = (await this.clock.now()).toJSDate();
      const dueOn = addDays(today, track.rulebook.followUpDays);
      const none = { closedAt: null, closedBy: null, outcome: null };
      await this.db.of(FollowUp).insert({ id: followUpId, enrolmentId, reasons, dueOn, openedAt, ...none });
      await this.db.of(FollowUpCause).insert(causes.map((cause) => ({ ...cause, enrolmentId, followUpId })));
      const data = { enrolmentId, learnerId, followUpId, causes: causes.map(codeOf), dueOn };
      await this.events.record<FollowUpOpened>({ name: 'tracks.follow-up-opened', subject: enrolmentId, data }, actor);
      return true;
    });
  }

  private isOneOpen(enrolmentId: string): Promise<boolean> {
    return this.db.of(FollowUp).existsBy({ enrolmentId, closedAt: IsNull() });
  }

  private async running(after: string): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT id FROM tracks.enrolment WHERE state = 'active' AND ($1 = '' OR id > $1::uuid) ORDER BY id LIMIT $2`,
      [after, AT_ONCE],
    );
    return rows.map(({ id }) => id);
  }
}

function codeOf({ code }: Cause): string {
  return code;
}
