import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches, type ValidationOptions } from 'class-validator';

const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant with its offset, so that it means the same everywhere. */
export function IsInstant(each: Pick<ValidationOptions, 'each'> = {}): PropertyDecorator {
  return applyDecorators(
    IsISO8601(
      { strict: true },
      { ...each, message: 'There is no such time: look at the day and the hour', context: { code: 'time-unknown' } },
    ),
    Matches(INSTANT, {
      ...each,
      message: 'An instant is written with its offset, as 2027-01-12T14:02:30+01:00',
      context: { code: 'instant-form' },
    }),
  );
}
