import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '../../platform/kernel/actor.js';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';
import { ENROLMENT_STATES, type EnrolmentState } from '../enrolments/enrolment.types.js';
import { PACE_STATES, type PaceState } from '../pace/pace-standing.rules.js';
import { RECOGNITION_KINDS, type RecognitionKind } from '../recognitions/recognition.types.js';
import { BLOCK_STATES, type BlockState, PROJECT_STATES, type ProjectState } from './progression.types.js';

/** The decision by which something is held already. */
export class RecognisedBy {
  @IsUUID()
  id: string;

  @IsIn(RECOGNITION_KINDS)
  kind: RecognitionKind;

  @IsISO8601()
  on: string;

  /** The certification or block of an equivalence, by its register code. */
  @IsOptional()
  @IsString()
  source: string | null;
}

export class CompetenceStanding {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsBoolean()
  acquired: boolean;

  /** Does the learner contest what was found of it? */
  @IsBoolean()
  contested: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => RecognisedBy)
  recognition: RecognisedBy | null;
}

export class NextStepSeen {
  /** The condition that is open. */
  @IsString()
  code: string;

  @IsOptional()
  @IsUUID()
  projectId: string | null;

  @IsOptional()
  @IsString()
  projectCode: string | null;

  @IsOptional()
  @IsString()
  projectName: string | null;

  @IsOptional()
  @IsIn(ROLES)
  nextActor: Role | null;

  @IsOptional()
  @IsISO8601()
  dueOn: string | null;
}

export class StandingOfBlock {
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

  /** May a jury validate it now? */
  @IsBoolean()
  presentable: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CompetenceStanding)
  competences: CompetenceStanding[];

  @IsBoolean()
  contested: boolean;

  /** The equivalence that validated it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RecognisedBy)
  recognition: RecognisedBy | null;

  /** Allowed exactly when the block is validated. */
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;

  @IsOptional()
  @ValidateNested()
  @Type(() => NextStepSeen)
  next: NextStepSeen | null;
}

export class TrackSeen {
  @IsUUID()
  id: string;

  @IsString()
  titleCode: string;

  @IsString()
  titleName: string;

  @IsIn(ENROLMENT_STATES)
  state: EnrolmentState;

  @IsInt()
  paceMonths: number;

  @IsISO8601()
  enteredOn: string;

  @IsISO8601()
  plannedEndOn: string;

  /** The first day away, while the track is paused. */
  @IsOptional()
  @IsISO8601()
  suspendedFromOn: string | null;

  @IsString()
  zone: string;
}

export class PaceSeen {
  @IsIn(PACE_STATES)
  state: PaceState;

  @IsNumber()
  totalHours: number;

  /** Hours of validated projects. */
  @IsNumber()
  verifiedHours: number;

  /** Hours of the projects whose due day is over. */
  @IsNumber()
  dueHours: number;

  @IsNumber()
  plannedHours: number;

  @IsISO8601()
  projectedEndOn: string;

  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}

export class ProjectInProgress {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;

  @IsInt()
  level: number;

  @IsInt()
  position: number;

  @IsInt()
  estimatedHours: number;

  @IsIn(PROJECT_STATES)
  state: ProjectState;

  @IsInt()
  sessionsHeld: number;

  /** Has the mentor marked it ready for its defence? */
  @IsBoolean()
  isReady: boolean;

  @IsInt()
  defences: number;

  /** Those that an advisor granted beyond what the rulebook gives. */
  @IsInt()
  extraDefences: number;

  /** Does its latest evaluation wait for a ruling? */
  @IsBoolean()
  contested: boolean;

  /** Need the learner not make it, by a recognition? It is then validated, and counts for no hours. */
  @IsBoolean()
  dispensed: boolean;

  @IsISO8601()
  startsOn: string;

  @IsISO8601()
  dueOn: string;

  @IsOptional()
  @IsISO8601()
  validatedOn: string | null;

  /** The codes of the projects before it. */
  @IsArray()
  @IsString({ each: true })
  after: string[];

  /** The ids of the competences that it proves. */
  @IsArray()
  @IsUUID(undefined, { each: true })
  proves: string[];
}

export class ProgressSeen {
  /** Null for somebody without a track. */
  @IsOptional()
  @ValidateNested()
  @Type(() => TrackSeen)
  enrolment: TrackSeen | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PaceSeen)
  pace: PaceSeen | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StandingOfBlock)
  blocks: StandingOfBlock[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProjectInProgress)
  projects: ProjectInProgress[];

  @IsOptional()
  @ValidateNested()
  @Type(() => NextStepSeen)
  next: NextStepSeen | null;
}
