import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsPageSize } from '../../platform/http/page-size.js';
import { TITLE_KINDS, TITLE_STATES, type TitleKind, type TitleState } from '../titles/title.types.js';
import { CertifierAnswer, JuryCompositionAnswer, NsfCodeAnswer } from '../titles/titles.dto.js';
import { DIRECTORIES, type Directory, EXPORT_FORMATS, type ExportFormat } from './register.types.js';

/** `nextAfter` of a page of titles. */
export const PLACE = /^\d{1,7}\.\d{1,5}\.(RNCP|RS)$/;

/** What is looked for in the register. */
export class RegisterSearchQuery {
  /** A code or its beginning, or words of the title, of its blocks, trades and fields, or of its certifiers. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(3)
  @Max(8)
  level?: number;

  /** Words of the name of a certifier, or its SIRET. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  certifier?: string;

  @IsOptional()
  @IsIn(DIRECTORIES)
  directory?: Directory;

  /** `true`: only titles that are published as active; `false`: only the others. */
  @IsOptional()
  @IsIn(['true', 'false'])
  active?: 'true' | 'false';

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(PLACE)
  after?: string;

  @IsPageSize()
  size = 50;
}

/** The newest version that the house has of a title. */
export class HouseVersionAnswer {
  @IsUUID()
  titleVersionId: string;

  @IsInt()
  version: number;

  @IsIn(TITLE_STATES)
  state: TitleState;

  /** Does the register still say the same? Null where it was not looked at, as in a list. */
  @IsOptional()
  @IsBoolean()
  isSame: boolean | null;
}

/** A title as the register publishes it. */
export class RegisterLineAnswer {
  @IsString()
  code: string;

  @IsIn(DIRECTORIES)
  directory: Directory;

  @IsInt()
  number: number;

  @IsString()
  name: string;

  @IsIn(TITLE_KINDS)
  kind: TitleKind;

  @IsOptional()
  @IsInt()
  level: number | null;

  @IsBoolean()
  active: boolean;

  /** The register's own word: « Publiée ». */
  @IsOptional()
  @IsString()
  state: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CertifierAnswer)
  certifiers: CertifierAnswer[];

  @IsOptional()
  @IsISO8601()
  decidedOn: string | null;

  @IsOptional()
  @IsISO8601()
  effectiveOn: string | null;

  @IsOptional()
  @IsISO8601()
  registeredUntilOn: string | null;

  @IsOptional()
  @IsISO8601()
  awardableUntilOn: string | null;

  @IsInt()
  blockCount: number;

  /** Is it missing from the register as it was read last? */
  @IsBoolean()
  isGone: boolean;

  /** Null while the house has no version of it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => HouseVersionAnswer)
  drafted: HouseVersionAnswer | null;
}

/** One page of the titles found. */
export class RegisterPageAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegisterLineAnswer)
  rows: RegisterLineAnswer[];

  /** Where the next page starts after; null on the last one. */
  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class RegisterBlockAnswer {
  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  position: number;

  /** The register's text, untouched. */
  @IsString()
  competencesText: string;

  @IsOptional()
  @IsString()
  evaluationText: string | null;

  /** The competences that an import tells apart in the text. */
  @IsArray()
  @IsString({ each: true })
  competences: string[];

  /** How surely: by bullets and numbers, by lines, by guess, or not at all. */
  @IsIn(['marked', 'lines', 'guessed', 'whole'])
  splitCertainty: string;
}

/** A title of the register, whole. */
export class RegisterTitleAnswer extends RegisterLineAnswer {
  /** When the register that says so was read. */
  @IsISO8601()
  readAt: string;

  /** The export that its record is from: the CSV one says neither competences nor evaluations. */
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NsfCodeAnswer)
  nsfCodes: NsfCodeAnswer[];

  /** Trades of the ROME. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NsfCodeAnswer)
  tradeCodes: NsfCodeAnswer[];

  @ValidateNested()
  @Type(() => JuryCompositionAnswer)
  juryComposition: JuryCompositionAnswer;

  @IsArray()
  @IsString({ each: true })
  previousCodes: string[];

  @IsArray()
  @IsString({ each: true })
  nextCodes: string[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RegisterBlockAnswer)
  blocks: RegisterBlockAnswer[];
}
