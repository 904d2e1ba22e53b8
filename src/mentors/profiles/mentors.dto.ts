import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../identity/index.js';
import { IsDay } from '../../platform/http/day.js';
import { IsPageSize } from '../../platform/http/page-size.js';
import { APPROVAL_STANDINGS, type ApprovalDecision, type ApprovalState } from './profile.types.js';

/** What is known of a mentor. */
export class ProfileBody {
  @IsString()
  @Length(1, 200)
  fullName: string;

  @IsTimeZone()
  zone: string;

  /** Codes of languages (ISO 639-1) in which the mentor accompanies. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2}$/, {
    each: true,
    message: 'A language is written with two letters, as fr',
    context: { code: 'language-form' },
  })
  languages: string[];

  @IsInt()
  @Min(1)
  @Max(3)
  maxLevel: number;

  @IsInt()
  @Min(0)
  @Max(200)
  maxLearners: number;

  /** At most so many sessions in a day of the mentor's zone; without it there is no limit. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(24)
  sessionsPerDay?: number | null;

  /** The same in a week, from Monday. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  sessionsPerWeek?: number | null;

  /** Codes of the public register, as RNCP37873; every title when empty. */
  @IsArray()
  @ArrayMaxSize(40)
  @Matches(/^(RNCP|RS)\d{1,6}$/, { each: true, context: { code: 'register-code' } })
  titleCodes: string[] = [];

  /** Accompanies learners with a disability. */
  @IsBoolean()
  welcomesDisability = false;

  /** Since when the mentor has accompanied learners, here or elsewhere. */
  @IsOptional()
  @IsDay()
  accompaniesSinceOn?: string | null;
}

export class RegisterMentorBody extends ProfileBody {
  /** Of the account to open. */
  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;

  @IsOptional()
  @IsString()
  @Length(12, 200)
  password?: string;

  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  /** Instead of the e-mail: the account of a person of the house. */
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

export class ApprovalBody {
  @IsIn(APPROVAL_STANDINGS)
  decision: ApprovalDecision;

  /** Why an approval is withdrawn. */
  @ValidateIf(({ decision }: ApprovalBody) => decision === 'withdrawn')
  @IsString()
  @Length(3, 1000)
  reason?: string | null;
}

export class ApprovalMade {
  @IsUUID()
  approvalId: string;
}

export class KeptPaper {
  @IsUUID()
  documentId: string;
}

export class RegisteredMentor {
  @IsUUID()
  mentorId: string;
}

export class MentorShown extends ProfileBody {
  @IsUUID()
  id: string;
}

export class MentorsListQuery {
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsPageSize()
  size = 50;
}

/** What the staff looks for in the list of mentors. */
export class MentorsPageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name = '';

  @IsOptional()
  @IsIn(['waiting', ...APPROVAL_STANDINGS, ''])
  approval: ApprovalState | '' = '';

  @IsOptional()
  @IsUUID()
  after?: string;
}

export class MentorsPage {
  @ValidateNested({ each: true })
  @Type(() => MentorShown)
  rows: MentorShown[];

  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}
