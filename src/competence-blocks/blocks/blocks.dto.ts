import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { EVALUATION_MODES, type EvaluationMode } from './curation.types.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);
const eachTrimmed = ({ value }: { value: unknown }): unknown =>
  Array.isArray(value) ? value.map((item: unknown) => trimmed({ value: item })) : value;

/** A competence in the wording of the officer, with what it is judged by. */
export class CuratedCompetenceFields {
  @IsString()
  @Length(1, 10_000)
  @Transform(trimmed)
  name: string;

  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @Length(1, 10_000, { each: true })
  @Transform(eachTrimmed)
  criteria: string[];

  /** How it is evaluated; null or left out where nobody said. */
  @IsOptional()
  @IsIn(EVALUATION_MODES)
  evaluationMode?: EvaluationMode | null;
}

/** The competences of a block, in their order; they take the place of those that stood there. */
export class CurateBlockBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CuratedCompetenceFields)
  competences: CuratedCompetenceFields[];

  /** The `revision` of the block that these take the place of; a conflict when it was curated meanwhile. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision?: number;
}

export class CriterionAnswer {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;
}

export class CompetenceAnswer {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  position: number;

  @IsOptional()
  @IsIn(EVALUATION_MODES)
  evaluationMode: EvaluationMode | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriterionAnswer)
  criteria: CriterionAnswer[];
}

/** Whether every word of the official text is still said. */
export class CoverageAnswer {
  @IsBoolean()
  isWhole: boolean;

  @IsString({ each: true })
  missingWords: string[];
}

/** A block: the official wording, the curated competences, and how far these cover it. */
export class BlockAnswer {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  position: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CompetenceAnswer)
  competences: CompetenceAnswer[];

  @IsString()
  competencesText: string;

  @IsOptional()
  @IsString()
  evaluationText: string | null;

  @IsIn(['marked', 'lines', 'guessed', 'whole'])
  splitCertainty: string;

  @IsOptional()
  @IsISO8601()
  curatedAt: string | null;

  /** How many steps of curation there were. */
  @IsInt()
  revision: number;

  @ValidateNested()
  @Type(() => CoverageAnswer)
  coverage: CoverageAnswer;
}
