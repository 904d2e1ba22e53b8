import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import type { CertifiedPassage, Holder } from '../accrochage/accrochage.types.js';
import { isDeclarable } from '../accrochage/holder-identity.rules.js';
import { AwardsToDeclareQueries } from './awards-to-declare.queries.js';
import type { DeclarationPeriod } from './declarations.types.js';
import { type AwardToDeclare, passageOf } from './declared-award.rules.js';
import { IncompleteAwards } from './incomplete-awards.rules.js';

/** One declaration while it is made: what it is for, and what was counted so far. */
export class Making {
  passages = 0;
  readonly incomplete: IncompleteAwards;

  /** `today` is a day, YYYY-MM-DD. */
  constructor(
    readonly declarationId: string,
    readonly period: DeclarationPeriod,
    readonly today: string,
  ) {
    this.incomplete = new IncompleteAwards(today);
  }
}

/** The lines of one file in their order, each recorded as it goes out; what is incomplete is counted instead. */
@Injectable()
export class PassagesOfFile {
  constructor(
    private readonly db: Db,
    private readonly awards: AwardsToDeclareQueries,
  ) {}

  async *record(making: Making): AsyncGenerator<CertifiedPassage[]> {
    for await (const awards of this.awards.stream(making.period)) {
      const ready = awards.filter((award) => this.isReady(award, making));
      const passages = ready.map((award) => passageOf(award, newId()));
      await this.db.sql(
        `INSERT INTO compliance.declared_passage (id, declaration_id, award_id, state)
         SELECT line.id, $1, line.award_id, 'sent' FROM unnest($2::uuid[], $3::uuid[]) AS line (id, award_id)`,
        [making.declarationId, passages.map(({ technicalId }) => technicalId), ready.map(({ awardId }) => awardId)],
      );
      making.passages += passages.length;
      yield passages;
    }
  }

  private isReady(award: AwardToDeclare, { today, incomplete }: Making): award is AwardToDeclare & Holder {
    if (isDeclarable(award, today)) return true;
    incomplete.add(award);
    return false;
  }
}
