import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { MentorUnknown } from '../mentors.errors.js';
import type { PaperKept } from '../mentors.events.js';
import { seesEveryMentor } from '../mentors.policy.js';
import { MentorDocument } from './mentor-document.entity.js';
import { Mentor } from './mentor.entity.js';
import { type DocumentKind, MENTOR_FILES } from './profile.types.js';

export interface KeepPaperInput {
  mentorId: string;
  kind: DocumentKind;
  /** The last day of a contract; null for one without an end. */
  endsOn: string | null;
  name: string;
  content: Readable;
}

const LONGEST_NAME = 200;

/** Keeps a paper of a mentor; it takes the place of the one of its kind. Throws `FileRefused`. */
@Injectable()
export class KeepPaper {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly files: FileStore,
  ) {}

  async run({ mentorId, kind, endsOn, name, content }: KeepPaperInput, actor: Actor): Promise<{ documentId: string }> {
    const isTheirs = actor.id === mentorId || seesEveryMentor(actor);
    if (!isTheirs || !(await this.db.of(Mentor).existsBy({ id: mentorId }))) throw new MentorUnknown(mentorId);
    return this.files.receive(content, { name, ...MENTOR_FILES }, ({ keep, ...kept }) =>
      this.db.transaction(async () => {
        const documentId = newId();
        const keptAt = (await this.clock.now()).toJSDate();
        const row = { id: documentId, mentorId, kind, name: name.slice(-LONGEST_NAME), endsOn, ...kept };
        await this.db.of(MentorDocument).insert({ ...row, keptAt, keptBy: actor.id });
        const { sha256, byteCount } = kept;
        await this.events.record<PaperKept>(
          {
            name: 'mentors.paper-kept',
            subject: mentorId,
            data: { mentorId, documentId, kind, endsOn, sha256, byteCount },
          },
          actor,
        );
        await keep();
        return { documentId };
      }),
    );
  }
}
