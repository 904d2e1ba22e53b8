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
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { BlockAnswer } from '../blocks/blocks.dto.js';
import { type JuryComposition, TITLE_KINDS, TITLE_STATES, type TitleKind, type TitleState } from './title.types.js';
import { IsPageSize } from '../../platform/http/page-size.js';

/** How a list of titles is narrowed. */
export class TitleSearchQuery {
  /** A part of the name or of the certifier, or the beginning of the code. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsIn(TITLE_STATES)
  state?: TitleState;

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(/^(RNCP|RS)\d{1,5}\.\d{1,6}$/)
  after?: string;

  @IsPageSize()
  limit = 50;
}

/** What every answer says of a version of a title. */
class TitleHead {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsInt()
  version: number;

  @IsIn(TITLE_KINDS)
  kind: TitleKind;

  @IsIn(TITLE_STATES)
  state: TitleState;

  @IsString()
  name: string;

  @IsOptional()
  @IsInt()
  level: number | null;

  @IsOptional()
  @IsISO8601()
  registeredUntilOn: string | null;

  @IsOptional()
  @IsISO8601()
  awardableUntilOn: string | null;
}

/** One line of the list of titles. */
export class TitleLineAnswer extends TitleHead {
  /** The names of its certifiers. */
  @IsOptional()
  @IsString()
  certifier: string | null;
}

/** One page of titles. */
export class TitlePageAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TitleLineAnswer)
  rows: TitleLineAnswer[];

  /** Where the next page starts after; null on the last one. */
  @IsOptional()
  @IsString()
  nextAfter: string | null;
}

export class CertifierAnswer {
  @IsOptional()
  @IsString()
  siret: string | null;

  @IsString()
  name: string;
}

export class NsfCodeAnswer {
  @IsString()
  code: string;

  @IsOptional()
  @IsString()
  label: string | null;
}

export class JuryWayAnswer {
  @IsBoolean()
  active: boolean;

  @IsOptional()
  @IsString()
  composition: string | null;
}

/** The way to the title decides who sits on its jury. */
export class JuryCompositionAnswer implements JuryComposition {
  @ValidateNested()
  @Type(() => JuryWayAnswer)
  fi: JuryWayAnswer;

  @ValidateNested()
  @Type(() => JuryWayAnswer)
  ca: JuryWayAnswer;

  @ValidateNested()
  @Type(() => JuryWayAnswer)
  fc: JuryWayAnswer;

  @ValidateNested()
  @Type(() => JuryWayAnswer)
  cq: JuryWayAnswer;

  @ValidateNested()
  @Type(() => JuryWayAnswer)
  cl: JuryWayAnswer;

  @ValidateNested()
  @Type(() => JuryWayAnswer)
  vae: JuryWayAnswer;
}

/** One version of a title with all that it is made of. */
export class TitleAnswer extends TitleHead {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CertifierAnswer)
  certifiers: CertifierAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NsfCodeAnswer)
  nsfCodes: NsfCodeAnswer[];

  @IsOptional()
  @IsISO8601()
  decidedOn: string | null;

  @IsOptional()
  @IsISO8601()
  effectiveOn: string | null;

  @ValidateNested()
  @Type(() => JuryCompositionAnswer)
  juryComposition: JuryCompositionAnswer;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlockAnswer)
  blocks: BlockAnswer[];
}

/** How a title stands after its state was changed. */
export class TitleStateAnswer {
  @IsUUID()
  titleVersionId: string;

  @IsIn(TITLE_STATES)
  state: TitleState;
}
