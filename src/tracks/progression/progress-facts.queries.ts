import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { ProgressFacts, ProjectProgress } from './progression.types.js';
import { inDays, type Recorded, type RecordedProject } from './recorded-days.rules.js';

type RecordedWork = Omit<ProjectProgress, 'validatedOn'> & RecordedProject;
type RecordedTrack = Omit<ProgressFacts, 'lastActiveOn' | 'missedOn' | 'projects'> & Recorded<RecordedWork>;

/** In SQL: the recognition `g` as it is told. */
const RECOGNISED_JSON = `json_build_object('id', g.id, 'kind', g.kind, 'on', g.decided_on, 'source', g.source_code)`;

/** The blocks of the title, their competences in figures, and the result that counts of each. */
const BLOCKS = `
  SELECT json_agg(json_build_object('id', b.id, 'code', b.code, 'name', b.name, 'position', b.position,
    'result', r.result, 'recognition', (SELECT ${RECOGNISED_JSON} FROM tracks.recognition g WHERE g.id = r.recognition_id),
    'recognisedAt', extract(epoch FROM c.recognised_at) * 1000, 'resultAt', extract(epoch FROM r.decided_at) * 1000,
    'seenAt', extract(epoch FROM c.seen_at) * 1000, 'leaveAt', extract(epoch FROM (
      SELECT max(l.granted_at) FROM tracks.presentation_leave l
      WHERE l.enrolment_id = e.id AND l.block_id = b.id)) * 1000, 'competences', COALESCE(c.competences, '[]')) ORDER BY b.position)
  FROM competence_blocks.pub_block b
  LEFT JOIN tracks.pub_block_result r ON r.enrolment_id = e.id AND r.block_id = b.id
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', f.id, 'code', f.code, 'name', f.name, 'criteria', f.criteria,
      'seen', f.seen, 'met', f.met, 'contested', f.contested,
      'recognition', (SELECT ${RECOGNISED_JSON} FROM recognised g WHERE g.competence_id = f.id)) ORDER BY f.position) AS competences,
      max(f.seen_at) AS seen_at, max(f.recognised_at) AS recognised_at
    FROM (
      SELECT c.id, c.code, c.name, c.position, count(k.id) AS criteria, count(l.met) AS seen,
        count(*) FILTER (WHERE l.met) AS met, max(l.decided_at) AS seen_at,
        COALESCE(bool_or(k.id IN (SELECT criterion_id FROM contested)), false) AS contested,
        (SELECT g.decided_at FROM recognised g WHERE g.competence_id = c.id) AS recognised_at
      FROM competence_blocks.pub_competence c
      LEFT JOIN competence_blocks.pub_criterion k ON k.competence_id = c.id
      LEFT JOIN latest l ON l.criterion_id = k.id
      WHERE c.block_id = b.id
      GROUP BY c.id, c.code, c.name, c.position) f) c ON TRUE
  WHERE b.title_version_id = e.title_version_id`;

/** The projects of the track, what comes before each, and which competences it proves. */
const PROJECTS = `
  SELECT json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'level', p.level,
    'position', p.position, 'estimatedHours', p.estimated_hours, 'state', lp.state,
    'sessionsHeld', lp.sessions_held, 'isReady', lp.marked_ready_at IS NOT NULL, 'defences', lp.defences,
    'extraDefences', lp.extra_defences, 'contested', lp.contested_criteria IS NOT NULL, 'dispensed', lp.dispensed_by IS NOT NULL, 'startsOn', lp.starts_on, 'dueOn', lp.due_on,
    'validatedAt', extract(epoch FROM lp.validated_at) * 1000,
    'after', ARRAY(SELECT before.code FROM tracks.project_prerequisite q
      JOIN tracks.project before ON before.id = q.prerequisite_id
      WHERE q.project_id = p.id ORDER BY before.position),
    'proves', CASE WHEN d.title_version_id = e.title_version_id THEN
      ARRAY(SELECT DISTINCT k.competence_id FROM tracks.project_criterion pc
        JOIN competence_blocks.pub_criterion k ON k.id = pc.criterion_id WHERE pc.project_id = p.id)
    ELSE ARRAY(SELECT DISTINCT k.competence_id FROM tracks.project_criterion pc
        JOIN competence_blocks.pub_criterion_correspondence c ON c.from_criterion_id = pc.criterion_id
        JOIN competence_blocks.pub_criterion k ON k.id = c.to_criterion_id WHERE pc.project_id = p.id) END) ORDER BY p.position, p.code)
  FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id
  JOIN tracks.design d ON d.id = p.design_id
  WHERE lp.enrolment_id = e.id`;

/** When something was last done for the enrolment `e`, in milliseconds. */
export const LAST_ACTIVE = `(extract(epoch FROM GREATEST(
    (SELECT max(lp.moved_at) FROM tracks.learner_project lp WHERE lp.enrolment_id = e.id),
    (SELECT max(s.held_at) FROM tracks.counted_session s WHERE s.enrolment_id = e.id AND s.outcome = 'held')
  )) * 1000)::float8`;

