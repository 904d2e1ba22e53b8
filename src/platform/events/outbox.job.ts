import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Jobs } from '../jobs/jobs.js';
import type { DeliveredEvent, EventReceiver } from './event.types.js';
import { Events } from './events.js';

/**
 * Delivers the events of one subject in their order, at least once; what a receiver changes is written together with
 * its receipt. A receiver that fails holds back its subject alone, and the job is tried again later.
 */
@Injectable()
export class DeliverEvents implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.jobs.define('deliver-events', (payload) => this.run((payload as { subject: string }).subject));
  }

  /** Tells every receiver what it has not had yet about this subject. */
  async run(subject: string): Promise<void> {
    for (;;) {
      const delivered = await this.db.transaction(async () => {
        await this.db.lock(`events ${subject}`);
        const event = await this.nextOf(subject);
        if (!event) return false;
        for (const receiver of this.events.receivers) await this.tell(receiver, event);
        await this.db.sql('UPDATE platform.outbox_event SET delivered_at = now() WHERE position = $1', [
          event.position,
        ]);
        return true;
      });
      if (!delivered) return;
    }
  }

  private nextOf(subject: string): Promise<DeliveredEvent | null> {
    return this.db.one<DeliveredEvent>(
      `SELECT position, name, subject, data, actor_id AS "actorId", recorded_at AS "recordedAt"
       FROM platform.outbox_event WHERE subject = $1 AND delivered_at IS NULL ORDER BY position LIMIT 1`,
      [subject],
    );
  }

  private async tell(receiver: EventReceiver, event: DeliveredEvent): Promise<void> {
    if (receiver.events !== '*' && !receiver.events.includes(event.name)) return;
    const [first] = await this.db.sql(
      `INSERT INTO platform.event_receipt (receiver, position) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING position`,
      [receiver.name, event.position],
    );
    if (first) await receiver.run(event);
  }
}
