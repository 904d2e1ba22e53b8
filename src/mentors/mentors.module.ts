import { Module } from '@nestjs/common';
import { TracksModule } from '../tracks/index.js';
import { AbsencesQueries } from './absences/absences.queries.js';
import { AnnounceAbsence } from './absences/announce-absence.use-case.js';
import { ArrangeSubstitute } from './absences/arrange-substitute.use-case.js';
import { EndAbsence } from './absences/end-absence.use-case.js';
import { AssignMentor } from './assignments/assign-mentor.use-case.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsQueries } from './assignments/assignments.queries.js';
import { RecordJudge } from './assignments/record-judge.use-case.js';
import { EndAssignment } from './assignments/end-assignment.use-case.js';
import { HandOver } from './assignments/hand-over.use-case.js';
import { MentorOfTrackQueries } from './assignments/mentor-of-track.queries.js';
import { MyMentorPages } from './assignments/my-mentor.pages.js';
import { ProposalsQueries } from './assignments/proposals.queries.js';
import { PublishRound } from './assignments/publish-round.use-case.js';
import { TellWish } from './assignments/tell-wish.use-case.js';
import { TrackMentorPages } from './assignments/track-mentor.pages.js';
import { WaitingPages } from './assignments/waiting.pages.js';
import { WaitingQueries } from './assignments/waiting.queries.js';
import { AddException } from './availability/add-exception.use-case.js';
import { AddTravel } from './availability/add-travel.use-case.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityQueries } from './availability/availability.queries.js';
import { ReceivingController } from './availability/receiving.controller.js';
import { RemoveException } from './availability/remove-exception.use-case.js';
import { RemoveTravel } from './availability/remove-travel.use-case.js';
import { SetAvailability } from './availability/set-availability.use-case.js';
import { SetReceivingTerms } from './availability/set-receiving-terms.use-case.js';
import { AddCalendar } from './calendars/add-calendar.use-case.js';
import { CalendarFetch, HttpCalendarFetch } from './calendars/calendar-fetch.adapter.js';
import { CalendarReader } from './calendars/calendar-reader.js';
import { CalendarReadings } from './calendars/calendar-readings.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CalendarsQueries } from './calendars/calendars.queries.js';
import { RefreshCalendar } from './calendars/refresh-calendar.use-case.js';
import { RefreshCalendarsJob } from './calendars/refresh-calendars.job.js';
import { RemoveCalendar } from './calendars/remove-calendar.use-case.js';
import { MentorsApi } from './mentors.api.js';
import { ChangeProfile } from './profiles/change-profile.use-case.js';
import { DecideApproval } from './profiles/decide-approval.use-case.js';
import { KeepPaper } from './profiles/keep-paper.use-case.js';
import { MentorsController } from './profiles/mentors.controller.js';
import { MentorsQueries } from './profiles/mentors.queries.js';
import { MentorListQueries } from './profiles/mentor-list.queries.js';
import { MentorsPages } from './profiles/mentors.pages.js';
import { OwnProfilePages } from './profiles/own-profile.pages.js';
import { ProfilePageQueries } from './profiles/profile-page.queries.js';
import { ProfilePages } from './profiles/profile.pages.js';
import { PapersQueries } from './profiles/papers.queries.js';
import { RegisterMentor } from './profiles/register-mentor.use-case.js';

const PROFILES = [RegisterMentor, ChangeProfile, DecideApproval, KeepPaper];
const CALENDARS = [AddCalendar, RefreshCalendar, RemoveCalendar];
const ASSIGNMENTS = [AssignMentor, EndAssignment, HandOver, PublishRound, RecordJudge, TellWish];
const ASKING = [AbsencesQueries, WaitingQueries, ProposalsQueries, MentorOfTrackQueries];
const PAGES = [OwnProfilePages, MentorsPages, WaitingPages, ProfilePages, TrackMentorPages, MyMentorPages];
const AVAILABILITY = [SetAvailability, AddException, RemoveException, AddTravel, RemoveTravel, SetReceivingTerms];
const ABSENCES = [AnnounceAbsence, ArrangeSubstitute, EndAbsence];
const USE_CASES = [...PROFILES, ...ABSENCES, ...AVAILABILITY, ...CALENDARS, ...ASSIGNMENTS];

@Module({
  imports: [TracksModule],
  controllers: [
    ...PAGES,
    MentorsController,
    AvailabilityController,
    ReceivingController,
    CalendarsController,
    AssignmentsController,
  ],
  providers: [
    MentorsApi,
    MentorsQueries,
    MentorListQueries,
    PapersQueries,
    ProfilePageQueries,
    AvailabilityQueries,
    AssignmentsQueries,
    ...ASKING,
    CalendarsQueries,
    CalendarReadings,
    CalendarReader,
    { provide: CalendarFetch, useClass: HttpCalendarFetch },
    RefreshCalendarsJob,
    ...USE_CASES,
  ],
  exports: [MentorsApi, CalendarsQueries, AbsencesQueries, ProposalsQueries, ...USE_CASES],
})
export class MentorsModule {}
