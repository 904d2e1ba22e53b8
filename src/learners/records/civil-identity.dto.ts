import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { CivilIdentity, Sex } from './civil-identity.types.js';

const LONGEST = 200;

/** A civil identity as it comes in: types and sizes are checked here, what it says by `identityFaults`. */
export class CivilIdentityFields implements CivilIdentity {
  @IsString()
  @MaxLength(LONGEST)
  birthName: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  usageName: string | null = null;

  @IsString()
  @MaxLength(LONGEST)
  firstName: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  secondName: string | null = null;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  thirdName: string | null = null;

  @IsIn(['F', 'M'])
  sex: Sex;

  @Min(0)
  @Max(9999)
  @IsInt()
  birthYear: number;

  @IsOptional()
  @Min(0)
  @Max(99)
  @IsInt()
  birthMonth: number | null = null;

  @IsOptional()
  @Min(0)
  @Max(99)
  @IsInt()
  birthDay: number | null = null;

  /** INSEE code of the commune of birth; for a birth abroad, 99 and the three digits of the country. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  birthInseeCode: string | null = null;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  birthPostalCode: string | null = null;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  birthPlace: string | null = null;

  /** The last three digits of the country's INSEE code: `100` for France. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  birthCountryCode: string | null = null;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  birthCountry: string | null = null;
}
