import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { TracksApi, type TrackOverview } from '../../tracks/index.js';
import { CaseUnknown } from '../assessment.errors.js';
import { maySeeAllWork } from '../assessment.policy.js';
import { DefencesQueries, type ShownDefence } from '../evaluations/defences.queries.js';
import { EvidenceQueries, type ShownFile } from '../evidence/evidence.queries.js';
import { ProjectVisits } from '../evidence/project-visits.queries.js';
import { JuryDetails, type CaseInJury } from '../juries/jury-detail.queries.js';

/** A project of the candidate: its files, and what was decided of each defence. */
export interface ProjectInDossier {
  projectId: string;
  code: string;
  name: string;
  state: string;
  /** Need the candidate not make it, by a recognition? */
  dispensed: boolean;
  files: ShownFile[];
  defences: ShownDefence[];
}

/** What was decided before of one block, and what was done since. */
export interface BlockHistory {
  code: string;
  name: string;
  kind: 'validated' | 'adjourned' | 'leave';
  /** The jury that decided; null for leave to present it again. */
  juryNumber: string | null;
  at: Date;
  reason: string | null;
}

/** What a jury reads of a candidate before it hears them. */
export interface CandidateDossier {
  juryId: string;
  juryCase: CaseInJury;
  track: TrackOverview;
  history: BlockHistory[];
  /** Null for a member who stepped aside: the work is not theirs to read. */
  projects: ProjectInDossier[] | null;
}

/** Gathers the dossier of a candidate, for those who sit on the jury and for officers. */
@Injectable()
export class CandidateDossiers {
  constructor(
    private readonly db: Db,
    private readonly details: JuryDetails,
    private readonly tracks: TracksApi,
    private readonly visits: ProjectVisits,
    private readonly evidence: EvidenceQueries,
    private readonly defences: DefencesQueries,
  ) {}

  /** Throws `CaseUnknown`, also for a case of another jury. */
  async of(juryId: string, caseId: string, actor: Actor): Promise<CandidateDossier> {
    const { juryCase } = await this.details.case(caseId, actor);
    const jury = await this.details.jury(juryId, actor);
    const track = await this.tracks.track(juryCase.enrolmentId);
    if (!track || !jury.cases.some(({ id }) => id === caseId)) throw new CaseUnknown(caseId);
    return {
      juryId,
      juryCase,
      track,
      history: await this.history(juryCase.enrolmentId),
      projects: await this.projects(track, actor),
    };
  }

  private async projects({ enrolment, projects }: TrackOverview, actor: Actor): Promise<ProjectInDossier[] | null> {
    const begun = projects.filter(({ state }) => state !== 'locked' && state !== 'open');
    const [first] = begun;
    if (!first) return [];
    const visited = await this.visits.find(actor, { enrolmentId: enrolment.id, projectId: first.id });
    if (!visited || !maySeeAllWork(visited.capacities)) return null;
    const files = await this.evidence.latestFiles(enrolment.id);
    const defences = await this.defences.ofEnrolment(enrolment.id);
    return begun.map(({ id: projectId, code, name, state, dispensed }) => ({
      projectId,
      code,
      name,
      state,
      dispensed,
      files: files.get(projectId) ?? [],
      defences: defences.filter((defence) => defence.projectId === projectId),
    }));
  }

  /** What earlier juries said, as the candidate was told, and why blocks are presented again. */
  private history(enrolmentId: string): Promise<BlockHistory[]> {
    return this.db.sql<BlockHistory>(
      `SELECT b.code, b.name, d.decision AS kind, j.number AS "juryNumber", d.decided_at AS at, d.reason
       FROM assessment.block_decision d
       JOIN assessment.jury_case c ON c.id = d.case_id
       JOIN assessment.jury j ON j.id = c.jury_id
       JOIN competence_blocks.pub_block b ON b.id = d.block_id
       WHERE c.enrolment_id = $1 AND c.notified_at IS NOT NULL
       UNION ALL
       SELECT b.code, b.name, 'leave', NULL, l.granted_at, l.reason
       FROM tracks.pub_presentation_leave l JOIN competence_blocks.pub_block b ON b.id = l.block_id
       WHERE l.enrolment_id = $1
       ORDER BY at DESC, code`,
      [enrolmentId],
    );
  }
}
