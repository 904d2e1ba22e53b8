import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../competence-blocks/index.js';
import { LearnersModule } from '../learners/index.js';
import { DesignsModule } from './designs/designs.module.js';
import { BeginEnrolmentsJob } from './enrolments/begin-enrolments.job.js';
import { BeginEnrolments } from './enrolments/begin-enrolments.use-case.js';
import { CloseEnrolment } from './enrolments/close-enrolment.use-case.js';
import { CompleteEnrolment } from './enrolments/complete-enrolment.use-case.js';
import { EnrolPageQueries } from './enrolments/enrol-page.queries.js';
import { EnrolPages } from './enrolments/enrol.pages.js';
import { Enrol } from './enrolments/enrol.use-case.js';
import { EnrolmentChangePageQueries } from './enrolments/enrolment-change-page.queries.js';
import { EnrolmentChangesController } from './enrolments/enrolment-changes.controller.js';
import { EnrolmentChangesPages } from './enrolments/enrolment-changes.pages.js';
import { EnrolmentChangesQueries } from './enrolments/enrolment-changes.queries.js';
import { EnrolmentsController } from './enrolments/enrolments.controller.js';
import { EnrolmentsQueries } from './enrolments/enrolments.queries.js';
import { EntryQueries } from './enrolments/entry.queries.js';
import { ResumeEnrolment } from './enrolments/resume-enrolment.use-case.js';
import { SuspendEnrolment } from './enrolments/suspend-enrolment.use-case.js';
import { CloseFollowUp } from './follow-ups/close-follow-up.use-case.js';
import { FollowUpsController } from './follow-ups/follow-ups.controller.js';
import { FollowUpsFile } from './follow-ups/follow-ups-file.js';
import { FollowUpsPages } from './follow-ups/follow-ups.pages.js';
import { FollowUpsQueries } from './follow-ups/follow-ups.queries.js';
import { HeldFollowUps } from './follow-ups/held-follow-ups.queries.js';
import { NoteFollowUp } from './follow-ups/note-follow-up.use-case.js';
import { OpenFollowUpsJob } from './follow-ups/open-follow-ups.job.js';
import { OpenFollowUps } from './follow-ups/open-follow-ups.use-case.js';
import { AssiduityController } from './pace/assiduity.controller.js';
import { AssiduityQueries } from './pace/assiduity.queries.js';
import { CallOffDaysOff } from './pace/call-off-days-off.use-case.js';
import { ChangePlan } from './pace/change-plan.use-case.js';
import { KeepPlan } from './pace/keep-plan.js';
import { PacedFactsQueries } from './pace/paced-facts.queries.js';
import { PacesQueries } from './pace/paces.queries.js';
import { LearnerNames } from './pace/learner-names.queries.js';
import { PlannedLearningQueries } from './pace/planned-learning.queries.js';
import { SeenPlanQueries } from './pace/seen-plan.queries.js';
import { PlanChangesController } from './pace/plan-changes.controller.js';
import { PlanPages } from './pace/plan.pages.js';
import { PlanVersionsQueries } from './pace/plan-versions.queries.js';
import { PlanQueries } from './pace/plan.queries.js';
import { AllowPresentation } from './progression/allow-presentation.use-case.js';
import { CountSession } from './progression/count-session.use-case.js';
import { CarryResults } from './progression/carry-results.js';
import { CriteriaQueries } from './progression/criteria.queries.js';
import { CriterionResults } from './progression/criterion-results.js';
import { GrantProjectDefence } from './progression/grant-project-defence.use-case.js';
import { LearnerProjectsQueries } from './progression/learner-projects.queries.js';
import { MarkContested } from './progression/mark-contested.use-case.js';
import { MoveProject } from './progression/move-project.use-case.js';
import { MyProgressController } from './progression/my-progress.controller.js';
import { ProgressFactsQueries } from './progression/progress-facts.queries.js';
import { ProgressionController } from './progression/progression.controller.js';
import { ProgressionQueries } from './progression/progression.queries.js';
import { ReadyBlocks } from './progression/ready-blocks.js';
import { WaitingProjects } from './progression/waiting-projects.js';
import { RecordBlockResults } from './progression/record-block-results.use-case.js';
import { RecordCorrection } from './progression/record-correction.use-case.js';
import { RecordEvaluation } from './progression/record-evaluation.use-case.js';
import { StartProject } from './progression/start-project.use-case.js';
import { BeforeJury } from './moves/before-jury.js';
import { MOVE_ROUTES, MOVES } from './moves/moves.js';
import { PAUSE_ROUTES, PAUSES } from './pauses/pauses.js';
import { DecideRecognition } from './recognitions/decide-recognition.use-case.js';
import { Dispensing } from './recognitions/dispensing.js';
import { KeepRecognitionFile } from './recognitions/keep-recognition-file.use-case.js';
import { RecognisedPlan } from './recognitions/recognised-plan.js';
import { RecognitionCases } from './recognitions/recognition-case.queries.js';
import { RecognitionPageQueries } from './recognitions/recognition-page.queries.js';
import { RecognitionsController } from './recognitions/recognitions.controller.js';
import { RecognitionsPages } from './recognitions/recognitions.pages.js';
import { RecognitionsQueries } from './recognitions/recognitions.queries.js';
import { TryRecognition } from './recognitions/try-recognition.queries.js';
import { WithdrawRecognition } from './recognitions/withdraw-recognition.use-case.js';
import { RulebooksModule } from './rulebooks/rulebooks.module.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfPages } from './what-if/what-if.pages.js';
import { WhatIfQueries } from './what-if/what-if.queries.js';
import { TracksApi } from './tracks.api.js';

