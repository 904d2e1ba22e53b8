import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { PROJECT_STATES, type ProjectState } from './progression.types.js';

export class DeliverableAsked {
  @IsString()
  name: string;

  @IsArray()
  @IsString({ each: true })
  extensions: string[];

  @IsBoolean()
  required: boolean;
}

export class CriterionProved {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsUUID()
  competenceId: string;

  @IsUUID()
  blockId: string;
}

export class ProjectOfLearner {
  @IsUUID()
  enrolmentId: string;

  @IsUUID()
  projectId: string;

  /** The design that it is of; what was begun before a move stays of the one before. */
  @IsUUID()
  designId: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsString()
  brief: string;

  @IsInt()
  level: number;

  @IsIn(PROJECT_STATES)
  state: ProjectState;

  @IsInt()
  estimatedHours: number;

  @IsISO8601()
  dueOn: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeliverableAsked)
  deliverables: DeliverableAsked[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriterionProved)
  criteria: CriterionProved[];

  @IsInt()
  sessionsHeld: number;

  @IsOptional()
  @IsISO8601()
  markedReadyAt: string | null;

  @IsInt()
  defences: number;

  /** Those that an advisor granted beyond what the rulebook gives. */
  @IsInt()
  extraDefences: number;
}
