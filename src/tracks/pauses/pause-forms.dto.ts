import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** The days of a pause as a browser sends them; what cannot be read is told beside its field. */
export class PauseQuery {
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  fromOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  untilOn?: string;
}

export class PauseForm {
  @IsString()
  @MaxLength(20)
  fromOn: string;

  @IsString()
  @MaxLength(20)
  untilOn: string;

  @IsString()
  @MaxLength(1000)
  reason: string;
}

export class PauseAnswerForm {
  @IsIn(['grant', 'decline'])
  decision: 'grant' | 'decline';

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  answer?: string;
}
