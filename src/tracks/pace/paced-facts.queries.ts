import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { LAST_ACTIVE, MISSED } from '../progression/progress-facts.queries.js';
import { inDays, type Recorded, type RecordedProject } from '../progression/recorded-days.rules.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { maySeeTrack } from '../tracks.policy.js';
import type { PacedFacts, PacedProject } from './paced-track.types.js';
import { PlanQueries } from './plan.queries.js';
import type { PlanChange, Week } from './plan.types.js';
import { weekOf } from './week.rules.js';

type RecordedWork = Omit<PacedProject, 'validatedOn' | 'verified'> & RecordedProject;

interface RecordedTrack
  extends Omit<PacedFacts, 'week' | 'plan' | 'projects' | 'lastActiveOn' | 'missedOn'>, Recorded<RecordedWork> {
  zone: string;
  enteredOn: string;
  country: string;
  region: string | null;
  weekdays: number[];
  weeklyHours: number;
  /** Those of the entry, where a change took their place. */
  paceAtEntry: number | null;
  weekAtEntry: Week | null;
  weekNow: Week | null;
  changes: PlanChange[];
}

const PROJECTS = `
  SELECT json_agg(json_build_object('projectId', p.id, 'code', p.code, 'name', p.name, 'position', p.position,
    'estimatedHours', p.estimated_hours, 'state', lp.state, 'startsOn', lp.starts_on, 'dueOn', lp.due_on,
    'validatedAt', extract(epoch FROM lp.validated_at) * 1000,
    'dispensedOn', (SELECT g.decided_on FROM tracks.recognition g WHERE g.id = lp.dispensed_by),
    'activities', COALESCE((SELECT json_agg(json_build_object('activityId', a.id, 'name', a.name, 'minutes', a.minutes)
      ORDER BY a.position) FROM tracks.learning_activity a WHERE a.project_id = p.id), '[]'),
    'prerequisites', ARRAY(SELECT before.project_id FROM tracks.project_prerequisite q
      JOIN tracks.project needed ON needed.id = q.prerequisite_id
      JOIN tracks.project has ON has.code = needed.code
      JOIN tracks.learner_project before ON before.enrolment_id = e.id AND before.project_id = has.id
      WHERE q.project_id = p.id))
    ORDER BY p.position, p.code)
  FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id WHERE lp.enrolment_id = e.id`;

/** What moved or will move the plan of `e`, in the order in which it was recorded; a pause until the day back agreed. */
const CHANGES = `
  SELECT json_agg(json_strip_nulls(json_build_object('kind', c.kind, 'fromOn', c.from_on, 'untilOn', c.until_on,
    'paceMonths', c.pace_months, 'week', c.week)) ORDER BY c.at)
  FROM (
    SELECT k.kind, k.from_on, k.until_on, k.pace_months, k.week, k.recorded_at AS at FROM tracks.plan_change k
    WHERE k.enrolment_id = e.id
      AND NOT EXISTS (SELECT 1 FROM tracks.plan_change later WHERE later.supersedes_id = k.id)
    UNION ALL
    SELECT 'pause', s.from_on, COALESCE(s.until_on, q.until_on), NULL, NULL, s.opened_at FROM tracks.suspension s
    LEFT JOIN tracks.pause_request q ON q.suspension_id = s.id
    WHERE s.enrolment_id = e.id AND COALESCE(s.until_on, q.until_on) IS NOT NULL
    UNION ALL
    SELECT 'dispensed', g.decided_on, NULL, NULL, NULL, g.decided_at FROM tracks.recognition g
    WHERE g.enrolment_id = e.id AND EXISTS (SELECT 1 FROM tracks.learner_project lp WHERE lp.dispensed_by = g.id)
    UNION ALL
    SELECT 'pause', q.from_on, q.until_on, NULL, NULL, q.decided_at FROM tracks.pause_request q
    WHERE q.enrolment_id = e.id AND q.state = 'granted') c`;

