import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { csvOf } from '../../platform/web/csv.js';
import { Readers } from '../../platform/web/readers.js';
import { Views } from '../../platform/web/views.js';
import { type FollowUpInList, type FollowUpSearch, FollowUpsQueries } from './follow-ups.queries.js';

const AT_ONCE = 200;
const MOST = 20_000;
const COLUMNS = ['learner', 'title', 'reasons', 'opened', 'due', 'notes', 'closed', 'outcome'] as const;

/** The list of follow-ups as a file for a spreadsheet, in the reader's language. */
@Injectable()
export class FollowUpsFile {
  constructor(
    private readonly followUps: FollowUpsQueries,
    private readonly readers: Readers,
    private readonly views: Views,
  ) {}

  async of(search: FollowUpSearch, request: FastifyRequest): Promise<string> {
    const voice = this.views.voiceFor(await this.readers.of(request));
    const head = COLUMNS.map((column) => voice.t(`pace:follow-up.column.${column}`));
    const lineOf = ({ reasons, outcome, ...line }: FollowUpInList): string[] => [
      line.learnerName,
      line.titleName,
      reasons.map((check) => voice.check(check).text).join(' '),
      line.openedAt.toISOString(),
      line.dueOn,
      String(line.notes),
      line.closedAt?.toISOString() ?? '',
      outcome ? voice.t(`pace:follow-up.outcome.${outcome}`) : '',
    ];
    return csvOf([head, ...(await this.all(search)).map(lineOf)]);
  }

  private async all(search: FollowUpSearch): Promise<FollowUpInList[]> {
    const rows: FollowUpInList[] = [];
    for (let after: string | null = ''; after !== null && rows.length < MOST;) {
      const page = await this.followUps.list({ ...search, size: AT_ONCE, ...(after && { after }) });
      rows.push(...page.rows);
      after = page.nextAfter;
    }
    return rows;
  }
}
