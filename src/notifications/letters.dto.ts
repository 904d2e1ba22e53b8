import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { LETTER_KINDS, type LetterKind, type LetterState } from './letter.types.js';
import { IsPageSize } from '../platform/http/page-size.js';

const STATES = ['waiting', 'sent', 'failed', 'dropped'];

export class LettersQuery {
  @IsOptional()
  @IsIn(STATES)
  state: LetterState = 'failed';

  @IsPageSize(100)
  size = 50;

  @IsOptional()
  @IsUUID()
  after?: string;
}

/** A letter without its words, which are the recipient's alone. */
export class LetterShown {
  @IsUUID()
  id: string;

  @IsIn(LETTER_KINDS)
  kind: LetterKind;

  @IsIn(STATES)
  state: LetterState;

  @IsUUID()
  recipientId: string;

  @IsInt()
  tries: number;

  @IsOptional()
  @IsString()
  lastError: string | null;

  @IsISO8601()
  askedAt: string;

  @IsOptional()
  @IsISO8601()
  settledAt: string | null;
}

export class LettersPage {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LetterShown)
  rows: LetterShown[];

  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}
