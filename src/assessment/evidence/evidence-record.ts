import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { KeptFile } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { TracksApi } from '../../tracks/index.js';
import type { DeliverableRemoved, DeliverableUploaded, ProjectHandedIn } from '../assessment.events.js';
import type { VisitedAttempt } from './attempts.queries.js';
import { DeliverableFile } from './deliverable-file.entity.js';
import { ProjectHandIn } from './hand-in.entity.js';

/** A file whose content is kept, and what it is for. */
export interface NewFile {
  deliverable: string;
  name: string;
  kept: KeptFile;
  replacesId: string | null;
}

/** Writes what happened to the work of a project, and tells tracks, in the transaction that is open. */
@Injectable()
export class EvidenceRecord {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly tracks: TracksApi,
  ) {}

  /** A file came, perhaps in the place of another. */
  async upload({ deliverable, name, kept, replacesId }: NewFile, to: VisitedAttempt, actor: Actor): Promise<string> {
    const { attempt, facts } = to;
    const { enrolmentId, projectId } = to.project;
    const { sha256, byteCount, mediaType } = kept;
    const file = { id: newId(), enrolmentId, projectId, attempt, deliverable, name, sha256, byteCount, mediaType };
    const at = facts.now.toJSDate();
    if (replacesId) {
      await this.db.of(DeliverableFile).update({ id: replacesId }, { removedAt: at, removedBy: actor.id });
    }
    await this.db.of(DeliverableFile).insert({ ...file, uploadedAt: at, uploadedBy: actor.id });
    await this.tracks.recordHandIn({ enrolmentId, projectId, complete: false }, actor);
    const data = { enrolmentId, projectId, fileId: file.id, attempt, replacesId, sha256, byteCount, mediaType };
    await this.events.record<DeliverableUploaded>(
      { name: 'assessment.deliverable-uploaded', subject: enrolmentId, data },
      actor,
    );
    return file.id;
  }

  /** A file was taken back; its row stays, with who took it back. */
  async remove(fileId: string, { project, facts }: VisitedAttempt, actor: Actor): Promise<void> {
    const { enrolmentId, projectId } = project;
    const removed = { removedAt: facts.now.toJSDate(), removedBy: actor.id };
    await this.db.of(DeliverableFile).update({ id: fileId }, removed);
    await this.events.record<DeliverableRemoved>(
      {
        name: 'assessment.deliverable-removed',
        subject: enrolmentId,
        data: { enrolmentId, projectId, fileId },
      },
      actor,
    );
  }

  /** The work was handed in as it stands. */
  async handIn({ project, attempt, facts, files }: VisitedAttempt, actor: Actor): Promise<string> {
    const { enrolmentId, projectId } = project;
    const row = { id: newId(), enrolmentId, projectId, attempt, isCompletion: facts.condition !== null };
    await this.db.of(ProjectHandIn).insert({ ...row, handedInAt: facts.now.toJSDate(), handedInBy: actor.id });
    await this.tracks.recordHandIn({ enrolmentId, projectId, complete: true }, actor);
    const { isCompletion } = row;
    const data = { enrolmentId, projectId, attempt, files: files.map(({ id }) => id), isCompletion };
    await this.events.record<ProjectHandedIn>(
      { name: 'assessment.project-handed-in', subject: enrolmentId, data },
      actor,
    );
    return row.id;
  }
}
