import type { EvaluationMode } from '../blocks/curation.types.js';

export const TITLE_STATES = ['draft', 'active', 'retired'] as const;

/** A draft is curated, an active version takes learners in and never changes, a retired one keeps those it has. */
export type TitleState = (typeof TITLE_STATES)[number];

export const TITLE_KINDS = ['state-title', 'private-title', 'other'] as const;

/** A professional title of the State, a title registered on request of its certifier, or another certification. */
export type TitleKind = (typeof TITLE_KINDS)[number];

export const ACCESS_PATHS = ['fi', 'ca', 'fc', 'cq', 'cl', 'vae'] as const;

/** The ways to a title: initial training, apprenticeship, continuing training, work-study, alone, by experience. */
export type AccessPath = (typeof ACCESS_PATHS)[number];

/** Whether a way is open, and who sits on its jury, in the words of the register. */
export type JuryComposition = Record<AccessPath, { active: boolean; composition: string | null }>;

/** A body that awards the title; `siret` is 14 digits. */
export interface Certifier {
  siret: string | null;
  name: string;
}

/** A speciality of training in the national nomenclature. */
export interface NsfCode {
  code: string;
  label: string | null;
}

/** What a competence is judged by. */
export interface CriterionFacts {
  id: string;
  /** `RNCP37873BC01C1K1` */
  code: string;
  name: string;
}

export interface CompetenceFacts {
  id: string;
  /** `RNCP37873BC01C1` */
  code: string;
  name: string;
  position: number;
  /** How it is evaluated; null where nobody said. */
  evaluationMode: EvaluationMode | null;
  criteria: CriterionFacts[];
}

/** The unit that a jury validates. */
export interface BlockFacts {
  id: string;
  /** `RNCP37873BC01` */
  code: string;
  name: string;
  position: number;
  competences: CompetenceFacts[];
}

/** One version of a title, whole. Days are YYYY-MM-DD; null is « the register does not say ». */
export interface TitleFacts {
  id: string;
  /** `RNCP37873` */
  code: string;
  version: number;
  kind: TitleKind;
  state: TitleState;
  name: string;
  level: number | null;
  certifiers: Certifier[];
  nsfCodes: NsfCode[];
  decidedOn: string | null;
  effectiveOn: string | null;
  /** The last day on which a learner may enter. */
  registeredUntilOn: string | null;
  /** The last day on which the title may be awarded. */
  awardableUntilOn: string | null;
  juryComposition: JuryComposition;
  blocks: BlockFacts[];
}
