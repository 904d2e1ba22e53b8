export { RecordPresence, type RecordPresenceInput } from './attendance/record-presence.use-case.js';
export { SettleSession, type SettleSessionInput } from './attendance/settle-session.use-case.js';
export { type BookedSession, BookSession } from './booking/book-session.use-case.js';
export type { BookSessionInput } from './booking/booking-cases.queries.js';
export { type BookedSeries, BookSeries, type BookSeriesInput } from './series/book-series.use-case.js';
export { SessionsCalendar } from './calendar/sessions-calendar.js';
export { HoldSlot, type HoldSlotInput } from './holds/hold-slot.use-case.js';
export { MoveSession } from './moves/move-session.use-case.js';
export { TakeTime } from './times/take-time.use-case.js';
export { CallOffSessions, type CallOffInput } from './booking/call-off-sessions.use-case.js';
export { CancelSession, type CancelSessionInput } from './booking/cancel-session.use-case.js';
export { ContestSession, type ContestSessionInput } from './contests/contest-session.use-case.js';
export { DecideContest, type DecideContestInput } from './contests/decide-contest.use-case.js';
export { ChaseLogs } from './logs/chase-logs.job.js';
export { CountersignLog } from './logs/countersign-log.use-case.js';
export { WriteLog, type WriteLogInput } from './logs/write-log.use-case.js';
export {
  type MentorsDay,
  type NextSession,
  type ObligedWeek,
  type SessionInList,
  type SessionsAhead,
  SessionsApi,
  type SharedLog,
  type StartsNear,
} from './sessions.api.js';
export { SessionsModule } from './sessions.module.js';
