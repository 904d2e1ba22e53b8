import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { RECEIVER } from './keep-entries.job.js';
import { BEGINNING, type SealedFacts, sealOf } from './seal.js';

const ENTRIES_AT_A_TIME = 1000;

/** Where the chain ends: noted outside the database, it shows later that nothing before was taken away or rewritten. */
export interface AuditHead {
  position: number;
  hash: string;
}

/**
 * What is wrong at a position: `missing` from the middle, `unlinked` from the entry before, `altered` in a column,
 * `cut-off` from the end, `rewritten` since the head was noted.
 */
export type AuditFlaw = 'missing' | 'unlinked' | 'altered' | 'cut-off' | 'rewritten';

export interface AuditVerdict {
  entries: number;
  head: AuditHead;
  /** The first entry that is not as it was sealed; null when all are. */
  firstBad: { position: number; flaw: AuditFlaw } | null;
}

type EntryRow = SealedFacts & { hash: string };

/** Is every event still recorded as it was sealed, from the first on? */
@Injectable()
export class VerifyAudit {
  constructor(private readonly db: Db) {}

  /** `noted` is the head of an earlier verification, kept where nobody with the database could change it. */
  async run(noted?: AuditHead): Promise<AuditVerdict> {
    let head: AuditHead = { position: 0, hash: BEGINNING };
    for await (const entries of this.entries()) {
      for (const entry of entries) {
        const flaw = flawOf(entry, head, noted);
        if (flaw) return { entries: head.position, head, firstBad: { position: head.position + 1, flaw } };
        head = { position: entry.position, hash: entry.hash };
      }
    }
    const isCutOff = (noted && noted.position > head.position) || (await this.lacksDelivered());
    const firstBad = isCutOff ? { position: head.position + 1, flaw: 'cut-off' as const } : null;
    return { entries: head.position, head, firstBad };
  }

  private async *entries(): AsyncGenerator<EntryRow[]> {
    for (let after = 0; ;) {
      const rows = await this.db.sql<EntryRow>(
        `SELECT position, event_position AS "eventPosition", name, subject, actor_id AS "actorId", data,
           (extract(epoch FROM recorded_at) * 1000000)::bigint::text AS "recordedMicros",
           previous_hash AS "previousHash", hash
         FROM audit.entry WHERE position > $1 ORDER BY position LIMIT $2`,
        [after, ENTRIES_AT_A_TIME],
      );
      yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < ENTRIES_AT_A_TIME) return;
      after = last.position;
    }
  }

  /** Was an event delivered to the audit that has no entry? The outbox remembers for some time what it delivered. */
  private async lacksDelivered(): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM platform.event_receipt r
       WHERE r.receiver = $1 AND NOT EXISTS (SELECT 1 FROM audit.entry e WHERE e.event_position = r.position) LIMIT 1`,
      [RECEIVER],
    );
    return row !== null;
  }
}

function flawOf(entry: EntryRow, head: AuditHead, noted?: AuditHead): AuditFlaw | null {
  if (entry.position !== head.position + 1) return 'missing';
  if (entry.previousHash !== head.hash) return 'unlinked';
  if (sealOf(entry) !== entry.hash) return 'altered';
  return noted?.position === entry.position && noted.hash !== entry.hash ? 'rewritten' : null;
}
