import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class WeekQuery {
  /** The learner to meet, for a mentor. */
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  /** A day of the week to show. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  on?: string;
}

/** A slot that was chosen. */
export class SlotChosen {
  @IsUUID()
  enrolmentId: string;

  @IsISO8601({ strict: true })
  @MaxLength(40)
  startsAt: string;
}

export class CancellationForm {
  @IsString()
  @MaxLength(500)
  reason: string;
}
