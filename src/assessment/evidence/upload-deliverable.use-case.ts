import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Db } from '../../platform/database/db.js';
import { FileStore, type KeptFile } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { AttemptsQueries, type VisitedAttempt } from './attempts.queries.js';
import { EvidenceRecord } from './evidence-record.js';
import { DeliverableUnknown, FilesNotChangeable, FileUnknown } from './evidence.errors.js';
import { mayAddFile, MOST_BYTES } from './evidence.rules.js';
import type { ProjectKey } from './project-visits.queries.js';

export interface UploadDeliverableInput extends ProjectKey {
  /** The name of a deliverable of the project. */
  deliverable: string;
  name: string;
  content: Readable;
  /** A file of this attempt that the new one takes the place of. */
  replacesId?: string;
}

/**
 * Takes a file for a deliverable. The content comes in outside the transaction; it is kept as the last step of the one
 * that records its row, so that a refusal in between leaves neither.
 */
@Injectable()
export class UploadDeliverable {
  constructor(
    private readonly db: Db,
    private readonly files: FileStore,
    private readonly attempts: AttemptsQueries,
    private readonly record: EvidenceRecord,
  ) {}

  async run(input: UploadDeliverableInput, actor: Actor): Promise<{ fileId: string } & KeptFile> {
    const { deliverable, name, content, replacesId = null } = input;
    const extensions = extensionsOf(await this.attemptFor(input, actor), deliverable);
    return this.files.receive(content, { name, maxBytes: MOST_BYTES, extensions }, ({ keep, ...kept }) =>
      this.db.transaction(async () => {
        await this.db.lock(`enrolment ${input.enrolmentId}`);
        const attempt = await this.attemptFor(input, actor);
        const fileId = await this.record.upload({ deliverable, name, kept, replacesId }, attempt, actor);
        await keep();
        return { fileId, ...kept };
      }),
    );
  }

  private async attemptFor(input: UploadDeliverableInput, actor: Actor): Promise<VisitedAttempt> {
    const attempt = await this.attempts.visitAs('learner', actor, input);
    const replaced = attempt.files.find(({ id }) => id === input.replacesId) ?? null;
    if (input.replacesId !== undefined && !replaced) throw new FileUnknown(input.replacesId);
    const decision = mayAddFile(attempt.facts, { deliverable: input.deliverable, replaced });
    refuseUnless(decision, (checks) => new FilesNotChangeable(checks));
    return attempt;
  }
}

/** With their dot, as the store of files compares them. */
function extensionsOf({ project }: VisitedAttempt, deliverable: string): string[] {
  const asked = project.deliverables.find(({ name }) => name === deliverable);
  if (!asked) throw new DeliverableUnknown(project.deliverables.map(({ name }) => name));
  return asked.extensions.map((extension) => `.${extension}`);
}