const atEntry = (column: string, kind: string, which: 'ASC' | 'DESC' = 'ASC') => `
  (SELECT c.${column} FROM tracks.plan_change c WHERE c.enrolment_id = e.id AND c.kind = '${kind}'
   ORDER BY c.recorded_at ${which}, c.id ${which} LIMIT 1)`;

const TRACK = `
  SELECT e.id AS "enrolmentId", e.learner_id AS "learnerId", t.name AS "titleName", e.state, e.zone,
    e.entered_on AS "enteredOn", e.pace_months AS "paceMonths", e.planned_end_on AS "plannedEndOn", e.country, e.region,
    e.weekdays, e.weekly_hours AS "weeklyHours", e.funded_by AS "fundedBy", e.funder,
    e.funding_ends_on AS "fundingEndsOn", t.awardable_until_on AS "awardableUntilOn", r.numbers AS rulebook,
    (SELECT s.from_on FROM tracks.suspension s WHERE s.enrolment_id = e.id AND s.until_on IS NULL) AS "suspendedFromOn",
    ${LAST_ACTIVE} AS "lastActiveAt", ${MISSED} AS "missedAt",
    ${atEntry('pace_months_before', 'pace')} AS "paceAtEntry", ${atEntry('week_before', 'week')} AS "weekAtEntry",
    ${atEntry('week', 'week', 'DESC')} AS "weekNow",
    COALESCE((${CHANGES}), '[]') AS changes, COALESCE((${PROJECTS}), '[]') AS projects
  FROM tracks.enrolment e
  JOIN tracks.rulebook r ON r.id = e.rulebook_id
  JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
  WHERE e.id = $1`;

/** Reads everything that the time of a track is reckoned from. */
@Injectable()
export class PacedFactsQueries {
  constructor(
    private readonly db: Db,
    private readonly plans: PlanQueries,
  ) {}

  /** Throws `EnrolmentUnknown`. */
  async of(enrolmentId: string): Promise<PacedFacts> {
    const recorded = await this.db.one<RecordedTrack>(TRACK, [enrolmentId]);
    if (!recorded) throw new EnrolmentUnknown(enrolmentId);
    const { country, region, weekdays, weeklyHours, paceAtEntry, weekAtEntry, weekNow, changes, ...track } = inDays<
      RecordedWork,
      RecordedTrack
    >(recorded);
    const projects = track.projects.map(verified);
    const { enteredOn, paceMonths } = track;
    const weekOfEntry = weekAtEntry ?? weekOf(weekdays, weeklyHours);
    const plan = await this.plans.factsFor({
      enteredOn,
      paceMonths: paceAtEntry ?? paceMonths,
      week: weekOfEntry,
      country,
      region,
      changes,
      projects,
    });
    return {
      ...track,
      projects: projects.filter(({ dispensedOn }) => !dispensedOn),
      week: weekNow ?? weekOfEntry,
      plan,
    };
  }

  /** The same for somebody who may see the track. Throws `EnrolmentUnknown`. */
  async seenBy(actor: Actor, enrolmentId: string): Promise<PacedFacts> {
    const facts = await this.of(enrolmentId);
    if (!maySeeTrack(actor, facts.learnerId)) throw new EnrolmentUnknown(enrolmentId);
    return facts;
  }

  /** The enrolment that the pages of a learner are about: the running one, or the latest; null without any. */
  async presentOf(learnerId: string): Promise<string | null> {
    const row = await this.db.one<{ id: string }>(
      `SELECT o.id FROM tracks.enrolment o WHERE o.learner_id = $1
       ORDER BY o.state IN ('active', 'suspended', 'admitted', 'applied') DESC, o.entered_on DESC, o.id DESC LIMIT 1`,
      [learnerId],
    );
    return row?.id ?? null;
  }
}

function verified(project: Omit<PacedProject, 'verified'>): PacedProject {
  const { validatedOn, startsOn, dueOn } = project;
  return { ...project, verified: validatedOn ? { on: validatedOn, startsOn, dueOn } : null };
}
