import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';

const DAYS = 7;
const LONGEST_DAY_MINUTES = 960;

/** A learner's week: minutes a day, Monday first. */
export function IsWeekOfMinutes(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(DAYS),
    ArrayMaxSize(DAYS),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(LONGEST_DAY_MINUTES, { each: true }),
  );
}
