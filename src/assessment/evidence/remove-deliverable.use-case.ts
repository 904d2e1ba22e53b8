import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { AttemptsQueries } from './attempts.queries.js';
import { EvidenceRecord } from './evidence-record.js';
import { FilesNotChangeable } from './evidence.errors.js';
import { EvidenceQueries } from './evidence.queries.js';
import { mayRemoveFile } from './evidence.rules.js';

/** Takes a file back before it is judged. */
@Injectable()
export class RemoveDeliverable {
  constructor(
    private readonly db: Db,
    private readonly attempts: AttemptsQueries,
    private readonly evidence: EvidenceQueries,
    private readonly record: EvidenceRecord,
  ) {}

  run({ fileId }: { fileId: string }, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const { enrolmentId, projectId } = await this.evidence.fileFor(actor, fileId);
      await this.db.lock(`enrolment ${enrolmentId}`);
      const visited = await this.attempts.visitAs('learner', actor, { enrolmentId, projectId });
      refuseUnless(mayRemoveFile(visited.facts, fileId), (checks) => new FilesNotChangeable(checks));
      await this.record.remove(fileId, visited, actor);
    });
  }
}
