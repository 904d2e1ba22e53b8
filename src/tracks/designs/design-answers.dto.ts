import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { ProjectActivityFields, ProjectDeliverableFields } from './design.dto.js';
import type { DesignState } from './design.types.js';

const STATES: DesignState[] = ['draft', 'published', 'retired'];

export class WrittenDesign {
  @IsUUID()
  designId: string;
}

export class DesignsOfTitle {
  @IsOptional()
  @IsUUID()
  titleVersionId?: string;
}

export class DesignInList {
  @IsUUID()
  id: string;

  @IsUUID()
  titleVersionId: string;

  @IsString()
  name: string;

  @IsInt()
  version: number;

  @IsIn(STATES)
  state: DesignState;

  @IsInt()
  revision: number;

  @IsString()
  titleCode: string;

  @IsString()
  titleName: string;

  /** How many. */
  @IsInt()
  projects: number;

  /** Of all projects together. */
  @IsInt()
  estimatedHours: number;
}

export class ProvedCriterion {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;
}

/** An activity with the name and size of its file. */
export class ActivityOfProject extends ProjectActivityFields {
  @IsOptional()
  @IsString()
  fileName: string | null;

  @IsOptional()
  @IsInt()
  byteCount: number | null;
}

export class ProjectOfDesign {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsInt()
  position: number;

  @IsString()
  name: string;

  @IsString()
  brief: string;

  @IsInt()
  estimatedHours: number;

  @IsInt()
  level: number;

  @IsString({ each: true })
  prerequisites: string[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProjectDeliverableFields)
  deliverables: ProjectDeliverableFields[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProvedCriterion)
  criteria: ProvedCriterion[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ActivityOfProject)
  activities: ActivityOfProject[];
}

export class TrackDesign {
  @IsUUID()
  id: string;

  @IsUUID()
  titleVersionId: string;

  @IsString()
  name: string;

  @IsInt()
  version: number;

  @IsIn(STATES)
  state: DesignState;

  /** How often the draft was written anew. */
  @IsInt()
  revision: number;

  @IsISO8601()
  draftedAt: string;

  @IsOptional()
  @IsISO8601()
  publishedAt: string | null;

  @IsOptional()
  @IsISO8601()
  retiredAt: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProjectOfDesign)
  projects: ProjectOfDesign[];
}
