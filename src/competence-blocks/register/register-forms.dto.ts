import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PLACE } from './register.dto.js';
import { CHANGE_KINDS, type ChangeKind, DIRECTORIES, type Directory } from './register.types.js';

/** The form of a search, as a browser sends it: what is left open is empty. */
export class RegisterPageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q = '';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  certifier = '';

  @IsOptional()
  @IsIn(['3', '4', '5', '6', '7', '8', ''])
  level = '';

  @IsOptional()
  @IsIn([...DIRECTORIES, ''])
  directory: Directory | '' = '';

  @IsOptional()
  @IsIn(['true', 'false', ''])
  active = '';

  /** `nextAfter` of the page before. */
  @IsOptional()
  @Matches(PLACE)
  after?: string;

  /** Every title of the page is chosen to begin with. */
  @IsOptional()
  @IsIn(['all'])
  chosen?: 'all';
}

export class ReadingsPageQuery {
  /** The last reading of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class ReadingPageQuery {
  /** Only changes of this kind. */
  @IsOptional()
  @IsIn(CHANGE_KINDS)
  kind?: ChangeKind;

  /** The last code of the page of changes before. */
  @IsOptional()
  @Matches(/^(RNCP|RS)\d{1,5}$/)
  after?: string;

  /** How many problems stand on the pages before. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  problem = 0;
}
