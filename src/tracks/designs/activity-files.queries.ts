import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Db } from '../../platform/database/db.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import { ActivityUnknown } from '../tracks.errors.js';

/** A file of an activity as it is sent: `disposition` names it. */
export interface ActivityFileContent {
  content: Readable;
  type: string;
  length: number;
  disposition: string;
}

/** The files of the activities of designs. */
@Injectable()
export class ActivityFilesQueries {
  constructor(
    private readonly db: Db,
    private readonly files: FileStore,
  ) {}

  /** A file that an activity of this design hands out. Throws `ActivityUnknown`. */
  async open(designId: string, fileId: string): Promise<ActivityFileContent> {
    const file = await this.db.one<{ name: string; sha256: string; byteCount: number; mediaType: string }>(
      `SELECT f.name, f.sha256, f.byte_count AS "byteCount", f.media_type AS "mediaType"
       FROM tracks.activity_file f WHERE f.id = $2 AND EXISTS (
         SELECT 1 FROM tracks.learning_activity a JOIN tracks.project p ON p.id = a.project_id
         WHERE a.file_id = f.id AND p.design_id = $1)`,
      [designId, fileId],
    );
    const content = file && (await this.files.read(file.sha256));
    if (!content) throw new ActivityUnknown(fileId);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return { content, type: file.mediaType, length: file.byteCount, disposition };
  }
}
