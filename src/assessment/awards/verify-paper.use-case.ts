import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { LearnersApi } from '../../learners/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { newId } from '../../platform/kernel/id.js';
import { FailedVerification } from './failed-verification.entity.js';
import { holderOf } from './holder.rules.js';
import { isCodeOf, type PaperReference, readReference } from './verification.rules.js';

const TRIES = 20;
const WITHIN_MINUTES = 15;

/** What a genuine paper states, and no more. */
export interface GenuinePaper {
  kind: 'parchment' | 'block-certificate';
  number: string;
  /** Null once the learner's identity was erased. */
  holder: string | null;
  titleName: string;
  titleCode: string;
  blockCode: string | null;
  issuedOn: string;
  /** False for a title that was revoked. */
  stands: boolean;
}

/** Genuine, unknown, or asked for too often with references that no paper bears. */
export type Verification =
  { answer: 'genuine'; paper: GenuinePaper } | { answer: 'unknown' } | { answer: 'wait'; waitSeconds: number };

interface FoundPaper extends Omit<GenuinePaper, 'kind' | 'holder'> {
  id: string;
  learnerId: string;
  madeAt: Date;
}

/** Tells whoever holds a paper whether it is genuine. An unknown number and a wrong code get the same answer. */
@Injectable()
export class VerifyPaper {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly learners: LearnersApi,
  ) {}

  /** `from` is the address that asks. */
  async run(typed: string, from: string): Promise<Verification> {
    const whoHash = createHash('sha256').update(from).digest('hex');
    const waitSeconds = await this.waitOf(whoHash);
    if (waitSeconds > 0) return { answer: 'wait', waitSeconds };
    const reference = readReference(typed);
    const found = reference && (await this.found(reference));
    if (!reference || !found || !isCodeOf(reference.code, found.id)) {
      await this.remember(whoHash);
      return { answer: 'unknown' };
    }
    const { id: _id, learnerId, madeAt, ...paper } = found;
    const identity = await this.learners.civilIdentity(learnerId, madeAt);
    const kind = paper.blockCode === null ? 'parchment' : 'block-certificate';
    return { answer: 'genuine', paper: { ...paper, kind, holder: identity && holderOf(identity).name } };
  }

  private found({ number }: PaperReference): Promise<FoundPaper | null> {
    return number.startsWith('PV-') ? this.block(number) : this.award(number);
  }

  private award(number: string): Promise<FoundPaper | null> {
    return this.db.one<FoundPaper>(
      `SELECT a.id, a.number, a.learner_id AS "learnerId", a.issued_at AS "madeAt", a.issued_on AS "issuedOn",
         a.state = 'issued' AS stands, t.name AS "titleName", t.code AS "titleCode", NULL AS "blockCode"
       FROM assessment.award a JOIN competence_blocks.pub_title t ON t.id = a.title_version_id
       WHERE a.number = $1`,
      [number],
    );
  }

  private block(number: string): Promise<FoundPaper | null> {
    const [, minutes, position, block] = /^(.+)-(\d+)-(\d+)$/.exec(number) ?? [];
    return this.db.one<FoundPaper>(
      `SELECT c.id, $1 || '-' || c.position || '-' || b.position AS number, c.learner_id AS "learnerId",
         c.notified_at AS "madeAt", j.held_on AS "issuedOn", true AS stands, t.name AS "titleName",
         t.code AS "titleCode", b.code AS "blockCode"
       FROM assessment.minutes m
       JOIN assessment.jury j ON j.id = m.jury_id
       JOIN assessment.jury_case c ON c.jury_id = j.id AND c.position = $2 AND c.notified_at IS NOT NULL
       JOIN assessment.block_decision d ON d.case_id = c.id AND d.decision = 'validated'
       JOIN competence_blocks.pub_block b ON b.id = d.block_id AND b.position = $3
       JOIN competence_blocks.pub_title t ON t.id = j.title_version_id
       WHERE m.number = $1`,
      [minutes, Number(position), Number(block)],
    );
  }

  /** How many seconds are left until the twentieth last failure is a quarter of an hour old. */
  private async waitOf(whoHash: string): Promise<number> {
    const since = (await this.clock.now()).minus({ minutes: WITHIN_MINUTES }).toJSDate();
    const failed = await this.db.one<{ wait: number }>(
      `SELECT ceil(extract(epoch FROM failed_at - $2::timestamptz))::int AS wait
       FROM assessment.failed_verification WHERE who_hash = $1 AND failed_at > $2
       ORDER BY failed_at DESC OFFSET ${TRIES - 1} LIMIT 1`,
      [whoHash, since],
    );
    return failed?.wait ?? 0;
  }

  /** What is a day old is forgotten on the way. */
  private async remember(whoHash: string): Promise<void> {
    const now = await this.clock.now();
    const yesterday = now.minus({ days: 1 }).toJSDate();
    await this.db.sql('DELETE FROM assessment.failed_verification WHERE failed_at < $1', [yesterday]);
    await this.db.of(FailedVerification).insert({ id: newId(), whoHash, failedAt: now.toJSDate() });
  }
}
