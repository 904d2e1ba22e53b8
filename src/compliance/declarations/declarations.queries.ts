import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import { type Page, pageOf } from '../../platform/kernel/page.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { isDeclarable } from '../accrochage/holder-identity.rules.js';
import { DeclarationUnknown, PeriodInvalid } from '../compliance.errors.js';
import { periodFaults } from '../period.rules.js';
import { AwardsToDeclareQueries } from './awards-to-declare.queries.js';
import { type DeclarationPeriod, type DeclarationState, type PassageState, STATE_ZONE } from './declarations.types.js';
import { IncompleteAwards, type IncompleteAward } from './incomplete-awards.rules.js';

/** What a declaration of a period would hold if it were made now. */
export interface DeclarationPreview {
  fromOn: string;
  untilOn: string;
  ready: number;
  alreadyDeclared: number;
  incomplete: IncompleteAward[];
  incompleteCount: number;
}

/** A declaration as lists show it. */
export interface DeclarationLine {
  id: string;
  flowId: string;
  fromOn: string;
  untilOn: string;
  madeAt: Date;
  state: DeclarationState;
  fileSha256: string;
  byteCount: number;
  passages: number;
  accepted: number;
  rejected: number;
}

/** One award of a file, and what became of it. */
export interface PassageLine {
  technicalId: string;
  awardId: string;
  number: string;
  learnerId: string;
  enrolmentId: string;
  birthName: string | null;
  firstName: string | null;
  state: PassageState;
  message: string | null;
  /** Was the title taken back, and the day on which the State was told of it. */
  isRevoked: boolean;
  withdrawnOn: string | null;
}

const LINE = `d.id, d.flow_id AS "flowId", d.period_from_on AS "fromOn", d.period_until_on AS "untilOn",
  d.made_at AS "madeAt", d.state, d.file_sha256 AS "fileSha256", d.byte_count AS "byteCount", d.passages,
  (SELECT coalesce(sum(r.accepted), 0)::int FROM compliance.declaration_receipt r WHERE r.declaration_id = d.id)
    AS accepted,
  (SELECT coalesce(sum(r.rejected), 0)::int FROM compliance.declaration_receipt r WHERE r.declaration_id = d.id)
    AS rejected`;

/** The declarations to the Caisse des Dépôts: what one would hold, what was sent, what came of it. */
@Injectable()
export class DeclarationsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly awards: AwardsToDeclareQueries,
    private readonly files: FileStore,
  ) {}

  /** Throws `PeriodInvalid`. */
  async preview(period: DeclarationPeriod): Promise<DeclarationPreview> {
    const today = dayOf(await this.clock.now(), STATE_ZONE);
    const faults = periodFaults(period, today, { from: 'from', until: 'until' });
    if (faults.length > 0) throw new PeriodInvalid(faults);
    const incomplete = new IncompleteAwards(today);
    let ready = 0;
    for await (const awards of this.awards.stream(period)) {
      for (const award of awards) {
        if (isDeclarable(award, today)) ready += 1;
        else incomplete.add(award);
      }
    }
    const alreadyDeclared = await this.awards.declaredCount(period);
    return { ...period, ready, alreadyDeclared, incomplete: incomplete.first, incompleteCount: incomplete.count };
  }

  /** One page of all declarations, newest first. */
  async list({ after = null, size }: { after?: string | null; size: number }): Promise<Page<DeclarationLine>> {
    const rows = await this.db.sql<DeclarationLine>(
      `SELECT ${LINE} FROM compliance.declaration d WHERE $1::uuid IS NULL OR d.id < $1 ORDER BY d.id DESC LIMIT $2`,
      [after, size + 1],
    );
    return pageOf(rows, size, ({ id }) => id);
  }

  /** Throws `DeclarationUnknown`. */
  async declaration(declarationId: string): Promise<DeclarationLine> {
    const line = await this.db.one<DeclarationLine>(`SELECT ${LINE} FROM compliance.declaration d WHERE d.id = $1`, [
      declarationId,
    ]);
    if (!line) throw new DeclarationUnknown(declarationId);
    return line;
  }

  /** The declaration whose file a receipt names; null when it was not made here. */
  withFlow(flowId: string): Promise<DeclarationLine | null> {
    return this.db.one<DeclarationLine>(`SELECT ${LINE} FROM compliance.declaration d WHERE d.flow_id = $1`, [flowId]);
  }

  /** One page of the awards in a file, in its order. Throws `DeclarationUnknown`. */
  async passages(
    declarationId: string,
    { state = null, after = null, size }: { state?: PassageState | null; after?: string | null; size: number },
  ): Promise<Page<PassageLine>> {
    await this.declaration(declarationId);
    const rows = await this.db.sql<PassageLine>(
      `SELECT p.id AS "technicalId", p.award_id AS "awardId", a.number, a.learner_id AS "learnerId",
         a.enrolment_id AS "enrolmentId", i.birth_name AS "birthName", i.first_name AS "firstName", p.state, p.message,
         a.state = 'revoked' AS "isRevoked", w.told_on AS "withdrawnOn"
       FROM compliance.declared_passage p
       JOIN assessment.pub_award a ON a.id = p.award_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = a.learner_id
       LEFT JOIN compliance.withdrawal w ON w.passage_id = p.id
       WHERE p.declaration_id = $1 AND ($2::text IS NULL OR p.state = $2) AND ($3::uuid IS NULL OR p.id > $3)
       ORDER BY p.id LIMIT $4`,
      [declarationId, state, after, size + 1],
    );
    return pageOf(rows, size, ({ technicalId }) => technicalId);
  }

  /** The file of a declaration, byte for byte as it was made, under the name to deposit it. Throws `DeclarationUnknown`. */
  async file(declarationId: string): Promise<{ content: Readable; name: string; byteCount: number }> {
    const { flowId, fileSha256, byteCount } = await this.declaration(declarationId);
    const content = await this.files.read(fileSha256);
    if (!content) throw new DeclarationUnknown(declarationId);
    return { content, name: `accrochage-${flowId}.xml`, byteCount };
  }
}
