import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { CurationStep, EvaluationMode } from './curation.types.js';
import { CurationRecord } from './curation-record.js';

export interface CurateBlockInput {
  titleVersionId: string;
  blockId: string;
  /** In their order, with the wording that the officer gives them. */
  competences: { name: string; criteria: string[]; evaluationMode?: EvaluationMode | null }[];
  /** The revision that the officer had before them; without it, whatever stands is replaced. */
  revision?: number;
  /** What the officer did, for the history of the block. */
  step?: CurationStep;
}

/** Puts the competences of a block in order, with the criteria of each; the official wording stays beside them. */
@Injectable()
export class CurateBlock {
  constructor(
    private readonly db: Db,
    private readonly record: CurationRecord,
  ) {}

  run({ competences, step = 'written', ...which }: CurateBlockInput, actor: Actor): Promise<{ blockId: string }> {
    return this.db.transaction(async () => {
      const block = await this.record.open(which);
      const curated = competences.map((competence) => ({
        ...competence,
        evaluationMode: competence.evaluationMode ?? null,
      }));
      return this.record.keep(block, { competences: curated, step }, actor);
    });
  }
}
