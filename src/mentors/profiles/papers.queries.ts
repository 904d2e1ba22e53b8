import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { PaperUnknown } from '../mentors.errors.js';
import type { DocumentKind } from './profile.types.js';

/** A paper of a mentor as pages show it. */
export interface Paper {
  id: string;
  kind: DocumentKind;
  name: string;
  byteCount: number;
  endsOn: string | null;
  keptAt: Date;
}

/** The papers of a mentor that count: the last of each kind. */
export interface StandingPapers {
  cv: Paper | null;
  contract: Paper | null;
}

const PAPER = `id, kind, name, byte_count AS "byteCount", ends_on AS "endsOn", kept_at AS "keptAt"`;

/** The papers of mentors. */
@Injectable()
export class PapersQueries {
  constructor(
    private readonly db: Db,
    private readonly files: FileStore,
  ) {}

  async standingOf(mentorId: string): Promise<StandingPapers> {
    const papers = await this.all(mentorId);
    const last = (kind: DocumentKind) => papers.find((paper) => paper.kind === kind) ?? null;
    return { cv: last('cv'), contract: last('contract') };
  }

  /** Every paper that was kept, the last first. */
  all(mentorId: string): Promise<Paper[]> {
    return this.db.sql<Paper>(
      `SELECT ${PAPER} FROM mentors.mentor_document WHERE mentor_id = $1 ORDER BY kept_at DESC, id DESC`,
      [mentorId],
    );
  }

  /** A paper as it is sent, for the mentor and the staff. Throws `PaperUnknown`. */
  async open(
    actor: Actor,
    { mentorId, documentId }: { mentorId: string; documentId: string },
  ): Promise<{ content: Readable; type: string; length: number; disposition: string }> {
    const isSeen = actor.id === mentorId || hasRole(actor, 'officer', 'advisor');
    const paper = isSeen
      ? await this.db.one<{ name: string; sha256: string; byteCount: number; mediaType: string }>(
          `SELECT name, sha256, byte_count AS "byteCount", media_type AS "mediaType"
           FROM mentors.mentor_document WHERE mentor_id = $1 AND id = $2`,
          [mentorId, documentId],
        )
      : null;
    const content = paper && (await this.files.read(paper.sha256));
    if (!content) throw new PaperUnknown(documentId);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`;
    return { content, type: paper.mediaType, length: paper.byteCount, disposition };
  }
}
