import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import { RecognitionFile } from './recognition-file.entity.js';
import { RECOGNITION_BOUNDS, RECOGNITION_FILES } from './recognition.types.js';
import type { RecognitionFileKept } from './recognitions.events.js';

const LONGEST_NAME = 200;

/** Keeps a proof for the recognitions of a learner. Throws `FileRefused` and `EnrolmentUnknown`. */
@Injectable()
export class KeepRecognitionFile {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly files: FileStore,
  ) {}

  async run(
    { enrolmentId, name, content }: { enrolmentId: string; name: string; content: Readable },
    actor: Actor,
  ): Promise<{ fileId: string }> {
    if (!(await this.db.of(Enrolment).existsBy({ id: enrolmentId }))) throw new EnrolmentUnknown(enrolmentId);
    const limits = { name, maxBytes: RECOGNITION_BOUNDS.bytes, extensions: RECOGNITION_FILES };
    return this.files.receive(content, limits, ({ keep, ...kept }) =>
      this.db.transaction(async () => {
        const fileId = newId();
        const keptAt = (await this.clock.now()).toJSDate();
        const row = { id: fileId, enrolmentId, name: name.slice(-LONGEST_NAME), ...kept, keptAt, keptBy: actor.id };
        await this.db.of(RecognitionFile).insert(row);
        const { sha256, byteCount } = kept;
        await this.events.record<RecognitionFileKept>(
          {
            name: 'tracks.recognition-file-kept',
            subject: enrolmentId,
            data: { enrolmentId, fileId, sha256, byteCount },
          },
          actor,
        );
        await keep();
        return { fileId };
      }),
    );
  }
}
