import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LONGEST_TEXT, OTHER_LANGUAGES, type OtherLanguage, type Place, type TranslatedPlace } from './texts.types.js';

const KINDS: Place['kind'][] = ['name', 'presentation', 'block', 'competence', 'criterion'];
const STATES: TranslatedPlace['state'][] = ['translated', 'outdated', 'missing'];
const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class TextsPath {
  @IsUUID()
  titleVersionId: string;

  @IsIn(OTHER_LANGUAGES)
  language: OtherLanguage;
}

export class TextBody {
  /** `RNCP37873BC01C1`, as the texts of the title are listed. */
  @IsString()
  @Matches(/^(RNCP|RS)\d{1,5}[\w.]{0,20}$/)
  place: string;

  /** Empty: what was said is withdrawn. */
  @IsString()
  @Length(0, LONGEST_TEXT)
  @Transform(trimmed)
  text: string;

  /** The `number` of the text that this one follows; a conflict when there is a later one. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  seen?: number;

  /** The `frenchMark` of the French that this translates; a conflict when it is another now. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  frenchMark?: string;
}

export class WriteTextsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @IsObject({ each: true })
  @Type(() => TextBody)
  texts: TextBody[];
}

export class WritePresentationBody {
  /** French; empty: nothing is said any more. */
  @IsString()
  @Length(0, LONGEST_TEXT)
  @Transform(trimmed)
  text: string;

  /** The number of the one that this one follows. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  seen?: number;
}

export class WrittenTextsAnswer {
  /** How many texts are other ones now. */
  @IsInt()
  written: number;
}

export class WrittenPresentationAnswer {
  @IsInt()
  number: number;
}

export class OlderTextAnswer {
  @IsString()
  french: string;

  @IsString()
  text: string;
}

export class TextAnswer {
  @IsString()
  place: string;

  @IsIn(KINDS)
  kind: Place['kind'];

  @IsString()
  french: string;

  @IsIn(STATES)
  state: TranslatedPlace['state'];

  @IsString()
  text: string;

  @IsInt()
  number: number;

  @IsString()
  frenchMark: string;

  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => OlderTextAnswer)
  older: OlderTextAnswer | null;

  @IsOptional()
  @IsISO8601()
  writtenAt: string | null;

  @IsOptional()
  @IsUUID()
  writtenBy: string | null;
}

export class TextSectionAnswer {
  /** `title`, or the code of the block. */
  @IsString()
  key: string;

  @IsInt()
  position: number;

  @ValidateNested({ each: true })
  @Type(() => TextAnswer)
  texts: TextAnswer[];
}

export class TextsAnswer {
  @ValidateNested({ each: true })
  @Type(() => TextSectionAnswer)
  sections: TextSectionAnswer[];
}
