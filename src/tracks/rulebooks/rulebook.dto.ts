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

  @IsISO8601()
  draftedAt: string;

  @IsOptional()
  @IsISO8601()
  activatedAt: string | null;

  @IsOptional()
  @IsISO8601()
  retiredAt: string | null;
}
