import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** A person who may be called to juries. */
export interface JuryMemberInList {
  id: string;
  fullName: string;
  capacity: string;
  employer: string;
  outside: boolean;
  titles: { code: string; evidence: string }[];
}

/** The people who may be called to juries. */
@Injectable()
export class JuryMembersQueries {
  constructor(private readonly db: Db) {}

  /** All of them, or those qualified for one title, by name. */
  list(titleCode: string | null): Promise<JuryMemberInList[]> {
    return this.db.sql<JuryMemberInList>(
      `SELECT m.id, m.full_name AS "fullName", m.capacity, m.employer, m.is_outside AS outside,
         coalesce((SELECT jsonb_agg(jsonb_build_object('code', q.title_code, 'evidence', q.evidence)
             ORDER BY q.title_code)
           FROM assessment.jury_qualification q WHERE q.member_id = m.id), '[]') AS titles
       FROM assessment.jury_member m
       WHERE $1::text IS NULL
         OR EXISTS (SELECT 1 FROM assessment.jury_qualification q WHERE q.member_id = m.id AND q.title_code = $1)
       ORDER BY m.full_name, m.id`,
      [titleCode],
    );
  }
}
