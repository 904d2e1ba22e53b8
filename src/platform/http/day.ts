import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const NO_DAY = {
  message: '$property is a day of the calendar from 1970 to 2099, written YYYY-MM-DD',
  context: { code: 'day-unknown' },
};

/** A day of the calendar on which something of the house may happen: YYYY-MM-DD, 1970 to 2099. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(IsISO8601({ strict: true }, NO_DAY), Matches(/^(19[7-9]\d|20\d\d)-\d\d-\d\d$/, NO_DAY));
}
