import type { Facts } from '../../platform/kernel/decision.js';

/** One record of the public register, as the V4.1 export has it. Days are YYYY-MM-DD; null is « not said ». */
export interface ReadFiche {
  kind: 'fiche';
  /** The line of the file on which the record opens. */
  line: number;
  idFiche: string | null;
  /** `RNCP37873`, or `RS5000` in the specific directory, whose records have no blocks. */
  code: string;
  title: string;
  abbreviation: Labelled | null;
  state: string | null;
  active: boolean;
  /** 3 to 8; null where the register gives none (RS, « REPRISE », « AUCUN »). */
  level: number | null;
  registrationType: 'by-right' | 'on-request' | null;
  /** The register's own words for the type, in case they are of neither kind. */
  registrationTypeText: string | null;
  certifiers: ReadCertifier[];
  nsf: Labelled[];
  rome: Labelled[];
  formacodes: Labelled[];
  activities: string | null;
  capacities: string | null;
  objectives: string | null;
  prerequisites: ReadPrerequisites;
  jury: Record<AccessPath, ReadJury>;
  partialValidation: boolean | null;
  blocks: ReadBlock[];
  correspondences: ReadCorrespondence[];
  promotions: ReadPromotion[];
  decidedOn: string | null;
  durationYears: number | null;
  effectiveOn: string | null;
  registeredUntilOn: string | null;
  awardableUntilOn: string | null;
  previousCodes: string[];
  nextCodes: string[];
  partners: { total: number; active: number };
}

/** The ways to a title: initial training, apprenticeship, continuing training, work-study, alone, by experience. */
export type AccessPath = 'fi' | 'ca' | 'fc' | 'cq' | 'cl' | 'vae';

/** A code of a public nomenclature with its words. */
export interface Labelled {
  code: string;
  label: string | null;
}

/** A body that awards the title; `siret` is 14 digits, and about a third of the register has none. */
export interface ReadCertifier {
  siret: string | null;
  name: string;
  active: boolean;
}

/** What is asked before the training and before the award. */
export interface ReadPrerequisites {
  entry: string | null;
  validation: string | null;
}

/** Whether a way is open, and who sits on its jury. */
export interface ReadJury {
  active: boolean;
  composition: string | null;
}

/** A block of competences; `position` counts from 1, `competencesText` is the register's text, untouched. */
export interface ReadBlock {
  code: string;
  name: string;
  competencesText: string;
  evaluationText: string | null;
  prerequisites: ReadPrerequisites;
  position: number;
}

/** Blocks of this title that stand, together, for a whole other title or for some of its blocks. */
export interface ReadCorrespondence {
  fromBlocks: string[];
  toCode: string;
  toBlocks: string[];
}

/** The certified people of one year; the rates are percents. */
export interface ReadPromotion {
  year: number;
  certified: number | null;
  certifiedByExperience: number | null;
  employedAfter6Months: number | null;
  inTradeAfter6Months: number | null;
  inTradeAfter2Years: number | null;
}

/** What is wrong and what to do about it: for programs, and the code and facts of the sentence for people. */
export interface Saying {
  code: string;
  message: string;
  facts?: Facts;
}

/** What is wrong with a record, where, and what to do: `skipped` leaves the record out, `warning` keeps it. */
export interface FicheProblem {
  kind: 'problem';
  line: number;
  code: string | null;
  /** The element of the file: `DATE_EFFET`, `BLOCS_COMPETENCES[2].CODE`. */
  field: string;
  message: string;
  /** Under which people are told the same in their language (`faults.json`), filled with the facts. */
  reason: string;
  facts: Facts;
  severity: 'skipped' | 'warning';
}
