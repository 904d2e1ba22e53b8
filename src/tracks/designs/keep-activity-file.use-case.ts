import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import type { ActivityFileKept } from '../tracks.events.js';
import { ActivityFile } from './activity-file.entity.js';
import { ACTIVITY_BOUNDS, ACTIVITY_FILES } from './activity.types.js';

const LONGEST_NAME = 200;

/**
 * Keeps a file for learning activities. The content comes in outside the transaction and is kept as the last step of
 * the one that records it. Throws `FileRefused`.
 */
@Injectable()
export class KeepActivityFile {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly files: FileStore,
  ) {}

  run({ name, content }: { name: string; content: Readable }, actor: Actor): Promise<{ fileId: string }> {
    const limits = { name, maxBytes: ACTIVITY_BOUNDS.bytes, extensions: ACTIVITY_FILES };
    return this.files.receive(content, limits, ({ keep, ...kept }) =>
      this.db.transaction(async () => {
        const fileId = newId();
        const keptAt = (await this.clock.now()).toJSDate();
        const row = { id: fileId, name: name.slice(-LONGEST_NAME), ...kept, keptAt, keptBy: actor.id };
        await this.db.of(ActivityFile).insert(row);
        const { sha256, byteCount } = kept;
        await this.events.record<ActivityFileKept>(
          { name: 'tracks.activity-file-kept', subject: fileId, data: { fileId, sha256, byteCount } },
          actor,
        );
        await keep();
        return { fileId };
      }),
    );
  }
}
