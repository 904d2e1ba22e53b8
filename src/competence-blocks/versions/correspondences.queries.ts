import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { BlockFacts } from '../titles/title.types.js';
import { type ComparedBlock, type Proposal, proposalsOf } from './correspondence.rules.js';
import type { BlockPair, CorrespondenceKind, CorrespondenceSource, DecidedKind } from './correspondence.types.js';
import { namedPairs } from './named-correspondences.rules.js';
import type { VersionPair } from './version-pairs.js';

/** One decision on two blocks. */
export interface CorrespondenceDecision extends BlockPair {
  number: number;
  kind: DecidedKind;
  source: CorrespondenceSource;
  proposedKind: CorrespondenceKind | null;
  reason: string | null;
  decidedAt: Date;
  decidedBy: string;
}

/** How two blocks stand: what was decided last, and what is proposed. */
export interface CorrespondenceLine extends BlockPair {
  /** How many decisions there were. */
  number: number;
  decision: CorrespondenceDecision | null;
  proposal: Proposal | null;
}

/** Two criteria that ask the same, and whether an officer paired them by hand. */
export interface CriterionPair {
  fromCriterionId: string;
  toCriterionId: string;
  isByHand: boolean;
}

const DECISION = `SELECT d.from_block_id AS "fromBlockId", d.to_block_id AS "toBlockId", d.number, d.kind, d.source,
    d.proposed_kind AS "proposedKind", d.reason, d.decided_at AS "decidedAt", d.decided_by AS "decidedBy"
  FROM competence_blocks.block_correspondence d`;

/** Which blocks and criteria of two versions correspond. */
@Injectable()
export class CorrespondencesQueries {
  constructor(private readonly db: Db) {}

  /** The pairs of blocks that are decided or proposed, in the order of the older version. */
  async between({ from, to, places }: VersionPair): Promise<CorrespondenceLine[]> {
    const decisions = await this.db.sql<CorrespondenceDecision>(
      `${DECISION} JOIN competence_blocks.block f ON f.id = d.from_block_id
       JOIN competence_blocks.block t ON t.id = d.to_block_id
       WHERE f.title_version_id = $1 AND t.title_version_id = $2
       ORDER BY f.position, f.id, t.position, t.id, d.number DESC`,
      [from.id, to.id],
    );
    const proposals = proposalsOf(
      from.blocks.map(compared),
      to.blocks.map(compared),
      namedPairs(places.from, places.to),
    );
    return from.blocks.flatMap((older) =>
      to.blocks.flatMap((newer) => {
        const isTheirs = (pair: BlockPair) => pair.fromBlockId === older.id && pair.toBlockId === newer.id;
        const decision = decisions.find(isTheirs) ?? null;
        const proposal = proposals.find(isTheirs) ?? null;
        if (!decision && !proposal) return [];
        return [{ fromBlockId: older.id, toBlockId: newer.id, number: decision?.number ?? 0, decision, proposal }];
      }),
    );
  }

  /** Every decision on two blocks, the newest first. */
  historyOf({ fromBlockId, toBlockId }: BlockPair): Promise<CorrespondenceDecision[]> {
    return this.db.sql<CorrespondenceDecision>(
      `${DECISION} WHERE d.from_block_id = $1 AND d.to_block_id = $2 ORDER BY d.number DESC`,
      [fromBlockId, toBlockId],
    );
  }

  /** The pairs of criteria of two versions that ask the same, under blocks that correspond. */
  criteriaBetween(fromTitleVersionId: string, toTitleVersionId: string): Promise<CriterionPair[]> {
    return this.db.sql<CriterionPair>(
      `SELECT p.from_criterion_id AS "fromCriterionId", p.to_criterion_id AS "toCriterionId", p.is_by_hand AS "isByHand"
       FROM competence_blocks.criterion_pair p JOIN competence_blocks.block f ON f.id = p.from_block_id
       JOIN competence_blocks.block t ON t.id = p.to_block_id
       WHERE f.title_version_id = $1 AND t.title_version_id = $2
       ORDER BY p.from_criterion_id, p.to_criterion_id`,
      [fromTitleVersionId, toTitleVersionId],
    );
  }
}

/** A block as it is compared: its competences, each with the criteria that do not only repeat it. */
export function compared({ id, code, name, competences }: BlockFacts): ComparedBlock {
  const texts = competences.flatMap((competence) => [
    competence.name,
    ...competence.criteria.flatMap((criterion) => (criterion.name === competence.name ? [] : criterion.name)),
  ]);
  return { id, code, name, texts };
}
