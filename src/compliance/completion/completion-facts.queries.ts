import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { LearnersApi } from '../../learners/index.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { EnrolmentToCertifyUnknown } from '../compliance.errors.js';
import type { HeldSession, VerifiedWork } from './completion.rules.js';

/** One term of the hours: a project, and the day on which it was validated. */
export interface ValidatedProject extends VerifiedWork {
  projectId: string;
  code: string;
  name: string;
}

/** One term of the hours: a session, and the day on which it was held. */
export interface CertifiedSession extends HeldSession {
  sessionId: string;
}

/** A track with everything that was verified on it, as it was known at an instant. */
export interface CertifiedTrack {
  /** Of the enrolment: `2026-00042`. */
  number: string;
  enteredOn: string;
  endedOn: string | null;
  accessRoute: string;
  beneficiary: string;
  titleCode: string;
  titleName: string;
  work: ValidatedProject[];
  sessions: CertifiedSession[];
}

interface Row extends Omit<CertifiedTrack, 'beneficiary' | 'work' | 'sessions'> {
  learnerId: string;
  zone: string;
  work: (Omit<ValidatedProject, 'validatedOn'> & { validatedAt: string })[];
  sessions: (Omit<CertifiedSession, 'heldOn'> & { startsAt: string })[];
}

const WORK = `
  SELECT json_agg(json_build_object('projectId', p.project_id, 'code', p.code, 'name', p.name,
    'estimatedHours', p.estimated_hours, 'validatedAt', p.validated_at) ORDER BY p.validated_at, p.code)
  FROM tracks.pub_learner_project p WHERE p.enrolment_id = e.id AND p.validated_at <= $2 AND NOT p.dispensed`;

/** Held by the outcome that stood at the instant, unless a contest of it was open then. */
const SESSIONS = `
  SELECT json_agg(json_build_object('sessionId', o.session_id, 'startsAt', o.starts_at,
    'minutes', round(extract(epoch FROM o.ends_at - o.starts_at) / 60)) ORDER BY o.starts_at)
  FROM sessions.pub_session_outcome o
  WHERE o.enrolment_id = e.id AND o.outcome = 'held' AND o.decided_at <= $2
    AND NOT EXISTS (SELECT 1 FROM sessions.pub_session_outcome later
      WHERE later.supersedes_id = o.id AND later.decided_at <= $2)
    AND NOT EXISTS (SELECT 1 FROM sessions.pub_session_contest c
      WHERE c.session_id = o.session_id AND c.raised_at <= $2 AND (c.decided_at IS NULL OR c.decided_at > $2))`;

const TRACK = `
  SELECT e.learner_id AS "learnerId", e.number, e.entered_on AS "enteredOn", e.access_route AS "accessRoute", e.zone,
    t.code AS "titleCode", t.name AS "titleName",
    (SELECT c.effective_on FROM tracks.pub_enrolment_change c
     WHERE c.enrolment_id = e.id AND c.to_state IN ('completed', 'withdrawn', 'ended') AND c.recorded_at <= $2
     ORDER BY c.recorded_at DESC LIMIT 1) AS "endedOn",
    coalesce((${WORK}), '[]') AS work, coalesce((${SESSIONS}), '[]') AS sessions
  FROM tracks.pub_enrolment e
  JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
  WHERE e.id = $1 AND EXISTS (SELECT 1 FROM tracks.pub_enrolment_change c
    WHERE c.enrolment_id = e.id AND c.recorded_at <= $2)`;

/** What was done and verified on a track, as it was known at an instant: the same for ever. */
@Injectable()
export class CompletionFacts {
  constructor(
    private readonly db: Db,
    private readonly learners: LearnersApi,
  ) {}

  /** Throws `EnrolmentToCertifyUnknown` for a track that there was not yet. */
  async of(enrolmentId: string, asOf: Date): Promise<CertifiedTrack> {
    const row = await this.db.one<Row>(TRACK, [enrolmentId, asOf]);
    const identity = row && (await this.learners.civilIdentity(row.learnerId, asOf));
    if (!row || !identity) throw new EnrolmentToCertifyUnknown(enrolmentId);
    const { learnerId: _learner, zone, work, sessions, ...track } = row;
    const onDay = (instant: string) => dayOf(DateTime.fromISO(instant), zone);
    return {
      ...track,
      beneficiary: `${identity.firstName} ${identity.usageName ?? identity.birthName}`,
      work: work.map(({ validatedAt, ...project }) => ({ ...project, validatedOn: onDay(validatedAt) })),
      sessions: sessions.map(({ startsAt, ...session }) => ({ ...session, heldOn: onDay(startsAt) })),
    };
  }
}
