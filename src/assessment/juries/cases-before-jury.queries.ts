import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { BeforeJury } from '../../tracks/index.js';
import { AWAITS_DECISION } from './jury.types.js';

/** Tells the room of tracks, which may not ask this one, which learners sit before a jury or a panel of appeal. */
@Injectable()
export class CasesBeforeJury implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly asked: BeforeJury,
  ) {}

  onModuleInit(): void {
    this.asked.answeredBy((enrolmentIds) => this.among(enrolmentIds));
  }

  /** Those with a case that nobody has decided and told yet, or whose appeal is still to be answered. */
  private async among(enrolmentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.sql<{ enrolmentId: string }>(
      `SELECT DISTINCT enrolment_id AS "enrolmentId" FROM assessment.jury_case
       WHERE enrolment_id = ANY($1::uuid[]) AND (${AWAITS_DECISION} OR state = 'appealed')`,
      [enrolmentIds],
    );
    return new Set(rows.map(({ enrolmentId }) => enrolmentId));
  }
}
