import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
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
