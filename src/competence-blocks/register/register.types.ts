import type { Certifier, TitleKind } from '../titles/title.types.js';

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
