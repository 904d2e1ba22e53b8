import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
  ValidateNested,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../identity/index.js';
import { IsPageSize } from '../../platform/http/page-size.js';

class MentorFields {
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
}

export class RegisterMentorBody extends MentorFields {
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

export class RegisteredMentor {
  @IsUUID()
  mentorId: string;
}

export class MentorShown extends MentorFields {
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

export class MentorsPage {
  @ValidateNested({ each: true })
  @Type(() => MentorShown)
  rows: MentorShown[];

  @IsOptional()
  @IsUUID()
  nextAfter: string | null;
}
