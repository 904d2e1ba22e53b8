import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import type { CertifiedPassage } from '../accrochage/accrochage.types.js';
import { isDeclarable } from '../accrochage/holder-identity.rules.js';
import { AwardsToDeclareQueries } from './awards-to-declare.queries.js';
import type { DeclarationPeriod } from './declarations.types.js';
import { passageOf } from './declared-award.rules.js';
import { IncompleteAwards } from './incomplete-awards.rules.js';

const LINES_AT_A_TIME = 2000;

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

interface Line {
  id: string;
  awardId: string;
}

/** The lines of one file in their order, each recorded as it goes out; what is incomplete is counted instead. */
@Injectable()
export class PassagesOfFile {
  constructor(
    private readonly db: Db,
    private readonly awards: AwardsToDeclareQueries,
  ) {}

  async *record(making: Making): AsyncGenerator<CertifiedPassage> {
    let lines: Line[] = [];
    for await (const award of this.awards.stream(making.period)) {
      if (!isDeclarable(award, making.today)) {
        making.incomplete.add(award);
        continue;
      }
      const id = newId();
      making.passages += 1;
      yield passageOf(award, id);
      lines.push({ id, awardId: award.awardId });
      if (lines.length < LINES_AT_A_TIME) continue;
      await this.write(making.declarationId, lines);
      lines = [];
    }
    await this.write(making.declarationId, lines);
  }

  private async write(declarationId: string, lines: Line[]): Promise<void> {
    await this.db.sql(
      `INSERT INTO compliance.declared_passage (id, declaration_id, award_id, state)
       SELECT line.id, $1, line.award_id, 'sent' FROM unnest($2::uuid[], $3::uuid[]) AS line (id, award_id)`,
      [declarationId, lines.map(({ id }) => id), lines.map(({ awardId }) => awardId)],
    );
  }
}
