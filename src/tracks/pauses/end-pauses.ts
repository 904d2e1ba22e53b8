import type { Db } from '../../platform/database/db.js';

/** Closes what is open of a track's pauses, when it is taken up again or comes to its end. */
export async function endPauses(db: Db, enrolmentId: string, which: 'begun' | 'every'): Promise<void> {
  await db.sql(
    `UPDATE tracks.pause_request SET state = CASE state WHEN 'begun' THEN 'over' ELSE 'called-off' END
     WHERE enrolment_id = $1 AND (state = 'begun' OR ($2 AND state IN ('asked', 'granted')))`,
    [enrolmentId, which === 'every'],
  );
}
