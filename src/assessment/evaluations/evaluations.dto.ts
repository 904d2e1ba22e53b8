import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DefenceStanding } from './defences.dto.js';
import { type Outcome, OUTCOMES } from './evaluations.types.js';

export class JudgedCriterionFields {
  @IsUUID()
  criterionId: string;

  @IsBoolean()
  met: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

export class EvaluationBody {
  @IsIn(OUTCOMES)
  outcome: Outcome;

  /** Each criterion of the project, once. */
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => JudgedCriterionFields)
  criteria: JudgedCriterionFields[];

  @IsString()
  @Length(1, 10_000)
  comment: string;
}

export class CorrectEvaluationBody extends EvaluationBody {
  @IsString()
  @Length(3, 500)
  reason: string;
}

export class KeptEvaluationShown {
  @IsUUID()
  evaluationId: string;

  @IsIn(OUTCOMES)
  outcome: Outcome;

  @IsISO8601()
  decidedAt: string;

  /** On a condition: by when the learner completes. */
  @IsOptional()
  @IsISO8601()
  completeBy: string | null;
}

export class CorrectedProject {
  @IsString()
  code: string;

  @IsString()
  before: string;

  @IsString()
  after: string;
}

export class CorrectedBlock extends CorrectedProject {
  @IsString()
  name: string;
}

/** What a correction changes; a validated block is never lost. */
export class ConsequencesShown {
  @IsObject()
  @ValidateNested()
  @Type(() => CorrectedProject)
  project: CorrectedProject;

  /** The codes of the projects that may be begun now. */
  @IsString({ each: true })
  opened: string[];

  /** Of those that no longer may. */
  @IsString({ each: true })
  locked: string[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CorrectedBlock)
  blocks: CorrectedBlock[];
}

export class CorrectedEvaluation {
  @IsUUID()
  evaluationId: string;

  /** Null where the words alone changed. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsequencesShown)
  consequences: ConsequencesShown | null;
}

export class EvaluatedCriterionShown {
  @IsUUID()
  criterionId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsBoolean()
  met: boolean;

  @IsOptional()
  @IsString()
  comment: string | null;

  @IsBoolean()
  contested: boolean;
}

export class ContestOfEvaluation {
  @IsUUID()
  contestId: string;

  @IsISO8601()
  raisedAt: string;

  @IsISO8601()
  ruleByOn: string;

  /** Null before the ruling. */
  @IsOptional()
  @IsBoolean()
  upheld: boolean | null;
}

export class EvaluationShown {
  @IsUUID()
  evaluationId: string;

  @IsIn(['defence', 'completion', 'expiry'])
  occasion: string;

  @IsIn(OUTCOMES)
  outcome: Outcome;

  @IsOptional()
  @IsString()
  comment: string | null;

  @IsISO8601()
  decidedAt: string;

  @IsUUID()
  decidedBy: string;

  @IsOptional()
  @IsUUID()
  supersedesId: string | null;

  @IsOptional()
  @IsString()
  reason: string | null;

  /** False for one that was corrected. */
  @IsBoolean()
  stands: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContestOfEvaluation)
  contest: ContestOfEvaluation | null;

  /** Does the contest wait for its ruling? */
  @IsBoolean()
  contested: boolean;

  @ValidateNested({ each: true })
  @Type(() => EvaluatedCriterionShown)
  criteria: EvaluatedCriterionShown[];
}

export class DefenceShown extends DefenceStanding {
  @ValidateNested({ each: true })
  @Type(() => EvaluationShown)
  evaluations: EvaluationShown[];
}

export class DefenceToJudge extends DefenceShown {
  /** The project with the criteria to judge. */
  @IsObject()
  project: object;
}
