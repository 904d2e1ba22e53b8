import { IsBoolean, IsISO8601, IsOptional, IsString, Length, MaxLength } from 'class-validator';

const LONGEST = 5000;

export class WriteLogBody {
  @IsString()
  @Length(1, LONGEST)
  done: string;

  @IsString()
  @Length(1, LONGEST)
  objectives: string;

  @IsString()
  @Length(1, LONGEST)
  projectState: string;

  /** For the mentor's eyes alone. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST)
  privateNote?: string;

  /** Signs the log: after that it is fixed. */
  @IsOptional()
  @IsBoolean()
  sign = false;
}

export class LogWritten {
  @IsOptional()
  @IsISO8601()
  signedAt: string | null;
}

export class LogCountersignedAnswer {
  @IsISO8601()
  countersignedAt: string;
}
