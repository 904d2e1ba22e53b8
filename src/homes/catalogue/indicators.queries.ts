import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { instantOf } from '../../platform/kernel/wall-time.js';
import { indicatorsOf, type YearCounted, type YearIndicators } from './indicators.rules.js';

const YEARS = 3;

/**
 * $2 are the years, $3 and $4 when each begins and ends in Paris. A candidate counts once a year, with the last decision
 * that they were told.
 */
const COUNTED = `
  WITH years AS MATERIALIZED (
    SELECT * FROM unnest($2::int[], $3::timestamptz[], $4::timestamptz[]) AS y (year, begins_at, ends_at)),
  versions AS MATERIALIZED (SELECT id FROM competence_blocks.pub_title WHERE code = $1),
  presented AS MATERIALIZED (
    SELECT DISTINCT ON (y.year, c.enrolment_id) y.year, c.enrolment_id, c.outcome
    FROM assessment.pub_jury j JOIN assessment.pub_jury_case c ON c.jury_id = j.id
    JOIN years y ON j.held_at >= y.begins_at AND j.held_at < y.ends_at
    WHERE j.title_version_id IN (SELECT id FROM versions) AND c.outcome IN ('full', 'partial', 'refused')
      AND c.state NOT IN ('convened', 'heard', 'deliberated')
    ORDER BY y.year, c.enrolment_id, j.held_at DESC, c.id DESC),
  ended AS MATERIALIZED (
    SELECT extract(year FROM e.ended_on)::int AS year, e.state FROM tracks.pub_enrolment e
    WHERE e.title_version_id IN (SELECT id FROM versions) AND e.ended_on IS NOT NULL)
  SELECT y.year,
    (SELECT count(*) FROM presented p WHERE p.year = y.year)::int AS presented,
    (SELECT count(*) FROM presented p WHERE p.year = y.year AND p.outcome = 'full')::int AS full,
    (SELECT count(*) FROM presented p WHERE p.year = y.year AND p.outcome = 'partial')::int AS partial,
    (SELECT count(*) FROM ended e WHERE e.year = y.year)::int AS ended,
    (SELECT count(*) FROM ended e WHERE e.year = y.year AND e.state <> 'completed')::int AS left
  FROM years y ORDER BY y.year DESC`;

/** Counts what is published of a title: who was presented, who got it, who gave up. */
@Injectable()
export class IndicatorsQueries {
  constructor(private readonly db: Db) {}

  /** The figures of a title in all its versions: this year's so far and those of the two before, in one statement. */
  async of(code: string, today: string): Promise<YearIndicators[]> {
    const thisYear = Number(today.slice(0, 4));
    const years = Array.from({ length: YEARS }, (_, ago) => thisYear - ago);
    const begins = (year: number) => instantOf(`${year}-01-01T00:00`, 'Europe/Paris').toJSDate();
    const bounds = [years.map(begins), years.map((year) => begins(year + 1))];
    const counted = await this.db.sql<YearCounted>(COUNTED, [code, years, ...bounds]);
    return counted.map((year) => indicatorsOf(year, thisYear));
  }
}