/** When the sessions were that the learner of `e` missed, latest first. */
export const MISSED = `COALESCE((SELECT json_agg(extract(epoch FROM m.held_at) * 1000) FROM (
    SELECT s.held_at FROM tracks.counted_session s
    WHERE s.enrolment_id = e.id AND s.outcome = 'missed' ORDER BY s.held_at DESC LIMIT 20) m), '[]')`;

/** Of the projects of `e`, what its pace is read from. */
export const PACED_PROJECTS = `COALESCE((SELECT json_agg(json_build_object('estimatedHours', p.estimated_hours,
    'startsOn', lp.starts_on, 'dueOn', lp.due_on, 'validatedAt', extract(epoch FROM lp.validated_at) * 1000))
  FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id WHERE lp.enrolment_id = e.id AND lp.dispensed_by IS NULL), '[]')`;

/** The whole statement, for the enrolment that `which` selects. */
function factsOf(which: string): string {
  return `
  WITH e AS MATERIALIZED (SELECT * FROM tracks.enrolment WHERE id = ${which}),
  latest AS MATERIALIZED (
    SELECT l.criterion_id, l.met, l.decided_at FROM tracks.pub_criterion_result l
    WHERE l.enrolment_id = (SELECT id FROM e)),
  contested AS MATERIALIZED (
    SELECT unnest(lp.contested_criteria) AS criterion_id FROM tracks.learner_project lp
    WHERE lp.enrolment_id = (SELECT id FROM e)),
  recognised AS MATERIALIZED (
    SELECT c.competence_id, g.id, g.kind, g.decided_on, g.decided_at, g.source_code
    FROM tracks.recognition g JOIN tracks.recognised_competence c ON c.recognition_id = g.id
    WHERE g.enrolment_id = (SELECT id FROM e)
      AND NOT EXISTS (SELECT 1 FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id))
  SELECT e.id, e.learner_id AS "learnerId", t.code AS "titleCode", t.name AS "titleName", e.state,
    e.pace_months AS "paceMonths", e.entered_on AS "enteredOn", e.planned_end_on AS "plannedEndOn", e.zone,
    e.funded_by AS "fundedBy", e.funding_ends_on AS "fundingEndsOn", t.awardable_until_on AS "awardableUntilOn", r.numbers AS rulebook,
    (SELECT s.from_on FROM tracks.suspension s WHERE s.enrolment_id = e.id AND s.until_on IS NULL) AS "suspendedFromOn",
    ${LAST_ACTIVE} AS "lastActiveAt", ${MISSED} AS "missedAt",
    COALESCE((${BLOCKS}), '[]') AS blocks, COALESCE((${PROJECTS}), '[]') AS projects
  FROM e
  JOIN tracks.rulebook r ON r.id = e.rulebook_id
  JOIN competence_blocks.pub_title t ON t.id = e.title_version_id`;
}

/** The statement behind the standing of one enrolment, $1. */
export const PROGRESS_OF_ENROLMENT = factsOf('$1');

/** The same statement for each of many enrolments, in the order in which they are asked for. */
export const PROGRESS_OF_ENROLMENTS = `
  SELECT f.* FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, position)
  CROSS JOIN LATERAL (${factsOf('asked.id')}) f ORDER BY asked.position`;

/** The statement behind a learner's home: $1 is the learner, $2 one of the enrolments or null for the present one. */
export const PROGRESS_OF_LEARNER = factsOf(`(
    SELECT o.id FROM tracks.enrolment o WHERE o.learner_id = $1 AND ($2::uuid IS NULL OR o.id = $2)
    ORDER BY o.state IN ('active', 'suspended', 'admitted', 'applied') DESC, o.entered_on DESC, o.id DESC LIMIT 1)`);

/** Reads what is recorded of a track, each time in one statement. */
@Injectable()
export class ProgressFactsQueries {
  constructor(private readonly db: Db) {}

  async ofEnrolment(enrolmentId: string): Promise<ProgressFacts | null> {
    const recorded = await this.db.one<RecordedTrack>(PROGRESS_OF_ENROLMENT, [enrolmentId]);
    return recorded && inDays(recorded);
  }

  /** What is recorded of each of these tracks, in one statement; those that are not known are left out. */
  async ofEnrolments(enrolmentIds: readonly string[]): Promise<ProgressFacts[]> {
    const recorded = await this.db.sql<RecordedTrack>(PROGRESS_OF_ENROLMENTS, [enrolmentIds]);
    return recorded.map((track) => inDays(track));
  }

  /** The present track of a learner, or the one that is asked for; null when the learner has none. */
  async ofLearner(learnerId: string, enrolmentId: string | null): Promise<ProgressFacts | null> {
    const recorded = await this.db.one<RecordedTrack>(PROGRESS_OF_LEARNER, [learnerId, enrolmentId]);
    return recorded && inDays(recorded);
  }
}
