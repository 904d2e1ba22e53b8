import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { ACCESS_PATHS, type AccessPath } from '../titles/title.types.js';
import { CHANGE_KINDS, type ChangeKind, HEAD_FIELDS, type HeadField } from './version-changes.types.js';

/** From which version the changes are asked. */
export class ChangesQuery {
  @IsUUID()
  from: string;
}

/** A fact of the head that is said otherwise. */
export class HeadChangeAnswer {
  @IsIn(HEAD_FIELDS)
  field: HeadField;

  @IsOptional()
  @IsString()
  before: string | null;

  @IsOptional()
  @IsString()
  after: string | null;
}

/** A way to the title that opened or closed, or whose jury changed. */
export class JuryChangeAnswer {
  @IsIn(ACCESS_PATHS)
  path: AccessPath;

  @IsBoolean()
  wasOpen: boolean;

  @IsBoolean()
  isOpen: boolean;

  @IsOptional()
  @IsString()
  before: string | null;

  @IsOptional()
  @IsString()
  after: string | null;
}

/** A run of a text, and whether the other version says it too. */
export class RunAnswer {
  @IsString()
  text: string;

  @IsIn(['kept', 'lost', 'added'])
  mark: 'kept' | 'lost' | 'added';
}

/** A criterion before and after; `moved` stands in another block now. */
export class WordingChangeAnswer {
  @IsIn(CHANGE_KINDS)
  kind: ChangeKind;

  @IsOptional()
  @IsString()
  fromCode: string | null;

  @IsOptional()
  @IsString()
  toCode: string | null;

  @IsOptional()
  @IsString()
  before: string | null;

  @IsOptional()
  @IsString()
  after: string | null;

  /** The words before, with those that are lost. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RunAnswer)
  lost: RunAnswer[];

  /** The words after, with those that were added. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RunAnswer)
  added: RunAnswer[];
}

/** A competence before and after. */
export class CompetenceChangeAnswer extends WordingChangeAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WordingChangeAnswer)
  criteria: WordingChangeAnswer[];
}

/** A block by its name and code. */
export class BlockHeadAnswer {
  @IsUUID()
  id: string;

  @IsString()
  code: string;

  @IsString()
  name: string;
}

/** A block before and after. */
export class BlockChangeAnswer {
  @IsIn(['same', 'changed', 'added', 'gone'])
  kind: 'same' | 'changed' | 'added' | 'gone';

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BlockHeadAnswer)
  from: BlockHeadAnswer | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BlockHeadAnswer)
  to: BlockHeadAnswer | null;

  @IsBoolean()
  isRenamed: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CompetenceChangeAnswer)
  competences: CompetenceChangeAnswer[];
}

/** Everything that a version says otherwise than the one before it. */
export class VersionChangesAnswer {
  @IsUUID()
  fromTitleVersionId: string;

  @IsUUID()
  toTitleVersionId: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => HeadChangeAnswer)
  head: HeadChangeAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => JuryChangeAnswer)
  jury: JuryChangeAnswer[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlockChangeAnswer)
  blocks: BlockChangeAnswer[];
}
