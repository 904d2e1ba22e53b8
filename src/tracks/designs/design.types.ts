/** How a track design stands: only a draft may change, only a published one is given to new enrolments. */
export type DesignState = 'draft' | 'published' | 'retired';

/** What a learner hands in for a project; extensions are written without their dot. */
export interface DeliverableDraft {
  name: string;
  extensions: string[];
  required: boolean;
}

/** One project as an officer writes it: others are named by their code, criteria by their id or code. */
export interface ProjectDraft {
  code: string;
  name: string;
  brief: string;
  estimatedHours: number;
  level: number;
  prerequisites: string[];
  deliverables: DeliverableDraft[];
  criteria: string[];
}
