import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { FileUnknown } from './evidence.errors.js';
import { EvidenceQueries } from './evidence.queries.js';
import { attachmentNamed } from './file-name.rules.js';

/** A file on its way out, with what its headers say. */
export interface OpenedFile {
  content: Readable;
  type: string;
  length: number;
  disposition: string;
}

/** Opens a file for those who may see it. */
@Injectable()
export class DownloadDeliverable {
  constructor(
    private readonly evidence: EvidenceQueries,
    private readonly files: FileStore,
  ) {}

  /** The content of a file under its own name. Throws FileUnknown. */
  async open(actor: Actor, fileId: string): Promise<OpenedFile> {
    const { sha256, mediaType: type, byteCount: length, name } = await this.evidence.fileFor(actor, fileId);
    const content = await this.files.read(sha256);
    if (!content) throw new FileUnknown(fileId);
    return { content, type, length, disposition: attachmentNamed(name) };
  }
}
