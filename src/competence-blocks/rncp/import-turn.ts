import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { ImportUnderWay } from '../competence-blocks.errors.js';

const KEY = `hashtextextended('competence-blocks: import of the register', 0)`;

/** The turn to import the register: one import at a time in all processes. It ends with its connection, however that ends. */
@Injectable()
export class ImportTurn {
  constructor(private readonly db: Db) {}

  /** Does the work while nobody else can; throws ImportUnderWay at once when somebody does. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const connection = await this.db.pool.connect();
    let lost: Error | undefined;
    const lose = (error: Error) => {
      lost = error;
    };
    connection.on('error', lose);
    try {
      const { rows } = await connection.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${KEY}) AS mine`);
      if (!rows[0]?.mine) throw new ImportUnderWay();
      try {
        return await work();
      } finally {
        if (!lost) await connection.query(`SELECT pg_advisory_unlock(${KEY})`).catch(lose);
      }
    } finally {
      connection.off('error', lose);
      connection.release(lost);
    }
  }
}
