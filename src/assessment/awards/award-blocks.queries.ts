import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { JsonObject } from '../../platform/documents/document-printer.js';
import { type BlockStanding, TracksApi } from '../../tracks/index.js';

interface JuryOfBlock {
  blockId: string;
  heldOn: string;
  minutes: string;
}

/** How each block of an awarded title came to be held. */
@Injectable()
export class AwardBlocksQueries {
  constructor(
    private readonly db: Db,
    private readonly tracks: TracksApi,
  ) {}

  /**
   * The blocks as the annex of a parchment has them, with the jury or the equivalence of each and what was recognised in
   * it; null where juries alone judged all of it. A completed track never changes, so neither does this.
   */
  async recognisedIn(enrolmentId: string): Promise<JsonObject[] | null> {
    const blocks = await this.tracks.standing(enrolmentId);
    if (!blocks.some(isRecognised)) return null;
    const juries = await this.db.sql<JuryOfBlock>(
      `SELECT r.block_id AS "blockId", j.held_on AS "heldOn", m.number AS minutes
       FROM tracks.pub_block_result r
       JOIN assessment.jury j ON j.id = r.jury_id
       JOIN assessment.minutes m ON m.jury_id = j.id
       WHERE r.enrolment_id = $1 AND r.result = 'validated'`,
      [enrolmentId],
    );
    const juryOf = new Map(juries.map(({ blockId, heldOn, minutes }) => [blockId, { heldOn, minutes }]));
    return blocks.map((block) => lineOf(block, juryOf.get(block.blockId)));
  }
}

function isRecognised({ recognition, competences }: BlockStanding): boolean {
  return recognition !== null || competences.some((competence) => competence.recognition !== null);
}

function lineOf(block: BlockStanding, jury: Omit<JuryOfBlock, 'blockId'> | undefined): JsonObject {
  const { code, name: title, recognition, competences } = block;
  if (recognition) return { code, title, equivalence: { source: recognition.source, on: recognition.on } };
  const recognised = competences.flatMap((competence) => {
    if (!competence.recognition) return [];
    const { kind, source, on } = competence.recognition;
    return [{ code: competence.code, title: competence.name, kind, source, on }];
  });
  return { code, title, ...(jury && { jury: { ...jury } }), recognised };
}
