import type { ActivityDraft, DesignActivity } from './activity.types.js';

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
  /** What learners of the project learn from, in its order. */
  activities?: ActivityDraft[];
}

/** What bounds a design, so that it stays a path that people can follow. */
export const DESIGN_BOUNDS = {
  projects: 60,
  hours: 1000,
  levels: 3,
  nameLength: 200,
  briefLength: 10_000,
  deliverables: 20,
  extensions: 20,
  criteria: 500,
} as const;

/** `P1`, `P12`, `PROJET-3` */
export const PROJECT_CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/;

/** `pdf`, `zip`: lower case, without the dot. */
export const EXTENSION = /^[a-z0-9]{1,10}$/;

/** One version of a track design, whole, as it is read. */
export interface DesignFacts {
  id: string;
  titleVersionId: string;
  name: string;
  version: number;
  state: DesignState;
  /** How often the draft was written anew. */
  revision: number;
  draftedAt: Date;
  publishedAt: Date | null;
  retiredAt: Date | null;
  projects: DesignProject[];
}

/** One project of a design; its prerequisites are codes of others. */
export interface DesignProject {
  id: string;
  code: string;
  position: number;
  name: string;
  brief: string;
  estimatedHours: number;
  level: number;
  prerequisites: string[];
  deliverables: DeliverableDraft[];
  criteria: { id: string; code: string; name: string }[];
  activities: DesignActivity[];
}
