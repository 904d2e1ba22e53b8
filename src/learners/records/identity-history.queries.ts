import { Injectable } from '@nestjs/common';
import { AccountNames } from '../../identity/index.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { changedFields } from './civil-identity.rules.js';
import {
  type CivilIdentity,
  IDENTITY_FIELDS,
  type IdentityDocument,
  type IdentityRecord,
} from './civil-identity.types.js';
import { IdentitiesQueries } from './identities.queries.js';

/** A field as it stood before and after a correction. */
export interface FieldChange {
  field: keyof CivilIdentity;
  before: string | number | null;
  after: string | number | null;
}

/** Something that was done with a civil identity; `by` is null for the system itself. */
export type HistoryEntry = { at: Date; by: string | null } & (
  | { kind: 'recorded' }
  | { kind: 'corrected'; reason: string; changes: FieldChange[] }
  | { kind: 'checked'; document: IdentityDocument; checkedOn: string }
  | { kind: 'read'; reason: string }
);

interface CheckRow {
  at: Date;
  byId: string;
  document: IdentityDocument;
  checkedOn: string;
}

interface ReadingRow {
  at: Date;
  byId: string;
  reason: string;
}

/** What was ever done with the civil identity of a learner: recorded, corrected, checked, read with a reason. */
@Injectable()
export class IdentityHistory {
  constructor(
    private readonly db: Db,
    private readonly identities: IdentitiesQueries,
    private readonly names: AccountNames,
  ) {}

  /** Newest first. Throws `LearnerUnknown` for whom the reader may not see. */
  async for(actor: Actor, learnerId: string): Promise<HistoryEntry[]> {
    const records = await this.identities.historyFor(actor, learnerId);
    const checks = await this.db.sql<CheckRow>(
      `SELECT checked_at AS at, checked_by AS "byId", document, checked_on AS "checkedOn"
       FROM learners.identity_check WHERE learner_id = $1`,
      [learnerId],
    );
    const readings = await this.db.sql<ReadingRow>(
      'SELECT read_at AS at, read_by AS "byId", reason FROM learners.identity_reading WHERE learner_id = $1',
      [learnerId],
    );
    const people = [
      ...records.map(({ recordedBy }) => recordedBy),
      ...[...checks, ...readings].map(({ byId }) => byId),
    ];
    const names = await this.names.of(people);
    const by = (id: string) => names.get(id) ?? null;
    // Of what came at the same moment, a check or a reading came after what it looked at.
    const entries: HistoryEntry[] = [
      ...readings.map(({ byId, ...reading }) => ({ kind: 'read' as const, by: by(byId), ...reading })),
      ...checks.map(({ byId, ...check }) => ({ kind: 'checked' as const, by: by(byId), ...check })),
      ...records.map((record, n) => recordedEntry(record, records[n + 1], by(record.recordedBy))),
    ];
    return entries.toSorted((a, b) => +b.at - +a.at);
  }
}

function recordedEntry(record: IdentityRecord, before: IdentityRecord | undefined, by: string | null): HistoryEntry {
  const { recordedAt: at, reason } = record;
  if (!before || reason === null) return { kind: 'recorded', at, by };
  return { kind: 'corrected', at, by, reason, changes: changesBetween(before, record) };
}

function changesBetween(before: CivilIdentity, after: CivilIdentity): FieldChange[] {
  const changed = changedFields(before, after);
  return IDENTITY_FIELDS.filter((field) => changed.includes(field)).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}
