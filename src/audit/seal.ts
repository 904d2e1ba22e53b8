import { createHash } from 'node:crypto';

/** What the first entry is sealed to. */
export const BEGINNING = '0'.repeat(64);

/** Everything of an entry that its seal covers: all columns but the hash itself. */
export interface SealedFacts {
  position: number;
  eventPosition: number;
  name: string;
  subject: string;
  actorId: string;
  /** Microseconds since 1970, which is all that the database keeps of an instant. */
  recordedMicros: string;
  data: string;
  previousHash: string;
}

/** The seal of an entry: SHA-256, in hex, of its facts as canonical JSON. */
export function sealOf(facts: SealedFacts): string {
  const { position, eventPosition, name, subject, actorId, recordedMicros, data, previousHash } = facts;
  // Written in the order of the keys, which is what makes it canonical.
  const covered = { actorId, data, eventPosition, name, position, previousHash, recordedMicros, subject };
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
}
