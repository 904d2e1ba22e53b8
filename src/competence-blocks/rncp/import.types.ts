import type { FicheProblem } from './fiche.types.js';

/** A title that an import wrote as a draft, or found standing as a draft with the same content. */
export interface ImportedTitle {
  titleVersionId: string;
  code: string;
  version: number;
  outcome: 'drafted' | 'unchanged';
  /** How many there are. */
  blocks: number;
  competences: number;
}

/** What is wrong with a record; `line` is null for a code that the file does not have. */
export type ImportProblem = Omit<FicheProblem, 'kind' | 'line'> & { line: number | null };

/** What an import did. The lists are cut at 1,000; the counts are not. */
export interface ImportReport {
  importId: string;
  draftedCount: number;
  unchangedCount: number;
  imported: ImportedTitle[];
  problemCount: number;
  problems: ImportProblem[];
}
