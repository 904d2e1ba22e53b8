import type { NewEvent } from '../platform/events/event.types.js';

export type TitleImported = NewEvent<{
  titleVersionId: string;
  code: string;
  version: number;
  importId: string;
  blocks: number;
  competences: number;
}>;
export type TitleActivated = NewEvent<{ titleVersionId: string; code: string; version: number }>;
export type TitleRetired = NewEvent<{ titleVersionId: string; code: string; version: number }>;
export type BlockCurated = NewEvent<{ titleVersionId: string; blockId: string; competences: number; criteria: number }>;
export type RegisterRead = NewEvent<{
  readingId: string;
  fileMark: string;
  readCount: number;
  newCount: number;
  changedCount: number;
  goneCount: number;
  problemCount: number;
}>;
/** Subject: the later version. */
export type CorrespondenceDecided = NewEvent<{
  fromTitleVersionId: string;
  toTitleVersionId: string;
  fromBlockId: string;
  toBlockId: string;
  kind: string;
  source: string;
}>;
/** Subject: the later version. */
export type CriteriaPaired = NewEvent<{
  fromCriterionId: string;
  toCriterionId: string;
  isSame: boolean;
}>;
export type TextsWritten = NewEvent<{ titleVersionId: string; language: string; texts: number }>;
export type PresentationWritten = NewEvent<{ titleVersionId: string; code: string; number: number }>;
/** Subject: the version. `ending` is entry or award, `endsOn` its last day. */
export type TitleExpires = NewEvent<{
  titleVersionId: string;
  code: string;
  version: number;
  ending: string;
  endsOn: string;
  months: number;
}>;
