import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Wordings } from '../../platform/web/wordings.js';
import { dayOf } from '../../platform/kernel/wall-time.js';

/** A learner as a search finds them; `tracks` are the titles that they follow now. */
export interface FoundLearner {
  id: string;
  name: string;
  birthYear: number;
  tracks: string[];
}

/** What an enrolment may be pinned to. */
export interface EnrolChoices {
  designs: { id: string; name: string; version: number; titleCode: string; titleName: string; hours: number }[];
  rulebooks: { id: string; name: string; version: number; paces: number[] }[];
  /** In Paris, YYYY-MM-DD. */
  today: string;
}

const MOST_FOUND = 20;

/** What the page that enrols a learner offers. */
@Injectable()
export class EnrolPageQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The learners whose names have all these words; at most 20. */
  async find(words: string): Promise<FoundLearner[]> {
    const patterns = words.split(/\s+/).filter(Boolean);
    if (patterns.length === 0) return [];
    const found = await this.db.sql<FoundLearner>(
      `SELECT i.learner_id AS id, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS name,
         i.birth_year AS "birthYear", ${TRACKS}
       FROM learners.pub_civil_identity i
       WHERE concat_ws(' ', i.first_name, i.usage_name, i.birth_name) ILIKE ALL ($1)
       ORDER BY i.birth_name, i.first_name, i.learner_id LIMIT ${MOST_FOUND}`,
      [patterns.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)],
    );
    return found.map(worded);
  }

  /** One learner; null for somebody who is none. */
  async learner(learnerId: string): Promise<FoundLearner | null> {
    const found = await this.db.one<FoundLearner>(
      `SELECT i.learner_id AS id, concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS name,
         i.birth_year AS "birthYear", ${TRACKS}
       FROM learners.pub_civil_identity i WHERE i.learner_id = $1`,
      [learnerId],
    );
    return found && worded(found);
  }

  /** The published designs of active titles and the active rulebooks, the newest first. */
  async choices(): Promise<EnrolChoices> {
    const designs = await this.db.sql<EnrolChoices['designs'][number]>(
      `SELECT d.id, d.name, d.version, t.code AS "titleCode", t.name AS "titleName",
         (SELECT sum(p.estimated_hours)::int FROM tracks.project p WHERE p.design_id = d.id) AS hours
       FROM tracks.design d JOIN competence_blocks.pub_title t ON t.id = d.title_version_id
       WHERE d.state = 'published' AND t.state = 'active' ORDER BY t.name, d.published_at DESC`,
    );
    const rulebooks = await this.db.sql<EnrolChoices['rulebooks'][number]>(
      `SELECT id, name, version, numbers->'paces' AS paces FROM tracks.rulebook
       WHERE state = 'active' ORDER BY activated_at DESC`,
    );
    return { designs, rulebooks, today: dayOf(await this.clock.now(), 'Europe/Paris') };
  }

  /** What the projects of a design are called. */
  projectsOf(designId: string): Promise<{ projectId: string; code: string; name: string }[]> {
    return this.db.sql(
      `SELECT id AS "projectId", code, name FROM tracks.project WHERE design_id = $1 ORDER BY position`,
      [designId],
    );
  }
}

const TRACKS = `array(
  SELECT t.name FROM tracks.enrolment e JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
  WHERE e.learner_id = i.learner_id AND e.state IN ('applied', 'admitted', 'active', 'suspended')
  ORDER BY e.entered_on, e.id) AS tracks`;

/** The names of titles are official wordings. */
function worded(learner: FoundLearner): FoundLearner {
  return { ...learner, tracks: Wordings.from(learner.tracks) };
}
