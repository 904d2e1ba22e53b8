import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ExplainedDecision } from '../../platform/http/decision.dto.js';

export class UploadedDeliverable {
  @IsUUID()
  fileId: string;

  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @IsInt()
  byteCount: number;

  @IsString()
  mediaType: string;
}

export class DeliverableFileShown extends UploadedDeliverable {
  @IsInt()
  attempt: number;

  /** The name of the deliverable that the file is for. */
  @IsString()
  deliverable: string;

  @IsString()
  name: string;

  @IsISO8601()
  uploadedAt: string;
}

export class DeliverableAsked {
  @IsString()
  name: string;

  @IsString({ each: true })
  extensions: string[];

  @IsBoolean()
  required: boolean;
}

export class ProjectEvidence {
  @IsInt()
  attempt: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeliverableAsked)
  deliverables: DeliverableAsked[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeliverableFileShown)
  files: DeliverableFileShown[];

  /** Of the attempts that were sent back. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DeliverableFileShown)
  earlierFiles: DeliverableFileShown[];

  /** Required deliverables without a file. */
  @IsString({ each: true })
  missing: string[];

  @IsOptional()
  @IsISO8601()
  handedInAt: string | null;

  /** From when on the files no longer change, while a defence is planned. */
  @IsOptional()
  @IsISO8601()
  frozenFrom: string | null;

  /** May the files change now? */
  @ValidateNested()
  @Type(() => ExplainedDecision)
  decision: ExplainedDecision;
}

export class HandedInProject {
  @IsUUID()
  handInId: string;

  @IsInt()
  attempt: number;

  @IsISO8601()
  handedInAt: string;

  /** After a condition: by when the evaluator decides. */
  @IsOptional()
  @IsISO8601()
  decideBy: string | null;
}
