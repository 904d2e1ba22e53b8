import { Module } from '@nestjs/common';
import { CompetenceBlocksModule } from '../competence-blocks/index.js';
import { LearnersModule } from '../learners/index.js';
import { MentorsModule } from '../mentors/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TracksModule } from '../tracks/index.js';
import { ContestEvaluation } from './contests/contest-evaluation.use-case.js';
import { ContestableEvaluations } from './contests/contestable-evaluation.queries.js';
import { EvaluationContestPages } from './contests/evaluation-contest.pages.js';
import { EvaluationContestsController } from './contests/evaluation-contests.controller.js';
import { EvaluationContestsQueries } from './contests/evaluation-contests.queries.js';
import { OwnContestPages } from './contests/own-contest.pages.js';
import { RuleOnContest } from './contests/rule-on-contest.use-case.js';
import { TryRuling } from './contests/try-ruling.queries.js';
import { ArrangingQueries } from './evaluations/arranging.queries.js';
import { CancelDefence } from './evaluations/cancel-defence.use-case.js';
import { DefenceCancellationPages } from './evaluations/cancellation.pages.js';
import { Conditions } from './evaluations/conditions.js';
import { CorrectEvaluation } from './evaluations/correct-evaluation.use-case.js';
import { CorrectionPages } from './evaluations/correction.pages.js';
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
import { TryCorrection } from './evaluations/try-correction.queries.js';
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
import { JuriesModule } from './juries/juries.module.js';
import { CandidateDossierPages } from './projects/candidate-dossier.pages.js';
import { CandidateDossiers } from './projects/candidate-dossier.queries.js';
import { DefenceLeavePages } from './projects/defence-leave.pages.js';
import { DefenceRequestPages } from './projects/defence-request.pages.js';
import { OwnProjectPages } from './projects/own-project.pages.js';
import { ProjectPageQueries } from './projects/project-page.queries.js';
import { ProjectPages } from './projects/project.pages.js';

const EVIDENCE = [
  ProjectVisits,
  AttemptsQueries,
  EvidenceQueries,
  EvidenceRecord,
  ProjectPageQueries,
  CandidateDossiers,
  DownloadDeliverable,
  UploadDeliverable,
  RemoveDeliverable,
  HandIn,
];
const EVALUATIONS = [
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
  TryCorrection,
  ArrangingQueries,
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
  EvaluationContestsController,
];
const CONTESTS = [ContestableEvaluations, EvaluationContestsQueries, ContestEvaluation, RuleOnContest, TryRuling];

const PAGES = [
  DefenceCancellationPages,
  DefenceLeavePages,
  CorrectionPages,
  OwnContestPages,
  EvaluationContestPages,
  CandidateDossierPages,
  OwnProjectPages,
  ProjectPages,
  DefenceRequestPages,
  JudgingPages,
];

/** Evidence, evaluation, jury and award: how what a learner can do becomes a title. */
@Module({
  imports: [CompetenceBlocksModule, LearnersModule, TracksModule, MentorsModule, SessionsModule, JuriesModule],
  controllers: [...EVALUATION_DOORS, ...PAGES],
  providers: [...EVIDENCE, ...EVALUATIONS, ...CONTESTS],
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
    ContestEvaluation,
    RuleOnContest,
    JuriesModule,
  ],
})
export class AssessmentModule {}
