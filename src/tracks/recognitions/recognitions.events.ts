import type { NewEvent } from '../../platform/events/event.types.js';

/** Source, basis, reason and proofs stay in the tables. */
export type RecognitionDecided = NewEvent<{
  enrolmentId: string;
  learnerId: string;
  recognitionId: string;
  kind: string;
  blockId: string | null;
  competences: number;
  dispensed: number;
  evidence: number;
}>;
export type RecognitionWithdrawn = NewEvent<{ enrolmentId: string; learnerId: string; recognitionId: string }>;
export type RecognitionFileKept = NewEvent<{ enrolmentId: string; fileId: string; sha256: string; byteCount: number }>;
