import type { Db } from '../../platform/database/db.js';

/**
 * The number that people call an enrolment by, `2026-00042`: the year in which it was recorded, and a count over all
 * years. A sequence gives it, so that a thousand can enrol at once; what is refused leaves a gap, and none comes twice.
 */
export async function nextEnrolmentNumber(db: Db, day: string): Promise<string> {
  const next = await db.one<{ count: string }>(`SELECT nextval('tracks.enrolment_number') AS count`);
  return `${day.slice(0, 4)}-${String(next?.count).padStart(5, '0')}`;
}
