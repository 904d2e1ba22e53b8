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
} from 'class-validator';
import { LANGUAGES, type Language } from '../../identity/index.js';

class EvaluatorFields {
  @IsString()
  @Length(1, 200)
  fullName: string;

  /** Codes of the titles that the evaluator is qualified for. */
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^(RNCP|RS)\d{3,6}$/, {
    each: true,
    message: 'A title is written as in the register: RNCP37873',
    context: { code: 'title-code-form' },
  })
  @IsArray()
  titleCodes: string[];

  /** The highest level of project that they judge. */
  @IsInt()
  @Min(1)
  @Max(3)
  maxLevel: number;
}

export class RegisterEvaluatorBody extends EvaluatorFields {
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
}

export class RegisteredEvaluator {
  @IsUUID()
  evaluatorId: string;
}

export class EvaluatorShown extends EvaluatorFields {
  @IsUUID()
  id: string;
}
