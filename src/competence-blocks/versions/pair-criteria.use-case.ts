import { Injectable } from '@nestjs/common';
import { CriteriaNotPairable, CriterionUnknown } from '../competence-blocks.errors.js';
import type { CriteriaPaired } from '../competence-blocks.events.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { mayPairCriteria } from './correspondence.rules.js';
import { CorrespondencesQueries } from './correspondences.queries.js';

export interface PairCriteriaInput {
  fromCriterionId: string;
  toCriterionId: string;
  /** Do they ask the same? False sets apart what the wording or an officer had paired. */
  isSame: boolean;
  reason: string;
}

interface Placed {
  id: string;
  name: string;
  blockId: string;
  titleVersionId: string;
  titleCode: string;
}

const PLACED = `SELECT k.id, k.name, b.id AS "blockId", t.id AS "titleVersionId", t.code AS "titleCode"
  FROM competence_blocks.criterion k JOIN competence_blocks.competence c ON c.id = k.competence_id
  JOIN competence_blocks.block b ON b.id = c.block_id
  JOIN competence_blocks.title_version t ON t.id = b.title_version_id WHERE k.id = $1`;

const INSERT = `INSERT INTO competence_blocks.criterion_correspondence (id, from_block_id, to_block_id, from_wording,
    to_wording, from_mark, to_mark, number, is_same, reason, decided_at, decided_by)
  SELECT $1, $2, $3, w.from_wording, w.to_wording, w.from_mark, w.to_mark, 1 + (
      SELECT count(*) FROM competence_blocks.criterion_correspondence d
      WHERE d.from_block_id = $2 AND d.to_block_id = $3 AND d.from_mark = w.from_mark AND d.to_mark = w.to_mark),
    $6, $7, $8, $9
  FROM (SELECT $4::text AS from_wording, $5::text AS to_wording, competence_blocks.wording_mark($4) AS from_mark,
    competence_blocks.wording_mark($5) AS to_mark) w`;

/**
 * Says by hand that two criteria of corresponding blocks ask the same, or that they do not. Throws CriterionUnknown,
 * CriteriaNotPairable.
 */
@Injectable()
export class PairCriteria {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly correspondences: CorrespondencesQueries,
  ) {}

  run(
    { fromCriterionId, toCriterionId, isSame, reason }: PairCriteriaInput,
    actor: Actor,
  ): Promise<{ isSame: boolean }> {
    return this.db.transaction(async () => {
      const known = [await this.placed(fromCriterionId), await this.placed(toCriterionId)];
      await this.db.lock(...known.map(({ titleCode }) => `title ${titleCode}`));
      const from = await this.placed(fromCriterionId);
      const to = await this.placed(toCriterionId);
      const [standing] = await this.correspondences.historyOf({ fromBlockId: from.blockId, toBlockId: to.blockId });
      refuseUnless(mayPairCriteria({ kind: standing?.kind ?? null }), (checks) => new CriteriaNotPairable(checks));
      if ((await this.arePaired(from, to)) === isSame) return { isSame };

      const decidedAt = (await this.clock.now()).toJSDate();
      const blocks = [from.blockId, to.blockId];
      await this.db.sql(INSERT, [newId(), ...blocks, from.name, to.name, isSame, reason, decidedAt, actor.id]);
      const data = { fromCriterionId, toCriterionId, isSame };
      await this.events.record<CriteriaPaired>(
        { name: 'competence-blocks.criteria-paired', subject: to.titleVersionId, data },
        actor,
      );
      return { isSame };
    });
  }

  private async arePaired(from: Placed, to: Placed): Promise<boolean> {
    const pairs = await this.correspondences.criteriaBetween(from.titleVersionId, to.titleVersionId);
    return pairs.some((pair) => pair.fromCriterionId === from.id && pair.toCriterionId === to.id);
  }

  private async placed(criterionId: string): Promise<Placed> {
    const placed = await this.db.one<Placed>(PLACED, [criterionId]);
    if (!placed) throw new CriterionUnknown(criterionId);
    return placed;
  }
}
