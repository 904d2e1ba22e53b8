import { IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../platform/http/day.js';

export class AbsencesPageQuery {
  /** For whom the staff announces an absence. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class AbsenceForm {
  /** The reader themselves without it. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;

  @IsDay()
  fromOn: string;

  @IsDay()
  untilOn: string;
}

export class AbsenceEndForm {
  @IsDay()
  lastOn: string;
}
