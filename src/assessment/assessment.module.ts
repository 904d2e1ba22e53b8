import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../competence-blocks/index.js';
import { LearnersModule } from '../learners/index.js';
import { MentorsModule } from '../mentors/index.js';
import { TracksModule } from '../tracks/index.js';
import { AwardFactsQueries } from './awards/award-facts.queries.js';
import { AwardsController } from './awards/awards.controller.js';
import { AwardsQueries } from './awards/awards.queries.js';
import { CertificateTexts } from './awards/certificate-texts.queries.js';
import { Certificates } from './awards/certificates.queries.js';
import { IssueAward } from './awards/issue-award.use-case.js';
import { CancelDefence } from './evaluations/cancel-defence.use-case.js';
import { Conditions } from './evaluations/conditions.js';
import { CorrectEvaluation } from './evaluations/correct-evaluation.use-case.js';
import { DecideCompletion } from './evaluations/decide-completion.use-case.js';
import { DefencesController } from './evaluations/defences.controller.js';
import { DefencesQueries } from './evaluations/defences.queries.js';
import { EndConditionJob } from './evaluations/end-condition.job.js';
import { EndCondition } from './evaluations/end-condition.use-case.js';
import { Evaluate } from './evaluations/evaluate.use-case.js';
import { EvaluationRecord } from './evaluations/evaluation-record.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { EvaluatorHomeQueries } from './evaluations/evaluator-home.queries.js';
import { EvaluatorsController } from './evaluations/evaluators.controller.js';
import { EvaluatorsQueries } from './evaluations/evaluators.queries.js';
import { GrantDefence } from './evaluations/grant-defence.use-case.js';
import { JudgingPages } from './evaluations/judging.pages.js';
import { JudgedDefencesQueries } from './evaluations/judged-defences.queries.js';
import { MarkReady } from './evaluations/mark-ready.use-case.js';
import { PlanDefence } from './evaluations/plan-defence.use-case.js';
import { PlanningQueries } from './evaluations/planning.queries.js';
import { ProjectDefencesController } from './evaluations/project-defences.controller.js';
import { RegisterEvaluator } from './evaluations/register-evaluator.use-case.js';
import { AttemptsQueries } from './evidence/attempts.queries.js';
import { DownloadDeliverable } from './evidence/download-deliverable.queries.js';
import { EvidenceRecord } from './evidence/evidence-record.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { FilesController } from './evidence/files.controller.js';
import { HandIn } from './evidence/hand-in.use-case.js';
import { ProjectVisits } from './evidence/project-visits.queries.js';
import { RemoveDeliverable } from './evidence/remove-deliverable.use-case.js';
import { UploadDeliverable } from './evidence/upload-deliverable.use-case.js';
import { CandidatesQueries } from './juries/candidates.queries.js';
import { CaseSittings } from './juries/case-sitting.queries.js';
import { JuryCasesController } from './juries/cases.controller.js';
import { ConveneJury } from './juries/convene-jury.use-case.js';
import { ConveningQueries } from './juries/convening.queries.js';
import { DeclareConflict } from './juries/declare-conflict.use-case.js';
import { Deliberate } from './juries/deliberate.use-case.js';
import { JuriesController } from './juries/juries.controller.js';
import { JuriesPages } from './juries/juries.pages.js';
import { JuriesQueries } from './juries/juries.queries.js';
import { JuryDetails } from './juries/jury-detail.queries.js';
import { JuryFacts } from './juries/jury-facts.queries.js';
import { JuryPageQueries } from './juries/jury-page.queries.js';
import { JuryPages } from './juries/jury.pages.js';
import { JuryMembersController } from './juries/jury-members.controller.js';
import { JuryMembersQueries } from './juries/jury-members.queries.js';
import { KnownTies } from './juries/known-ties.js';
import { LegalWords } from './juries/legal-words.js';
import { MinutesController } from './juries/minutes.controller.js';
import { MinutesContents } from './juries/minutes-content.queries.js';
import { MinutesDocument } from './juries/minutes-document.queries.js';
import { NotifyCandidate } from './juries/notify-candidate.use-case.js';
import { RecordHearing } from './juries/record-hearing.use-case.js';
import { RecordPresences } from './juries/record-presences.use-case.js';
import { RegisterJuryMember } from './juries/register-jury-member.use-case.js';
import { SittingController } from './juries/sitting.controller.js';
import { SittingPages } from './juries/sitting.pages.js';
import { SealMinutes } from './juries/seal-minutes.use-case.js';
import { SealedMinutesQueries } from './juries/sealed-minutes.queries.js';
import { SignMinutes } from './juries/sign-minutes.use-case.js';
import { DefenceRequestPages } from './projects/defence-request.pages.js';
import { OwnProjectPages } from './projects/own-project.pages.js';
import { ProjectPageQueries } from './projects/project-page.queries.js';
import { ProjectPages } from './projects/project.pages.js';
import { RoleHolders } from './role-holders.js';

