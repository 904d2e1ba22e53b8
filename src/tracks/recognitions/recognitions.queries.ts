import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { FileStore } from '../../platform/files/file-store.adapter.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { maySeeTrack } from '../tracks.policy.js';
import type { RecognitionKind } from './recognition.types.js';
import { RecognitionUnknown } from './recognitions.errors.js';

/** A proof that was sent. */
export interface ShownProof {
  fileId: string;
  name: string;
  byteCount: number;
  sha256: string;
  keptAt: string;
}

/** A recognition with all that it says, and whether it still counts. */
export interface ShownRecognition {
  recognitionId: string;
  kind: RecognitionKind;
  /** The block of a total equivalence. */
  block: { code: string; name: string } | null;
  sourceCode: string | null;
  basis: string;
  reason: string;
  decidedOn: string;
  decidedBy: string;
  competences: { code: string; name: string }[];
  projects: { code: string; name: string; estimatedHours: number }[];
  evidence: ShownProof[];
  withdrawal: { reason: string; withdrawnAt: string } | null;
}

const PROOF = `json_build_object('fileId', f.id, 'name', f.name, 'byteCount', f.byte_count, 'sha256', f.sha256,
  'keptAt', f.kept_at) ORDER BY f.kept_at, f.id`;

const RECOGNITIONS = `
  SELECT g.id AS "recognitionId", g.kind, g.source_code AS "sourceCode", g.basis, g.reason,
    g.decided_on AS "decidedOn", g.decided_by AS "decidedBy",
    (SELECT json_build_object('code', b.code, 'name', b.name) FROM competence_blocks.pub_block b
     WHERE b.id = g.block_id) AS block,
    COALESCE((SELECT json_agg(json_build_object('code', c.code, 'name', c.name) ORDER BY c.code, c.id)
      FROM tracks.recognised_competence n JOIN competence_blocks.pub_competence c ON c.id = n.competence_id
      WHERE n.recognition_id = g.id), '[]') AS competences,
    COALESCE((SELECT json_agg(json_build_object('code', p.code, 'name', p.name, 'estimatedHours', p.estimated_hours)
        ORDER BY p.position, p.id)
      FROM tracks.dispensed_project d JOIN tracks.project p ON p.id = d.project_id
      WHERE d.recognition_id = g.id AND EXISTS (SELECT 1 FROM tracks.learner_project lp
        WHERE lp.enrolment_id = g.enrolment_id AND lp.project_id = d.project_id)), '[]') AS projects,
    COALESCE((SELECT json_agg(${PROOF})
      FROM tracks.recognition_evidence v JOIN tracks.recognition_file f ON f.id = v.file_id
      WHERE v.recognition_id = g.id), '[]') AS evidence,
    (SELECT json_build_object('reason', w.reason, 'withdrawnAt', w.withdrawn_at)
     FROM tracks.recognition_withdrawal w WHERE w.recognition_id = g.id) AS withdrawal
  FROM tracks.recognition g WHERE g.enrolment_id = $1 ORDER BY g.decided_at DESC, g.id DESC`;

/** Reads the recognitions of a track, for those who may see it. */
@Injectable()
export class RecognitionsQueries {
  constructor(
    private readonly db: Db,
    private readonly files: FileStore,
  ) {}

  /** The latest first. Throws `EnrolmentUnknown`. */
  async of(actor: Actor, enrolmentId: string): Promise<ShownRecognition[]> {
    await this.seen(actor, enrolmentId);
    return this.db.sql<ShownRecognition>(RECOGNITIONS, [enrolmentId]);
  }

  /** Every proof that was sent for a track, those of no decision included. Throws `EnrolmentUnknown`. */
  async proofsOf(actor: Actor, enrolmentId: string): Promise<ShownProof[]> {
    await this.seen(actor, enrolmentId);
    const row = await this.db.one<{ proofs: ShownProof[] }>(
      `SELECT COALESCE(json_agg(${PROOF}), '[]') AS proofs FROM tracks.recognition_file f WHERE f.enrolment_id = $1`,
      [enrolmentId],
    );
    return row?.proofs ?? [];
  }

  /** A proof as it is sent. Throws `EnrolmentUnknown` and `RecognitionUnknown`. */
  async open(
    actor: Actor,
    { enrolmentId, fileId }: { enrolmentId: string; fileId: string },
  ): Promise<{ content: Readable; type: string; length: number; disposition: string }> {
    await this.seen(actor, enrolmentId);
    const file = await this.db.one<{ name: string; sha256: string; byteCount: number; mediaType: string }>(
      `SELECT f.name, f.sha256, f.byte_count AS "byteCount", f.media_type AS "mediaType"
       FROM tracks.recognition_file f WHERE f.enrolment_id = $1 AND f.id = $2`,
      [enrolmentId, fileId],
    );
    const content = file && (await this.files.read(file.sha256));
    if (!content) throw new RecognitionUnknown(fileId);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return { content, type: file.mediaType, length: file.byteCount, disposition };
  }

  private async seen(actor: Actor, enrolmentId: string): Promise<void> {
    const row = await this.db.one<{ learnerId: string }>(
      'SELECT learner_id AS "learnerId" FROM tracks.enrolment WHERE id = $1',
      [enrolmentId],
    );
    if (!row || !maySeeTrack(actor, row.learnerId)) throw new EnrolmentUnknown(enrolmentId);
  }
}
