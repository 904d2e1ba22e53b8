import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import { NextStepSeen } from './progression.dto.js';
import { BLOCK_STATES, type BlockState } from './progression.types.js';

export class MissingCriterionSeen {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  /** False when the latest evaluation did not find it; null while nobody judged it. */
  @IsOptional()
  @IsBoolean()
  met: boolean | null;

  /** Does the learner contest what was found of it? */
  @IsBoolean()
  contested: boolean;

  /** What each open project that proves it waits for: the checks of the decision on the block. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  steps: ExplainedCheck[];
}

export class MissingCompetenceSeen {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  /** How many of its criteria are met, of how many. */
  @IsInt()
  met: number;

  @IsInt()
  needed: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MissingCriterionSeen)
  criteria: MissingCriterionSeen[];
}

export class MissingInBlockSeen {
  @IsUUID()
  blockId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  position: number;

  @IsIn(BLOCK_STATES)
  state: BlockState;

  /** The same in one step. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NextStepSeen)
  next: NextStepSeen | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MissingCompetenceSeen)
  competences: MissingCompetenceSeen[];

  /** The open conditions of the block itself. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ExplainedCheck)
  conditions: ExplainedCheck[];
}
