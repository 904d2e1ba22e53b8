import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { hashOfSecret, newSecret } from '../../platform/kernel/secret.js';
import { CalendarAddress } from './calendar-address.entity.js';

/** Makes, knows again and withdraws the private address of a person's sessions; each has one at the most. */
@Injectable()
export class CalendarAddresses {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Since when the person has an address; null without one. */
  async madeAt({ id }: Actor): Promise<Date | null> {
    const address = await this.db.of(CalendarAddress).findOneBy({ accountId: id });
    return address?.madeAt ?? null;
  }

  /** Answers the path of a new address; the one before leads nowhere from now on. */
  async make({ id: accountId }: Actor): Promise<string> {
    const secret = newSecret();
    const madeAt = (await this.clock.now()).toJSDate();
    await this.db.of(CalendarAddress).upsert({ accountId, secretHash: hashOfSecret(secret), madeAt }, ['accountId']);
    return `/calendar/${secret}.ics`;
  }

  /** The address leads nowhere from now on. */
  async withdraw({ id: accountId }: Actor): Promise<void> {
    await this.db.of(CalendarAddress).delete({ accountId });
  }

  /** Whose sessions are read under this secret; null for one that is not, or no longer, good. */
  async ownerOf(secret: string): Promise<string | null> {
    const address = await this.db.of(CalendarAddress).findOneBy({ secretHash: hashOfSecret(secret) });
    return address?.accountId ?? null;
  }
}
