import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** A day of the calendar, YYYY-MM-DD. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }, { message: 'There is no such day', context: { code: 'day-unknown' } }),
    Matches(/^[12]\d{3}-\d\d-\d\d$/, { message: 'A day is written YYYY-MM-DD', context: { code: 'day-form' } }),
  );
}
