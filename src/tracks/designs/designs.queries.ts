import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DesignUnknown } from '../tracks.errors.js';
import { maySeeDrafts } from '../tracks.policy.js';
import type { DesignActivity } from './activity.types.js';
import type { DesignFacts, DesignState } from './design.types.js';

/** A design as a list shows it. */
export interface DesignLine {
  id: string;
  titleVersionId: string;
  name: string;
  version: number;
  state: DesignState;
  revision: number;
  /** `RNCP37873` */
  titleCode: string;
  titleName: string;
  projects: number;
  estimatedHours: number;
}

/** A title that a design may be written for. */
export interface TitleToDesign {
  id: string;
  code: string;
  name: string;
  version: number;
}

const DESIGN = `d.id, d.title_version_id AS "titleVersionId", d.name, d.version, d.state, d.revision`;

const ACTIVITIES = `
  SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'name', a.name, 'languages', a.languages,
    'minutes', a.minutes, 'completion', a.completion, 'url', a.url, 'fileId', a.file_id, 'fileName', f.name,
    'byteCount', f.byte_count) ORDER BY a.position), '[]') AS activities
  FROM tracks.learning_activity a LEFT JOIN tracks.activity_file f ON f.id = a.file_id`;

const PROJECTS = `
  SELECT json_agg(json_build_object('id', p.id, 'code', p.code, 'position', p.position, 'name', p.name,
    'brief', p.brief, 'estimatedHours', p.estimated_hours, 'level', p.level,
    'prerequisites', (
      SELECT coalesce(json_agg(before.code ORDER BY before.position), '[]')
      FROM tracks.project_prerequisite q JOIN tracks.project before ON before.id = q.prerequisite_id
      WHERE q.project_id = p.id),
    'deliverables', (
      SELECT coalesce(json_agg(json_build_object('name', v.name, 'extensions', v.extensions, 'required', v.required)
        ORDER BY v.position), '[]')
      FROM tracks.project_deliverable v WHERE v.project_id = p.id),
    'activities', (${ACTIVITIES} WHERE a.project_id = p.id),
    'criteria', (
      SELECT coalesce(json_agg(json_build_object('id', k.id, 'code', k.code, 'name', k.name) ORDER BY k.code), '[]')
      FROM tracks.project_criterion c JOIN competence_blocks.pub_criterion k ON k.id = c.criterion_id
      WHERE c.project_id = p.id)
  ) ORDER BY p.position)
  FROM tracks.project p WHERE p.design_id = d.id`;

/** The designs of titles, for those who choose one and for those who write them. */
@Injectable()
export class DesignsQueries {
  constructor(private readonly db: Db) {}

  /** What learners of a project learn from, in its order. */
  async activitiesOf(projectId: string): Promise<DesignActivity[]> {
    const found = await this.db.one<{ activities: DesignActivity[] }>(`${ACTIVITIES} WHERE a.project_id = $1`, [
      projectId,
    ]);
    return found?.activities ?? [];
  }

  /** One design whole, whatever its state; null when there is none. */
  design(designId: string): Promise<DesignFacts | null> {
    return this.db.one<DesignFacts>(
      `SELECT ${DESIGN}, d.drafted_at AS "draftedAt", d.published_at AS "publishedAt", d.retired_at AS "retiredAt",
         coalesce((${PROJECTS}), '[]') AS projects
       FROM tracks.design d WHERE d.id = $1`,
      [designId],
    );
  }

  /** The same for one reader: a draft is shown to the staff alone. Throws `DesignUnknown`. */
  async designFor(actor: Actor, designId: string): Promise<DesignFacts> {
    const design = await this.design(designId);
    if (!design || (design.state === 'draft' && !maySeeDrafts(actor))) throw new DesignUnknown(designId);
    return design;
  }

  /** The designs of one title version, or the newest of all; at most 500. */
  listFor(actor: Actor, titleVersionId?: string): Promise<DesignLine[]> {
    return this.db.sql<DesignLine>(
      `SELECT ${DESIGN}, t.code AS "titleCode", t.name AS "titleName", count(p.id) AS projects,
         coalesce(sum(p.estimated_hours), 0) AS "estimatedHours"
       FROM tracks.design d
       JOIN competence_blocks.pub_title t ON t.id = d.title_version_id
       LEFT JOIN tracks.project p ON p.design_id = d.id
       WHERE ($1::uuid IS NULL OR d.title_version_id = $1) AND ($2 OR d.state <> 'draft')
       GROUP BY d.id, t.code, t.name ORDER BY d.id DESC LIMIT 500`,
      [titleVersionId ?? null, maySeeDrafts(actor)],
    );
  }

  /** The titles that a design may be written for: those that take learners in. */
  titlesToDesign(): Promise<TitleToDesign[]> {
    return this.db.sql<TitleToDesign>(
      `SELECT id, code, name, version FROM competence_blocks.pub_title WHERE state = 'active' ORDER BY name, code`,
    );
  }

  /** How many learners follow a design and have not ended. */
  async followersOf(designId: string): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM tracks.enrolment
       WHERE design_id = $1 AND state IN ('applied', 'admitted', 'active', 'suspended')`,
      [designId],
    );
    return row?.count ?? 0;
  }
}
