import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { RulebookNumbersFields } from './rulebook-numbers.dto.js';
import type { RulebookState } from './rulebook.types.js';

export class DraftRulebookBody {
  @IsString()
  @Length(1, 200)
  name: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RulebookNumbersFields)
  numbers?: RulebookNumbersFields;
}

export class ReviseRulebookBody {
  @IsObject()
  @ValidateNested()
  @Type(() => RulebookNumbersFields)
  numbers: RulebookNumbersFields;

  /** The `revision` of the draft that these take the place of; a conflict when it was written anew meanwhile. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision?: number;
}

export class WrittenRulebook {
  @IsUUID()
  rulebookId: string;
}

export class RulebookVersion {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsInt()
  version: number;

  @IsIn(['draft', 'active', 'retired'])
  state: RulebookState;

  @ValidateNested()
  @Type(() => RulebookNumbersFields)
  numbers: RulebookNumbersFields;

  /** How often the draft was written anew. */
  @IsInt()
  revision: number;

  @IsISO8601()
  draftedAt: string;

  @IsOptional()
  @IsISO8601()
  activatedAt: string | null;

  @IsOptional()
  @IsISO8601()
  retiredAt: string | null;
}
