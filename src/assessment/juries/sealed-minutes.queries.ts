import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { MinutesStanding } from './minutes.rules.js';
import type { MinutesContent } from './minutes.types.js';

/** Minutes as they were sealed, with who has signed them since. */
export interface SealedMinutes {
  id: string;
  juryId: string;
  number: string;
  content: MinutesContent;
  sha256: string;
  sealedAt: Date;
  signatures: { memberId: string; signedAt: string }[];
}

/** Reads sealed minutes. */
@Injectable()
export class SealedMinutesQueries {
  constructor(private readonly db: Db) {}

  /** The minutes of a jury; null before they are sealed. */
  of(juryId: string): Promise<SealedMinutes | null> {
    return this.db.one<SealedMinutes>(
      `SELECT m.id, m.jury_id AS "juryId", m.number, m.content, m.sha256, m.sealed_at AS "sealedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('memberId', s.member_id, 'signedAt', s.signed_at)
             ORDER BY s.signed_at, s.member_id)
           FROM assessment.minutes_signature s WHERE s.minutes_id = m.id), '[]') AS signatures
       FROM assessment.minutes m WHERE m.jury_id = $1`,
      [juryId],
    );
  }

  /** How far the minutes of a jury have come, as what follows from them is told. */
  async standing(juryId: string): Promise<MinutesStanding> {
    const minutes = await this.of(juryId);
    return minutes ? { isSealed: true, missing: missingSigners(minutes) } : { isSealed: false, missing: [] };
  }
}

/** The names of the members who were present and have not signed. */
export function missingSigners({ content, signatures }: SealedMinutes): string[] {
  return content.members
    .filter(({ id, present }) => present && !signatures.some(({ memberId }) => memberId === id))
    .map(({ name }) => name);
}
