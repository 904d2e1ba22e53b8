import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ACTIVITY_BOUNDS,
  ACTIVITY_KINDS,
  type ActivityDraft,
  type ActivityKind,
  type Completion,
  COMPLETIONS,
  TEXT_LANGUAGES,
  type TextLanguage,
} from './activity.types.js';
import { type DeliverableDraft, DESIGN_BOUNDS, EXTENSION, PROJECT_CODE, type ProjectDraft } from './design.types.js';

const { projects, hours, levels, nameLength, briefLength, deliverables, extensions, criteria } = DESIGN_BOUNDS;

export class ProjectDeliverableFields implements DeliverableDraft {
  @IsString()
  @Length(1, nameLength)
  name: string;

  /** In lower case and without their dot: `pdf`, `zip`. */
  @ArrayMinSize(1)
  @ArrayMaxSize(extensions)
  @Matches(EXTENSION, {
    each: true,
    message: 'Name the kinds of file without their dot: `pdf`, `zip`',
    context: { code: 'file-kinds-form' },
  })
  @IsArray()
  extensions: string[];

  @IsBoolean()
  required: boolean;
}

/** A course, a text or an exercise of a project, at a link or as a file of the house. */
export class ProjectActivityFields implements ActivityDraft {
  @IsIn(ACTIVITY_KINDS)
  kind: ActivityKind;

  @IsString()
  @Length(1, ACTIVITY_BOUNDS.nameLength)
  name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TEXT_LANGUAGES.length)
  @ArrayUnique()
  @IsIn(TEXT_LANGUAGES, { each: true })
  languages: TextLanguage[];

  @IsInt()
  @Min(ACTIVITY_BOUNDS.leastMinutes)
  @Max(ACTIVITY_BOUNDS.mostMinutes)
  minutes: number;

  /** How it is verified that the activity was done. */
  @IsIn(COMPLETIONS)
  completion: Completion;

  @IsOptional()
  @IsString()
  @MaxLength(ACTIVITY_BOUNDS.urlLength)
  url: string | null = null;

  /** A file that the house keeps for activities. */
  @IsOptional()
  @IsUUID()
  fileId: string | null = null;
}

export class ProjectFields implements ProjectDraft {
  @Matches(PROJECT_CODE, {
    message: 'Give up to 12 letters, digits and hyphens: `P1`',
    context: { code: 'project-code-form' },
  })
  code: string;

  @IsString()
  @Length(1, nameLength)
  name: string;

  @IsString()
  @MaxLength(briefLength)
  brief: string;

  @IsInt()
  @Min(1)
  @Max(hours)
  estimatedHours: number;

  @IsInt()
  @Min(1)
  @Max(levels)
  level: number;

  /** Codes of other projects of the design. */
  @IsArray()
  @ArrayMaxSize(projects)
  @IsString({ each: true })
  @MaxLength(12, { each: true })
  prerequisites: string[];

  @IsArray()
  @ArrayMaxSize(deliverables)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectDeliverableFields)
  deliverables: ProjectDeliverableFields[];

  /** Ids or codes of criteria of the title. */
  @IsArray()
  @ArrayMaxSize(criteria)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  criteria: string[];

  /** What learners of the project learn from. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ACTIVITY_BOUNDS.activities)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectActivityFields)
  activities?: ProjectActivityFields[];
}

export class ReviseDesignBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(projects)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectFields)
  projects: ProjectFields[];

  /** The `revision` of the draft that these take the place of; a conflict when it was written anew meanwhile. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision?: number;
}

export class DraftDesignBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(projects)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectFields)
  projects: ProjectFields[];

  @IsUUID()
  titleVersionId: string;

  @IsString()
  @Length(1, nameLength)
  name: string;
}
