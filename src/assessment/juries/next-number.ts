import type { Db } from '../../platform/database/db.js';

/** What is numbered year by year. */
export type Series = 'jury' | 'minutes' | 'award';

const WRITTEN: Record<Series, (year: number, count: number) => string> = {
  jury: (year, count) => `J-${year}-${String(count).padStart(4, '0')}`,
  minutes: (year, count) => `PV-${year}-${String(count).padStart(4, '0')}`,
  award: (year, count) => `${year}-${String(count).padStart(6, '0')}`,
};

/**
 * The next number of a series in the year of this day, without gaps: the series waits for the end of the transaction
 * that writes the number, and takes it back when that fails.
 */
export async function nextNumber(db: Db, series: Series, onDay: string): Promise<string> {
  if (!db.inTransaction) throw new Error('A number is given in the transaction that writes it');
  const year = Number(onDay.slice(0, 4));
  const row = await db.one<{ last: number }>(
    `INSERT INTO assessment.number_series AS s (series, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last`,
    [series, year],
  );
  return WRITTEN[series](year, row?.last ?? 1);
}
