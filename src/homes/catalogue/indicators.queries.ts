import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { indicatorsOf, type YearCounted, type YearIndicators } from './indicators.rules.js';

const YEARS = 3;

/** A candidate counts once a year, with the last decision that they were told; a year is that of Paris. */
const COUNTED = `
  WITH versions AS MATERIALIZED (SELECT id FROM competence_blocks.pub_title WHERE code = $1),
  presented AS MATERIALIZED (
    SELECT DISTINCT ON (year, enrolment_id) year, enrolment_id, outcome FROM (
      SELECT extract(year FROM j.held_at AT TIME ZONE 'Europe/Paris')::int AS year, j.held_at, c.id, c.enrolment_id, c.outcome
      FROM assessment.pub_jury j JOIN assessment.pub_jury_case c ON c.jury_id = j.id
      WHERE j.title_version_id IN (SELECT id FROM versions) AND c.outcome IN ('full', 'partial', 'refused')
        AND c.state NOT IN ('convened', 'heard', 'deliberated')) told
    ORDER BY year, enrolment_id, held_at DESC, id DESC),
  ended AS MATERIALIZED (
    SELECT extract(year FROM e.ended_on)::int AS year, e.state FROM tracks.pub_enrolment e
    WHERE e.title_version_id IN (SELECT id FROM versions) AND e.ended_on IS NOT NULL)
  SELECT y AS year,
    (SELECT count(*) FROM presented p WHERE p.year = y)::int AS presented,
    (SELECT count(*) FROM presented p WHERE p.year = y AND p.outcome = 'full')::int AS full,
    (SELECT count(*) FROM presented p WHERE p.year = y AND p.outcome = 'partial')::int AS partial,
    (SELECT count(*) FROM ended e WHERE e.year = y)::int AS ended,
    (SELECT count(*) FROM ended e WHERE e.year = y AND e.state <> 'completed')::int AS left
  FROM generate_series($2::int, $3::int) AS y ORDER BY y DESC`;

/** Counts what is published of a title: who was presented, who got it, who gave up. */
@Injectable()
export class IndicatorsQueries {
  constructor(private readonly db: Db) {}

  /** The figures of a title in all its versions: this year's so far and those of the two before, in one statement. */
  async of(code: string, today: string): Promise<YearIndicators[]> {
    const thisYear = Number(today.slice(0, 4));
    const counted = await this.db.sql<YearCounted>(COUNTED, [code, thisYear - YEARS + 1, thisYear]);
    return counted.map((year) => indicatorsOf(year, thisYear));
  }
}