const ENROLMENTS = [
  Enrol,
  EnrolPageQueries,
  BeginEnrolments,
  BeginEnrolmentsJob,
  SuspendEnrolment,
  ResumeEnrolment,
  CloseEnrolment,
  CompleteEnrolment,
  EntryQueries,
  EnrolmentsQueries,
  EnrolmentChangesQueries,
  EnrolmentChangePageQueries,
];
const PACE = [
  PlanQueries,
  PacedFactsQueries,
  PlanVersionsQueries,
  SeenPlanQueries,
  PlannedLearningQueries,
  AssiduityQueries,
  LearnerNames,
  KeepPlan,
  ChangePlan,
  CallOffDaysOff,
  PacesQueries,
  WhatIfQueries,
];
const FOLLOW_UPS = [
  OpenFollowUps,
  OpenFollowUpsJob,
  NoteFollowUp,
  CloseFollowUp,
  HeldFollowUps,
  FollowUpsQueries,
  FollowUpsFile,
];
const PROGRESSION = [
  StartProject,
  MarkContested,
  MoveProject,
  CountSession,
  RecordEvaluation,
  RecordCorrection,
  CriterionResults,
  CarryResults,
  RecordBlockResults,
  AllowPresentation,
  GrantProjectDefence,
  ReadyBlocks,
  WaitingProjects,
  ProgressionQueries,
  ProgressFactsQueries,
  CriteriaQueries,
  LearnerProjectsQueries,
];

const RECOGNITIONS = [
  RecognitionCases,
  RecognitionsQueries,
  RecognitionPageQueries,
  Dispensing,
  RecognisedPlan,
  KeepRecognitionFile,
  DecideRecognition,
  TryRecognition,
  WithdrawRecognition,
];

/** A learner on a title: the path, its numbers, the enrolment, its plan and its progress. */
@Module({
  imports: [CompetenceBlocksModule, LearnersModule, DesignsModule, RulebooksModule],
  controllers: [
    EnrolmentsController,
    EnrolPages,
    EnrolmentChangesController,
    EnrolmentChangesPages,
    ProgressionController,
    MyProgressController,
    PlanChangesController,
    PlanPages,
    AssiduityController,
    WhatIfController,
    WhatIfPages,
    ...PAUSE_ROUTES,
    FollowUpsController,
    FollowUpsPages,
    ...MOVE_ROUTES,
    RecognitionsController,
    RecognitionsPages,
  ],
  providers: [...ENROLMENTS, ...PACE, ...PAUSES, ...FOLLOW_UPS, ...PROGRESSION, ...MOVES, ...RECOGNITIONS, TracksApi],
  exports: [
    DesignsModule,
    RulebooksModule,
    TracksApi,
    Enrol,
    BeginEnrolments,
    SuspendEnrolment,
    ResumeEnrolment,
    CloseEnrolment,
    OpenFollowUps,
    BeforeJury,
    DecideRecognition,
    KeepRecognitionFile,
    StartProject,
    ProgressionQueries,
  ],
})
export class TracksModule {}
