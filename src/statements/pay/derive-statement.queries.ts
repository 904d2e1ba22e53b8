import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { TariffsQueries } from '../tariffs/tariffs.queries.js';
import { linesOf, sealedWords, type StatementLine, totalOf } from './pay.rules.js';
import { type StatementAsked, StatementFactsQueries } from './statement-facts.queries.js';

/** What a statement says: its lines, what they come to, and the seal of both. */
export interface DerivedStatement {
  lines: StatementLine[];
  totalCents: number;
  seal: string;
}

/** Reads a statement from the facts of the sessions: the same for the same instant, for ever. */
@Injectable()
export class DeriveStatement {
  constructor(
    private readonly facts: StatementFactsQueries,
    private readonly tariffs: TariffsQueries,
  ) {}

  async of(asked: StatementAsked): Promise<DerivedStatement> {
    const tariffs = await this.tariffs.known(asked.knownAt);
    const lines = linesOf(await this.facts.of(asked), tariffs);
    const seal = createHash('sha256').update(sealedWords(lines)).digest('hex');
    return { lines, totalCents: totalOf(lines), seal };
  }
}
