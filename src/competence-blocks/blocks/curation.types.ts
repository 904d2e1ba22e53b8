export const EVALUATION_MODES = ['simulation', 'project', 'oral', 'written', 'portfolio'] as const;

/** How a competence is evaluated: in a professional situation, by a project, orally, in writing, by a portfolio. */
export type EvaluationMode = (typeof EVALUATION_MODES)[number];

/** A competence as an officer words it, with what it is judged by; a null mode is « not said ». */
export interface CuratedCompetence {
  name: string;
  criteria: string[];
  evaluationMode: EvaluationMode | null;
}

export const CURATION_STEPS = [
  'imported',
  'written',
  'split',
  'merged',
  'moved',
  'added',
  'removed',
  'restored',
] as const;

/** What made a state of the competences of a block. */
export type CurationStep = (typeof CURATION_STEPS)[number];
