import type { CompetenceList } from '../rncp/competence-list.rules.js';
import type { Certifier, JuryComposition, NsfCode, TitleKind, TitleState } from '../titles/title.types.js';

/** The national directory of certifications, and the specific one, whose records have no blocks. */
export const DIRECTORIES = ['RNCP', 'RS'] as const;
export type Directory = (typeof DIRECTORIES)[number];

/** The XML export V4.1 says all; the ten-file CSV export says neither competences nor evaluations. */
export const EXPORT_FORMATS = ['xml', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a reading found of a title: not there before, saying otherwise, no longer there, or there again. */
export const CHANGE_KINDS = ['new', 'changed', 'gone', 'back'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What is searched and listed of a title as the register publishes it. Days are YYYY-MM-DD; null is « not said ». */
export interface EntryFacts {
  /** `RNCP37873` or `RS5000`. */
  code: string;
  directory: Directory;
  /** 37873 */
  number: number;
  name: string;
  kind: TitleKind;
  level: number | null;
  active: boolean;
  /** The register's own word: « Publiée ». */
  state: string | null;
  certifiers: Certifier[];
  decidedOn: string | null;
  effectiveOn: string | null;
  registeredUntilOn: string | null;
  awardableUntilOn: string | null;
  blockCount: number;
}

/** The newest version that the house has of a title. */
export interface HouseVersion {
  titleVersionId: string;
  version: number;
  state: TitleState;
  /** Does the register still say the same? Null where it was not looked at. */
  isSame: boolean | null;
}

/** A title as a search of the register lists it. */
export interface CatalogueLine extends EntryFacts {
  /** The register does not publish it any more. */
  isGone: boolean;
  drafted: HouseVersion | null;
}

/** A block as its record has it: the text untouched, and the competences that an import would tell apart in it. */
export interface CatalogueBlock {
  code: string;
  name: string;
  position: number;
  competencesText: string;
  evaluationText: string | null;
  competences: string[];
  splitCertainty: CompetenceList['certainty'];
}

/** A title of the register, whole. */
export interface CatalogueTitle extends CatalogueLine {
  /** When the register that says so was read, as an ISO instant. */
  readAt: string;
  /** The export that its record is from: the CSV one says neither competences nor evaluations. */
  format: ExportFormat;
  nsfCodes: NsfCode[];
  tradeCodes: NsfCode[];
  juryComposition: JuryComposition;
  previousCodes: string[];
  nextCodes: string[];
  blocks: CatalogueBlock[];
}

/** One reading of an export as it is listed. */
export interface ReadingLine {
  id: string;
  fileName: string;
  startedAt: Date;
  /** Null while it is read, and when the reading broke off. */
  endedAt: Date | null;
  lastCode: string | null;
  readCount: number;
  newCount: number;
  changedCount: number;
  goneCount: number;
  problemCount: number;
}
