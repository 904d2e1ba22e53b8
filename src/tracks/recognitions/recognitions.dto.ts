import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BLOCK_STATES, type BlockState } from '../progression/progression.types.js';
import { RECOGNITION_BOUNDS, RECOGNITION_KINDS, type RecognitionKind } from './recognition.types.js';

export class RecognitionBody {
  @IsIn(RECOGNITION_KINDS)
  kind: RecognitionKind;

  /** The whole block, by a total equivalence; without it the competences are named. */
  @IsOptional()
  @IsUUID()
  blockId?: string;

  @IsArray()
  @ArrayMaxSize(RECOGNITION_BOUNDS.competences)
  @IsUUID(undefined, { each: true })
  competenceIds: string[] = [];

  /** The certification or block of an equivalence, by its register code: RNCP35634, RNCP35634BC02. */
  @ValidateIf(({ kind }: RecognitionBody) => kind === 'equivalence')
  @Matches(/^(RNCP|RS)\d{1,6}(BC\d{2})?$/, { context: { code: 'register-code' } })
  sourceCode?: string;

  @IsString()
  @Length(3, 500)
  basis: string;

  @IsString()
  @Length(3, 2000)
  reason: string;

  /** Proofs that were sent for this track. */
  @IsArray()
  @ArrayMaxSize(RECOGNITION_BOUNDS.files)
  @IsUUID(undefined, { each: true })
  fileIds: string[] = [];

  /** The projects to dispense with, since all that they prove is recognised. */
  @IsArray()
  @ArrayMaxSize(RECOGNITION_BOUNDS.projects)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
}

export class WithdrawalBody {
  @IsString()
  @Length(3, 2000)
  reason: string;
}

export class KeptProof {
  @IsUUID()
  fileId: string;
}

export class ProofShown extends KeptProof {
  @IsString()
  name: string;

  @IsInt()
  byteCount: number;

  @IsString()
  sha256: string;

  @IsISO8601()
  keptAt: string;
}

export class NamedByCode {
  @IsString()
  code: string;

  @IsString()
  name: string;
}

export class DispensedShown extends NamedByCode {
  @IsInt()
  estimatedHours: number;
}

export class DispensableShown extends DispensedShown {
  @IsUUID()
  projectId: string;
}

export class WithdrawalShown {
  @IsString()
  reason: string;

  @IsISO8601()
  withdrawnAt: string;
}

export class RecognitionShown {
  @IsUUID()
  recognitionId: string;

  @IsIn(RECOGNITION_KINDS)
  kind: RecognitionKind;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NamedByCode)
  block: NamedByCode | null;

  @IsOptional()
  @IsString()
  sourceCode: string | null;

  @IsString()
  basis: string;

  @IsString()
  reason: string;

  @IsISO8601()
  decidedOn: string;

  @IsUUID()
  decidedBy: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NamedByCode)
  competences: NamedByCode[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DispensedShown)
  projects: DispensedShown[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProofShown)
  evidence: ProofShown[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => WithdrawalShown)
  withdrawal: WithdrawalShown | null;
}

export class BlockEffect extends NamedByCode {
  @IsIn(BLOCK_STATES)
  before: BlockState;

  @IsIn(BLOCK_STATES)
  after: BlockState;
}

export class PlanMoveShown extends NamedByCode {
  @IsISO8601()
  dueOnBefore: string;

  @IsISO8601()
  dueOn: string;
}

export class PlanEffectShown {
  @IsNumber()
  hoursOff: number;

  @IsNumber()
  hoursLeft: number;

  @IsISO8601()
  endsOnBefore: string;

  @IsISO8601()
  endsOn: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PlanMoveShown)
  moves: PlanMoveShown[];
}

/** What a recognition changes, or would change. */
export class RecognitionTried {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlockEffect)
  blocks: BlockEffect[];

  /** The projects that it could dispense with. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DispensableShown)
  dispensable: DispensableShown[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DispensableShown)
  dispensed: DispensableShown[];

  @IsArray()
  @IsString({ each: true })
  opened: string[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlanEffectShown)
  plan: PlanEffectShown | null;
}

export class RecognitionMade extends RecognitionTried {
  @IsUUID()
  recognitionId: string;
}
