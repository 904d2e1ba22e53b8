import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  type ValidationOptions,
} from 'class-validator';
import { BOUNDS, type NumberField, PACES } from './rulebook-bounds.rules.js';
import type { RulebookNumbers } from './rulebook.types.js';

/** A number of the rulebook between its bounds; the default of the house where it is left out. */
function Bounded(): PropertyDecorator {
  return (target, property) => {
    const { least, most, isShare = false } = BOUNDS[property as NumberField];
    const kind = isShare ? 'a share' : 'a whole number';
    const context = { code: 'number-between', facts: { least, most } };
    const says: ValidationOptions = { message: `Give ${kind} from ${least} to ${most}`, context };
    const isKind = isShare ? IsNumber({}, says) : IsInt(says);
    // The kind comes last: the description of the API takes the type from there.
    applyDecorators(IsOptional(), Min(least, says), Max(most, says), isKind)(target, property);
  };
}

/** The numbers of a rulebook that differ from the defaults of the house. */
export class RulebookNumbersFields implements Partial<RulebookNumbers> {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PACES.count)
  @Min(0, { each: true })
  @Max(999, { each: true })
  @IsInt({ each: true })
  paces?: number[];

  @Bounded() maxWeeklyHours?: number;
  @Bounded() onPaceShare?: number;
  @Bounded() silentDays?: number;
  @Bounded() missedSessions?: number;
  @Bounded() missedWithinWeeks?: number;
  @Bounded() followUpDays?: number;
  @Bounded() sessionMinutesFunded?: number;
  @Bounded() sessionMinutesSelfFunded?: number;
  @Bounded() bookingNoticeHours?: number;
  @Bounded() freeCancellationHours?: number;
  @Bounded() absentAfterShare?: number;
  @Bounded() contestHours?: number;
  @Bounded() shortAbsenceDays?: number;
  @Bounded() sessionsBeforeDefence?: number;
  @Bounded() defenceNoticeDays?: number;
  @Bounded() frozenHours?: number;
  @Bounded() defenceMinutes?: number;
  @Bounded() conditionalLearnerHours?: number;
  @Bounded() conditionalEvaluatorHours?: number;
  @Bounded() evaluationContestDays?: number;
  @Bounded() maxDefences?: number;
  @Bounded() juryMinMembers?: number;
  @Bounded() juryOutsideShare?: number;
  @Bounded() juryNoticeDays?: number;
  @Bounded() notificationDays?: number;
  @Bounded() appealMonths?: number;
  @Bounded() declarationMonths?: number;
}