const EVIDENCE = [
  ProjectVisits,
  AttemptsQueries,
  EvidenceQueries,
  EvidenceRecord,
  ProjectPageQueries,
  DownloadDeliverable,
  UploadDeliverable,
  RemoveDeliverable,
  HandIn,
];
const EVALUATIONS = [
  RoleHolders,
  RegisterEvaluator,
  MarkReady,
  GrantDefence,
  PlanningQueries,
  PlanDefence,
  CancelDefence,
  Conditions,
  JudgedDefencesQueries,
  EvaluationRecord,
  Evaluate,
  DecideCompletion,
  CorrectEvaluation,
  EndCondition,
  EndConditionJob,
  DefencesQueries,
  EvaluatorsQueries,
  EvaluatorHomeQueries,
];
const EVALUATION_DOORS = [
  EvidenceController,
  FilesController,
  EvaluatorsController,
  ProjectDefencesController,
  DefencesController,
  EvaluationsController,
];

const JURIES = [
  JuryFacts,
  KnownTies,
  LegalWords,
  RegisterJuryMember,
  CandidatesQueries,
  ConveningQueries,
  ConveneJury,
  RecordPresences,
  DeclareConflict,
  CaseSittings,
  RecordHearing,
  Deliberate,
  MinutesContents,
  SealedMinutesQueries,
  SealMinutes,
  SignMinutes,
  MinutesDocument,
  NotifyCandidate,
  JuriesQueries,
  JuryDetails,
  JuryPageQueries,
  JuryMembersQueries,
];
const JURY_DOORS = [JuryMembersController, JuriesController, SittingController, MinutesController, JuryCasesController];
const JURY_PAGES = [JuriesPages, JuryPages, SittingPages];
const AWARDS = [AwardFactsQueries, IssueAward, AwardsQueries, CertificateTexts, Certificates];

const PAGES = [OwnProjectPages, ProjectPages, DefenceRequestPages, JudgingPages];

/** Evidence, evaluation, jury and award: how what a learner can do becomes a title. */
@Module({
  imports: [CompetenceBlocksModule, LearnersModule, TracksModule, MentorsModule],
  controllers: [...EVALUATION_DOORS, ...JURY_DOORS, AwardsController, ...PAGES, ...JURY_PAGES],
  providers: [...EVIDENCE, ...EVALUATIONS, ...JURIES, ...AWARDS],
  exports: [
    RegisterEvaluator,
    UploadDeliverable,
    HandIn,
    MarkReady,
    PlanDefence,
    CancelDefence,
    Evaluate,
    DecideCompletion,
    EvaluatorHomeQueries,
    RegisterJuryMember,
    ConveneJury,
    RecordPresences,
    DeclareConflict,
    RecordHearing,
    Deliberate,
    SealMinutes,
    SignMinutes,
    NotifyCandidate,
    IssueAward,
    JuriesQueries,
    AwardsQueries,
  ],
})
export class AssessmentModule {}
