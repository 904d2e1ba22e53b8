export const RECOGNITION_KINDS = ['equivalence', 'prior-learning'] as const;

/** What a recognition rests on: another certification, or what the learner could do before (positioning, VAE, experience). */
export type RecognitionKind = (typeof RECOGNITION_KINDS)[number];

/** The decision by which a competence or a block is held already. */
export interface Recognised {
  id: string;
  kind: RecognitionKind;
  /** The day of the decision, in the zone of the track. */
  on: string;
  /** The certification or block that it rests on, by its register code; null for prior learning. */
  source: string | null;
}

/** What may be kept as a proof. */
export const RECOGNITION_FILES = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.odt', '.zip'] as const;
export const RECOGNITION_BOUNDS = { bytes: 20 * 1024 * 1024, files: 20, competences: 200, projects: 60 } as const;
