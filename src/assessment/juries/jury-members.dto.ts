import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../identity/index.js';
import { IsPrintedLine, IsPrintedText } from './words.dto.js';

const TITLE_CODE = /^(RNCP|RS)\d{1,5}$/;

export class JuryQualificationBody {
  /** `RNCP37873` */
  @Matches(TITLE_CODE, {
    message: 'A title is named by its code of the register, as RNCP37873',
    context: { code: 'title-code-form' },
  })
  code: string;

  /** What shows it: the CV on file, the years in the trade. */
  @IsPrintedText(2000)
  evidence: string;
}

export class RegisterJuryMemberBody {
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

  @IsOptional()
  @IsTimeZone()
  zone?: string;

  /** Instead of the e-mail: the account of a person of the house. */
  @IsOptional()
  @IsUUID()
  accountId?: string;

  @IsPrintedLine(200)
  fullName: string;

  /** What they are in their trade. */
  @IsPrintedLine(200)
  capacity: string;

  @IsPrintedLine(200)
  employer: string;

  /** Neither of the certifier nor of the training body. */
  @IsBoolean()
  outside: boolean;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((title: JuryQualificationBody) => title.code)
  @ValidateNested({ each: true })
  @Type(() => JuryQualificationBody)
  titles: JuryQualificationBody[];
}

export class RegisteredJuryMember {
  @IsUUID()
  memberId: string;
}

export class JuryMembersQuery {
  /** Only those qualified for this title. */
  @IsOptional()
  @Matches(TITLE_CODE)
  titleCode?: string;
}

export class JuryMemberAnswer {
  @IsUUID()
  id: string;

  @IsString()
  fullName: string;

  @IsString()
  capacity: string;

  @IsString()
  employer: string;

  @IsBoolean()
  outside: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => JuryQualificationBody)
  titles: JuryQualificationBody[];
}
