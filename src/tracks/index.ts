export type { DesignOutline, OutlinedPace } from './designs/design-outline.queries.js';
export type { ProjectDraft } from './designs/design.types.js';
export { DraftDesign, type DraftDesignInput } from './designs/draft-design.use-case.js';
export { PublishDesign } from './designs/publish-design.use-case.js';
export { ActivateRulebook } from './rulebooks/activate-rulebook.use-case.js';
export { DraftRulebook, type DraftRulebookInput } from './rulebooks/draft-rulebook.use-case.js';
export { RULEBOOK_SECTIONS, type RulebookSection, sectionsOf } from './rulebooks/rulebook-sections.rules.js';
export { RULEBOOK_DEFAULTS, type RulebookNumbers } from './rulebooks/rulebook.types.js';
export { TracksModule } from './tracks.module.js';
export type { FollowUpInList } from './follow-ups/follow-ups.queries.js';
export { BeforeJury } from './moves/before-jury.js';
export { PrepareMove, type PrepareMoveInput } from './moves/prepare-move.use-case.js';
export { OpenFollowUps } from './follow-ups/open-follow-ups.use-case.js';
export { BeginEnrolments } from './enrolments/begin-enrolments.use-case.js';
export type { PastChange } from './enrolments/enrolment-change-page.queries.js';
export { Enrol } from './enrolments/enrol.use-case.js';
export type { AccessRoute, EnrolmentFacts, EnrolmentState, FundedBy } from './enrolments/enrolment.types.js';
export type { EnrolmentInList, EnrolmentSearch } from './enrolments/enrolments.queries.js';
export type { EnrolInput } from './enrolments/entry.queries.js';
export { DecideRecognition, type DecideRecognitionInput } from './recognitions/decide-recognition.use-case.js';
export { KeepRecognitionFile } from './recognitions/keep-recognition-file.use-case.js';
export { ResumeEnrolment, type ResumeEnrolmentInput } from './enrolments/resume-enrolment.use-case.js';
export { SuspendEnrolment } from './enrolments/suspend-enrolment.use-case.js';
export { CloseEnrolment, type CloseEnrolmentInput } from './enrolments/close-enrolment.use-case.js';
export { PublicHolidays } from './pace/public-holidays.adapter.js';
export type { PaceStanding } from './pace/pace-standing.rules.js';
export type { EnrolmentPace } from './pace/paces.queries.js';
export type { TrackOverview } from './progression/progression.queries.js';
export type { WorkLine } from './progression/work-line.rules.js';
export type { MyProgress } from './progression/my-progress.rules.js';
export type {
  BlockResultKind,
  BlockStanding,
  BlockState,
  EvaluationOutcome,
  NextStep,
  ProjectFacts,
  ProjectProgress,
  ProjectState,
} from './progression/progression.types.js';
export { ladderOf, type Rung } from './progression/ladder-shown.js';
export type { MissingInBlock } from './progression/missing-tree.rules.js';
export { StartProject } from './progression/start-project.use-case.js';
export type { PlannedLearning } from './pace/planned-learning.queries.js';
export { planShown, type PlanSeen } from './pace/plan-shown.js';
export { TracksApi, type LearnersProject, type ToldSession } from './tracks.api.js';
export type { AllowPresentationInput } from './progression/allow-presentation.use-case.js';
export type { RecordBlockResultsInput } from './progression/record-block-results.use-case.js';
export type { RecordEvaluationInput } from './progression/criterion-results.js';
export type { CorrectionConsequences } from './progression/record-correction.use-case.js';
