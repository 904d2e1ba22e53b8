import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { DeliveredEvent } from '../platform/events/event.types.js';
import { Events } from '../platform/events/events.js';
import { canonicalJson } from './canonical-json.rules.js';
import { AuditEntry } from './entry.entity.js';
import { BEGINNING, sealOf } from './seal.js';

export const RECEIVER = 'audit';

/** Keeps every event that is delivered, each sealed to the one before. */
@Injectable()
export class KeepEntries implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.tell({ name: RECEIVER, events: '*', run: (event) => this.keep(event) });
  }

  private async keep(event: DeliveredEvent): Promise<void> {
    // One chain: whoever seals waits until the entry before is committed, so that it cannot fork or have gaps.
    await this.db.lock('audit chain');
    const last = await this.db.one<{ position: number; hash: string }>(
      'SELECT position, hash FROM audit.entry ORDER BY position DESC LIMIT 1',
    );
    const { position: eventPosition, name, subject, actorId, recordedAt } = event;
    const entry = {
      position: (last?.position ?? 0) + 1,
      eventPosition,
      name,
      subject,
      actorId,
      data: canonicalJson(event.data),
      previousHash: last?.hash ?? BEGINNING,
    };
    const hash = sealOf({ ...entry, recordedMicros: `${recordedAt.getTime()}000` });
    await this.db.of(AuditEntry).insert({ ...entry, recordedAt, hash });
  }
}
