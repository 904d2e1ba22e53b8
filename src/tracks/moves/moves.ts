import { BeforeJury } from './before-jury.js';
import { ChooseClauses } from './choose-clauses.use-case.js';
import { ConfirmMove } from './confirm-move.use-case.js';
import { DesignProjects } from './design-projects.js';
import { DropMove } from './drop-move.use-case.js';
import { HeldMove } from './held-move.js';
import { KeepMoves } from './keep-moves.job.js';
import { MoveChoicesQueries } from './move-choices.queries.js';
import { MovePageQueries } from './move-page.queries.js';
import { MoveStepsController } from './move-steps.controller.js';
import { MoveStepsPages } from './move-steps.pages.js';
import { MovesPages } from './moves.pages.js';
import { MoveCaseQueries } from './move-case.queries.js';
import { MoveDecisionQueries } from './move-decision.queries.js';
import { MoveEffectsQueries } from './move-effects.queries.js';
import { MoveGroupQueries } from './move-group.queries.js';
import { MoveLearner } from './move-learner.js';
import { MovedLearnersQueries } from './moved-learners.queries.js';
import { MovesController } from './moves.controller.js';
import { MovesQueries } from './moves.queries.js';
import { PassEnrolment } from './pass-enrolment.js';
import { PinEnrolment } from './pin-enrolment.js';
import { PrepareMove } from './prepare-move.use-case.js';
import { PreviewMove } from './preview-move.js';
import { TakeBackQueries } from './take-back.queries.js';
import { TitleMoveQueries } from './title-move.queries.js';
import { TracksOnDayQueries } from './tracks-on-day.queries.js';
import { TryPassage } from './try-passage.js';
import { TryAgain } from './try-again.use-case.js';
import { TakeLearnerBack } from './take-learner-back.js';
import { TakeMoveBack } from './take-move-back.use-case.js';

/** What moves of learners are made of, for the module of the room. */
export const MOVES = [
  PrepareMove,
  PreviewMove,
  ChooseClauses,
  ConfirmMove,
  DropMove,
  TakeMoveBack,
  TryAgain,
  BeforeJury,
  KeepMoves,
  HeldMove,
  MoveLearner,
  PassEnrolment,
  PinEnrolment,
  DesignProjects,
  TryPassage,
  TracksOnDayQueries,
  TitleMoveQueries,
  TakeLearnerBack,
  TakeBackQueries,
  MoveCaseQueries,
  MoveGroupQueries,
  MoveEffectsQueries,
  MoveDecisionQueries,
  MovesQueries,
  MovedLearnersQueries,
  MoveChoicesQueries,
  MovePageQueries,
];

export const MOVE_ROUTES = [MovesController, MoveStepsController, MovesPages, MoveStepsPages];
