import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import type { Facts } from '../../platform/kernel/decision.js';

/** A title that stands as a draft now. */
export class ImportedTitleAnswer {
  @IsUUID()
  titleVersionId: string;

  @IsString()
  code: string;

  @IsInt()
  version: number;

  /** `unchanged`: the newest version has this content already. */
  @IsIn(['drafted', 'unchanged'])
  outcome: string;

  @IsInt()
  blocks: number;

  @IsInt()
  competences: number;
}

/** What is wrong with a record of the file, and what to do about it. */
export class ImportProblemAnswer {
  /** The line of the file; null for a code that the file does not have. */
  @IsOptional()
  @IsInt()
  line: number | null;

  @IsOptional()
  @IsString()
  code: string | null;

  @IsString()
  field: string;

  @IsString()
  message: string;

  /** The code of what is wrong, whatever its words, and the facts that they are filled with. */
  @IsString()
  reason: string;

  @IsObject()
  facts: Facts;

  @IsIn(['skipped', 'warning'])
  severity: string;
}

/** What an import did; its lists are cut at 1,000, its counts are not. */
export class ImportAnswer {
  @IsUUID()
  importId: string;

  @IsInt()
  draftedCount: number;

  @IsInt()
  unchangedCount: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportedTitleAnswer)
  imported: ImportedTitleAnswer[];

  @IsInt()
  problemCount: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportProblemAnswer)
  problems: ImportProblemAnswer[];
}
