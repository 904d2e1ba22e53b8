import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import type { StatementIssued } from '../statements.events.js';
import { DeriveStatement } from './derive-statement.queries.js';
import { MentorStatement } from './mentor-statement.entity.js';

/** Issues the statement of one mentor for a month: the first, or another version where the facts say otherwise by now. */
@Injectable()
export class IssueStatement {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly derive: DeriveStatement,
  ) {}

  /** Issues the first version, once; a mentor without a line gets none. */
  async first(month: string, mentorId: string, actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      await this.lock(month, mentorId);
      if (await this.latest(month, mentorId)) return;
      const { lines, ...said } = await this.derived(month, mentorId);
      if (lines.length === 0) return;
      const row = await this.db.one<{ number: number }>(
        'SELECT coalesce(max(number), 0) + 1 AS number FROM statements.mentor_statement WHERE month = $1',
        [month],
      );
      await this.insert({ ...said, month, mentorId, version: 1, number: row?.number ?? 1 }, lines.length, actor);
    });
  }

  /** Issues another version when the facts that are known by now say otherwise; answers whether it did. */
  async again(month: string, mentorId: string, actor: Actor): Promise<boolean> {
    await this.lock(month, mentorId);
    const latest = await this.latest(month, mentorId);
    const { lines, ...said } = await this.derived(month, mentorId);
    if (!latest || latest.seal === said.seal) return false;
    const { version, number } = latest;
    await this.insert({ ...said, month, mentorId, version: version + 1, number }, lines.length, actor);
    return true;
  }

  /** Whoever decides what became of a session of this mentor holds the lock of the mentor. */
  private lock(month: string, mentorId: string): Promise<void> {
    return this.db.lock(`mentor ${mentorId}`, `statements of ${month}`);
  }

  private latest(month: string, mentorId: string): Promise<MentorStatement | null> {
    return this.db.of(MentorStatement).findOne({ where: { month, mentorId }, order: { version: 'DESC' } });
  }

  private async derived(month: string, mentorId: string) {
    const knownAt = (await this.clock.now()).toJSDate();
    return { knownAt, ...(await this.derive.of({ month, mentorId, knownAt })) };
  }

  private async insert(
    statement: Pick<MentorStatement, 'month' | 'mentorId' | 'version' | 'number' | 'knownAt' | 'totalCents' | 'seal'>,
    sessions: number,
    actor: Actor,
  ): Promise<void> {
    const id = newId();
    await this.db.of(MentorStatement).insert({ id, ...statement, sessions, issuedBy: actor.id });
    const { month, mentorId, version, totalCents, seal } = statement;
    await this.events.record<StatementIssued>(
      {
        name: 'statements.statement-issued',
        subject: id,
        data: { statementId: id, month, mentorId, version, totalCents, seal },
      },
      actor,
    );
  }
}
