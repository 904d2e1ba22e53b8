import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { Documents } from '../../platform/documents/document-printer.js';
import { partsOf } from '../../platform/documents/issuer.js';
import { csvOf } from '../../platform/web/csv.js';
import { Readers } from '../../platform/web/readers.js';
import { Views } from '../../platform/web/views.js';
import type { Voice } from '../../platform/web/voice.js';
import { HOUSE_ZONE } from '../months/month.rules.js';
import { decimalsOf, houseMoment } from '../months/written.js';
import type { StatementPageQueries } from './statement-page.queries.js';
import { numberOf } from './statement-shown.js';
import type { StatementInList } from './statements.queries.js';

type Seen = Awaited<ReturnType<StatementPageQueries['one']>>;

const LINE_COLUMNS = ['number', 'month', 'kind', 'starts', 'learner', 'outcome', 'level', 'share', 'amount'] as const;
const MONTH_COLUMNS = ['number', 'month', 'mentor', 'sessions', 'amount', 'state', 'known'] as const;

/** Statements as files: PDF for paper, CSV for a spreadsheet, in the reader's language. */
@Injectable()
export class StatementFiles {
  constructor(
    private readonly documents: Documents,
    private readonly environment: Environment,
    private readonly readers: Readers,
    private readonly views: Views,
  ) {}

  /** The lines of a statement and their total; times are those of the training body. */
  async csv({ statement, lines }: Seen, request: FastifyRequest): Promise<string> {
    const voice = await this.voice(request);
    const number = numberOf(statement);
    const head = LINE_COLUMNS.map((column) => voice.t(`statements:column.${column}`));
    const rows = lines.map((line) => [
      number,
      line.month,
      voice.t(`statements:line.kind.${line.kind}`),
      houseMoment(line.startsAt),
      line.learnerName ?? '',
      voice.t(`session.state.${line.outcome}`),
      String(line.level ?? 1),
      voice.t(`statements:line.share.${line.share}`),
      decimalsOf(line.cents, voice.language),
    ]);
    const blank = LINE_COLUMNS.slice(3).map(() => '');
    blank[blank.length - 1] = decimalsOf(statement.totalCents, voice.language);
    return csvOf([head, ...rows, [number, statement.month, voice.t('statements:column.total'), ...blank]]);
  }

  /** The statements of a month and their total. */
  async monthCsv(month: string, statements: readonly StatementInList[], request: FastifyRequest): Promise<string> {
    const voice = await this.voice(request);
    const head = MONTH_COLUMNS.map((column) => voice.t(`statements:column.${column}`));
    const rows = statements.map((statement) => [
      numberOf(statement),
      month,
      statement.mentorName,
      String(statement.sessions),
      decimalsOf(statement.totalCents, voice.language),
      voice.t(`statements:state.${statement.state}`),
      houseMoment(statement.knownAt),
    ]);
    const sum = (of: 'sessions' | 'totalCents') => statements.reduce((total, one) => total + one[of], 0);
    const total = decimalsOf(sum('totalCents'), voice.language);
    return csvOf([
      head,
      ...rows,
      [voice.t('statements:column.total'), month, '', String(sum('sessions')), total, '', ''],
    ]);
  }

  /** The same bytes for the same statement and language, for ever. */
  async pdf({ statement, lines, tariff }: Seen, request: FastifyRequest): Promise<Uint8Array> {
    const voice = await this.voice(request);
    const { formats } = voice;
    const { TRAINING_BODY_NAME, TRAINING_BODY_ADDRESS } = this.environment;
    const data = {
      number: numberOf(statement),
      provider: { name: TRAINING_BODY_NAME, address: partsOf(TRAINING_BODY_ADDRESS) },
      mentor: { name: statement.mentorName },
      month: statement.month,
      zone: HOUSE_ZONE,
      knownAt: DateTime.fromJSDate(statement.knownAt, { zone: HOUSE_ZONE }).toFormat("yyyy-MM-dd'T'HH:mm"),
      rates:
        tariff && [tariff.level1Cents, tariff.level2Cents, tariff.level3Cents].map((cents) => formats.euros(cents)),
      lostPercent: tariff?.lostPercent ?? 0,
      lines: lines.map((line) => ({
        at: houseMoment(line.startsAt).replace(' ', 'T'),
        kind: line.kind,
        month: line.month,
        learner: line.learnerName ?? '',
        outcome: voice.t(`session.state.${line.outcome}`),
        share: voice.t(`statements:line.share.${line.share}`),
        level: line.level ?? 1,
        amount: formats.euros(line.cents),
      })),
      total: formats.euros(statement.totalCents),
      seal: statement.seal,
    };
    return this.documents.print('mentor-statement', data, {
      language: voice.language,
      createdAt: statement.knownAt,
    });
  }

  private async voice(request: FastifyRequest): Promise<Voice> {
    return this.views.voiceFor(await this.readers.of(request));
  }
}
