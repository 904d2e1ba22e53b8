import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { AttemptsQueries } from './attempts.queries.js';
import { DeliverableFile } from './deliverable-file.entity.js';
import { FileUnknown } from './evidence.errors.js';
import { frozenFrom, mayChangeFiles, missingOf } from './evidence.rules.js';
import { type ProjectKey, ProjectVisits } from './project-visits.queries.js';

/** A file as those see it who may. */
export interface ShownFile {
  fileId: string;
  attempt: number;
  deliverable: string;
  name: string;
  sha256: string;
  byteCount: number;
  mediaType: string;
  uploadedAt: Date;
}

/** What is there and what is missing of a project's work. */
export interface Evidence {
  attempt: number;
  deliverables: { name: string; extensions: string[]; required: boolean }[];
  files: ShownFile[];
  /** Of the attempts that were sent back. */
  earlierFiles: ShownFile[];
  missing: string[];
  handedInAt: Date | null;
  frozenFrom: Date | null;
  /** May the files change now? */
  decision: Decision;
}

/** Reads the work of a project for those who may see it. */
@Injectable()
export class EvidenceQueries {
  constructor(
    private readonly db: Db,
    private readonly visits: ProjectVisits,
    private readonly attempts: AttemptsQueries,
  ) {}

  /** The work of a project. Throws LearnerProjectUnknown. */
  async evidenceFor(actor: Actor, key: ProjectKey): Promise<Evidence> {
    const { attempt: number, files, facts, project } = await this.attempts.visit(actor, key);
    const { enrolmentId, projectId } = key;
    const all = await this.db
      .of(DeliverableFile)
      .find({ where: { enrolmentId, projectId, removedAt: IsNull() }, order: { id: 'ASC' } });
    const frozen = facts.state === 'defence-planned' ? frozenFrom(facts) : null;
    return {
      attempt: number,
      deliverables: project.deliverables,
      files: files.map(shown),
      earlierFiles: all.filter(({ attempt }) => attempt < number).map(shown),
      missing: missingOf(facts.deliverables, files),
      handedInAt: await this.lastHandIn(key, number),
      frozenFrom: frozen?.toJSDate() ?? null,
      decision: mayChangeFiles(facts),
    };
  }

  /** The files of the latest attempt at each project of a track by its id, for those who were let in already. */
  async latestFiles(enrolmentId: string): Promise<Map<string, ShownFile[]>> {
    const files = await this.db
      .of(DeliverableFile)
      .find({ where: { enrolmentId, removedAt: IsNull() }, order: { id: 'ASC' } });
    const latest = new Map<string, DeliverableFile[]>();
    for (const file of files) {
      const known = latest.get(file.projectId)?.filter(({ attempt }) => attempt >= file.attempt) ?? [];
      latest.set(file.projectId, [...known, file]);
    }
    return new Map([...latest].map(([projectId, found]) => [projectId, found.map(shown)]));
  }

  /** One file. Throws FileUnknown for one that was taken back, and for those who may not see it. */
  async fileFor(actor: Actor, fileId: string): Promise<DeliverableFile> {
    const file = await this.db.of(DeliverableFile).findOneBy({ id: fileId, removedAt: IsNull() });
    if (!file || !(await this.visits.find(actor, file))) throw new FileUnknown(fileId);
    return file;
  }

  private async lastHandIn({ enrolmentId, projectId }: ProjectKey, attempt: number): Promise<Date | null> {
    const row = await this.db.one<{ at: Date | null }>(
      `SELECT max(handed_in_at) AS at FROM assessment.hand_in
       WHERE enrolment_id = $1 AND project_id = $2 AND attempt = $3`,
      [enrolmentId, projectId, attempt],
    );
    return row?.at ?? null;
  }
}

function shown(file: DeliverableFile): ShownFile {
  const { id: fileId, attempt, deliverable, name, sha256, byteCount, mediaType, uploadedAt } = file;
  return { fileId, attempt, deliverable, name, sha256, byteCount, mediaType, uploadedAt };
}
