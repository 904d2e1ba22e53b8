import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';

/** What is numbered year by year. */
export type Series = 'jury' | 'minutes' | 'award';

const WRITTEN: Record<Series, (year: number, count: number) => string> = {
  jury: (year, count) => `J-${year}-${String(count).padStart(4, '0')}`,
  minutes: (year, count) => `PV-${year}-${String(count).padStart(4, '0')}`,
  award: (year, count) => `${year}-${String(count).padStart(6, '0')}`,
};

/** Gives the numbers of juries, minutes and awards, without gaps in a year. */
@Injectable()
export class Numbers {
  constructor(private readonly db: Db) {}

  /** The next number of the year of this day. The series waits for the end of the transaction, which may yet fail. */
  async next(series: Series, onDay: string): Promise<string> {
    if (!this.db.inTransaction) throw new Error('A number is given in the transaction that writes it');
    const year = Number(onDay.slice(0, 4));
    const row = await this.db.one<{ last: number }>(
      `INSERT INTO assessment.number_series AS s (series, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last`,
      [series, year],
    );
    return WRITTEN[series](year, row?.last ?? 1);
  }
}
