import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { CurationStep } from './curation.types.js';

/** One state of a block in its history, with who made it; nobody for the import. */
export interface RevisionLine {
  number: number;
  step: CurationStep;
  competences: number;
  /** The revision that this one took back. */
  restores: number | null;
  madeAt: Date;
  madeBy: string | null;
}

const MOST_LINES = 50;

/** The history of the curation of a block. */
@Injectable()
export class CurationQueries {
  constructor(private readonly db: Db) {}

  /** The states of a block, the newest first; at most 50. */
  revisionsOf(blockId: string): Promise<RevisionLine[]> {
    return this.db.sql<RevisionLine>(
      `SELECT number, step, jsonb_array_length(competences) AS competences, restores, made_at AS "madeAt",
         made_by AS "madeBy"
       FROM competence_blocks.block_revision WHERE block_id = $1 ORDER BY number DESC LIMIT ${MOST_LINES}`,
      [blockId],
    );
  }
}
