import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../kernel/actor.js';
import type { EventReceiver, NewEvent } from './event.types.js';

/** Records facts in the transaction that makes them, and knows who is to be told. */
@Injectable()
export class Events {
  readonly receivers: EventReceiver[] = [];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a fact and asks for its delivery after the commit. `at` is the time of the change where it is known already.
   * Throws outside a transaction.
   */
  async record<Event extends NewEvent>(event: Event, actor: Actor, at?: DateTime): Promise<void> {
    if (!this.db.inTransaction) throw new Error('An event is recorded with its change, in one transaction');
    const now = at ?? (await this.clock.now());
    await this.db.sql(
      `WITH written AS (
         INSERT INTO platform.outbox_event (name, subject, data, actor_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING subject)
       SELECT graphile_worker.add_job('deliver-events', json_build_object('subject', $2::uuid),
         job_key => 'deliver-events:' || $2::text) FROM written`,
      [event.name, event.subject, JSON.stringify(event.data), actor.id, now.toJSDate()],
    );
  }

  /** Adds a receiver; called while the application starts. */
  tell(receiver: EventReceiver): void {
    if (this.receivers.some(({ name }) => name === receiver.name)) throw new Error(`Two receivers ${receiver.name}`);
    this.receivers.push(receiver);
  }
}
