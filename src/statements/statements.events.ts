import type { NewEvent } from '../platform/events/event.types.js';

export type TariffSet = NewEvent<{ tariffId: string; fromMonth: string }>;
export type StatementIssued = NewEvent<{
  statementId: string;
  month: string;
  mentorId: string;
  version: number;
  totalCents: number;
  seal: string;
}>;
export type StatementAnswered = NewEvent<{ statementId: string; month: string; mentorId: string }>;
export type MonthClosed = NewEvent<{ month: string; statements: number; totalCents: number }>;
