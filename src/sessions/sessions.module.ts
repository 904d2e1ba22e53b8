import { Module } from '@nestjs/common';
import { MentorsModule } from '../mentors/index.js';
import { TracksModule } from '../tracks/index.js';
import { AbsencePageQueries } from './absences/absence-page.queries.js';
import { AbsencesPages } from './absences/absences.pages.js';
import { FollowMentorJob } from './absences/follow-mentor.job.js';
import { FollowMentor } from './absences/follow-mentor.use-case.js';
import { OtherTimesQueries } from './absences/other-times.queries.js';
import { SubstitutesPages } from './absences/substitutes.pages.js';
import { AttendanceController } from './attendance/attendance.controller.js';
import { AttendancePages } from './attendance/attendance.pages.js';
import { EvidenceQueries } from './attendance/evidence.queries.js';
import { RecordPresence } from './attendance/record-presence.use-case.js';
import { SettleSession } from './attendance/settle-session.use-case.js';
import { StatePresence } from './attendance/state-presence.use-case.js';
import { ForgetProviderEvents } from './provider-events/forget-provider-events.job.js';
import { ProviderEventsController } from './provider-events/provider-events.controller.js';
import { Providers } from './provider-events/providers.js';
import { TakeProviderEvents } from './provider-events/take-provider-events.use-case.js';
import { AvailabilityPageQueries } from './availability/availability-page.queries.js';
import { AvailabilityAnswers } from './availability/availability-answers.js';
import { CalendarsPages } from './availability/calendars.pages.js';
import { ReceivingPages } from './availability/receiving.pages.js';
import { AvailabilityPages } from './availability/availability.pages.js';
import { AroundSlots } from './booking/around-slot.queries.js';
import { AheadQueries } from './booking/ahead.queries.js';
import { BookSession } from './booking/book-session.use-case.js';
import { BookingPages } from './booking/booking.pages.js';
import { BookingWeeks } from './booking/booking-week.queries.js';
import { BookingCases } from './booking/booking-cases.queries.js';
import { BookingController } from './booking/booking.controller.js';
import { CallOffSessions } from './booking/call-off-sessions.use-case.js';
import { CallOffSessionsJob } from './booking/call-off-sessions.job.js';
import { CalendarAddresses } from './calendar/calendar-addresses.js';
import { CalendarPages } from './calendar/calendar.pages.js';
import { FeedQueries } from './calendar/feed.queries.js';
import { CancelSession } from './booking/cancel-session.use-case.js';
import { CancellationsQueries } from './booking/cancellations.queries.js';
import { SessionPageQueries } from './booking/session-page.queries.js';
import { SessionsPages } from './booking/sessions.pages.js';
import { SessionDetailQueries } from './booking/session-detail.queries.js';
import { SessionsController } from './booking/sessions.controller.js';
import { SessionsQueries } from './booking/sessions.queries.js';
import { RoomQueries } from './booking/room.queries.js';
import { SlotsQueries } from './booking/slots.queries.js';
import { VisibleSessions } from './booking/visible-sessions.queries.js';
import { WeeksQueries } from './booking/weeks.queries.js';
import { ContestSession } from './contests/contest-session.use-case.js';
import { ContestsController } from './contests/contests.controller.js';
import { ContestsPages } from './contests/contests.pages.js';
import { ContestsQueries } from './contests/contests.queries.js';
import { DecideContest } from './contests/decide-contest.use-case.js';
import { ChosenSlots } from './holds/chosen-slot.queries.js';
import { HoldSlot } from './holds/hold-slot.use-case.js';
import { HoldsController } from './holds/holds.controller.js';
import { HoldsPages } from './holds/holds.pages.js';
import { Holds } from './holds/holds.queries.js';
import { ReleaseHold } from './holds/release-hold.use-case.js';
import { ChaseLogs } from './logs/chase-logs.job.js';
import { LateLogsPages } from './logs/late-logs.pages.js';
import { LateLogsQueries } from './logs/late-logs.queries.js';
import { CountersignLog } from './logs/countersign-log.use-case.js';
import { LogsController } from './logs/logs.controller.js';
import { LogsPages } from './logs/logs.pages.js';
import { SharedLogsQueries } from './logs/shared-logs.queries.js';
import { WriteLog } from './logs/write-log.use-case.js';
import { MoveCases } from './moves/move-cases.queries.js';
import { MoveSession } from './moves/move-session.use-case.js';
import { MovesController } from './moves/moves.controller.js';
import { MovesPages } from './moves/moves.pages.js';
import { SessionsApi } from './sessions.api.js';
import { TakeTime } from './times/take-time.use-case.js';
import { BookSeries } from './series/book-series.use-case.js';
import { SeriesController } from './series/series.controller.js';
import { SeriesPages } from './series/series.pages.js';
import { SeriesQueries } from './series/series.queries.js';

const USE_CASES = [
  FollowMentor,
  BookSession,
  TakeTime,
  BookSeries,
  CallOffSessions,
  CancelSession,
  HoldSlot,
  ReleaseHold,
  MoveSession,
  RecordPresence,
  StatePresence,
  TakeProviderEvents,
  SettleSession,
  WriteLog,
  CountersignLog,
  ContestSession,
  DecideContest,
];
const QUERIES = [
  OtherTimesQueries,
  AbsencePageQueries,
  CalendarAddresses,
  FeedQueries,
  AheadQueries,
  AroundSlots,
  AvailabilityAnswers,
  AvailabilityPageQueries,
  BookingCases,
  MoveCases,
  BookingWeeks,
  CancellationsQueries,
  ContestsQueries,
  EvidenceQueries,
  LateLogsQueries,
  Holds,
  ChosenSlots,
  SeriesQueries,
  SessionDetailQueries,
  SessionPageQueries,
  SessionsQueries,
  SharedLogsQueries,
  RoomQueries,
  SlotsQueries,
  VisibleSessions,
  WeeksQueries,
];

const DOORS = [
  BookingController,
  SessionsController,
  AttendanceController,
  LogsController,
  ContestsController,
  MovesController,
  ProviderEventsController,
  HoldsController,
  SeriesController,
];
const PAGES = [
  AbsencesPages,
  SubstitutesPages,
  CalendarPages,
  AvailabilityPages,
  ReceivingPages,
  CalendarsPages,
  HoldsPages,
  SeriesPages,
  BookingPages,
  MovesPages,
  SessionsPages,
  AttendancePages,
  LateLogsPages,
  LogsPages,
  ContestsPages,
];

@Module({
  imports: [TracksModule, MentorsModule],
  controllers: [...DOORS, ...PAGES],
  providers: [
    SessionsApi,
    CallOffSessionsJob,
    FollowMentorJob,
    ForgetProviderEvents,
    ChaseLogs,
    Providers,
    ...USE_CASES,
    ...QUERIES,
  ],
  exports: [SessionsApi, ChaseLogs, ...USE_CASES],
})
export class SessionsModule {}
