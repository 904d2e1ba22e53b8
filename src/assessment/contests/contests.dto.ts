import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ConsequencesShown } from '../evaluations/evaluations.dto.js';
import { IsPrintedText } from '../juries/words.dto.js';

const MOST_CRITERIA = 500;

export class ContestEvaluationBody {
  /** The criteria that were found not met, and are. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CRITERIA)
  @IsUUID(undefined, { each: true })
  criterionIds: string[];

  @IsPrintedText(4000)
  reason: string;
}

export class ContestKept {
  @IsUUID()
  contestId: string;
}

export class RuleOnContestBody {
  /** The contested criteria that are found met after all; none dismisses the contest. */
  @IsArray()
  @ArrayMaxSize(MOST_CRITERIA)
  @IsUUID(undefined, { each: true })
  upheld: string[];

  @IsPrintedText(2000)
  reason: string;
}

export class RulingMade {
  @IsBoolean()
  upheld: boolean;

  /** The evaluation that takes the place of the contested one. */
  @IsOptional()
  @IsUUID()
  correctionId: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsequencesShown)
  consequences: ConsequencesShown | null;
}

export class ContestedFindingShown {
  @IsUUID()
  criterionId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  /** What the evaluator wrote of it. */
  @IsOptional()
  @IsString()
  comment: string | null;

  /** Null before the ruling. */
  @IsOptional()
  @IsBoolean()
  upheld: boolean | null;
}

export class EvaluationContestRulingShown {
  @IsBoolean()
  upheld: boolean;

  @IsString()
  reason: string;

  @IsISO8601()
  ruledAt: string;

  @IsOptional()
  @IsUUID()
  correctionId: string | null;
}

export class EvaluationContestShown {
  @IsUUID()
  contestId: string;

  @IsUUID()
  evaluationId: string;

  @IsUUID()
  defenceId: string;

  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  projectId: string;

  @IsUUID()
  learnerId: string;

  @IsString()
  learnerName: string;

  @IsString()
  projectCode: string;

  @IsString()
  projectName: string;

  @IsUUID()
  evaluatorId: string;

  @IsString()
  evaluatorName: string;

  @IsUUID()
  decidedBy: string;

  @IsISO8601()
  decidedAt: string;

  @IsISO8601()
  raisedAt: string;

  @IsString()
  reason: string;

  @IsISO8601()
  ruleByOn: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContestedFindingShown)
  criteria: ContestedFindingShown[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EvaluationContestRulingShown)
  ruling: EvaluationContestRulingShown | null;
}
