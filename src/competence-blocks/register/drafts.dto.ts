import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import { ImportProblemAnswer } from '../rncp/imports.dto.js';

const CODE = /^(RNCP\d{3,5}|RS\d{1,5})$/;
/** As many titles are drafted together. */
export const MOST_CODES = 100;

/** The codes that a form of checkboxes sends: none, one alone, or several. */
export class SelectionForm {
  @IsArray()
  @ArrayMaxSize(MOST_CODES)
  @Matches(CODE, { each: true })
  @Transform(({ value }: { value: unknown }) => [value ?? []].flat())
  codes: string[] = [];
}

/** The titles of the register to draft. */
export class DraftCodesBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CODES)
  @Matches(CODE, { each: true })
  codes: string[];
}

/** What became of one code. */
export class DraftedCodeAnswer {
  @IsString()
  code: string;

  @IsOptional()
  @IsString()
  name: string | null;

  /** `drafted` now, `unchanged` where the house has it as the register says it, `refused` with the checks or the problem. */
  @IsIn(['drafted', 'unchanged', 'refused'])
  outcome: 'drafted' | 'unchanged' | 'refused';

  @IsOptional()
  @IsUUID()
  titleVersionId: string | null;

  @IsOptional()
  @IsInt()
  version: number | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  checks: ExplainedCheck[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportProblemAnswer)
  problem: ImportProblemAnswer | null;
}
