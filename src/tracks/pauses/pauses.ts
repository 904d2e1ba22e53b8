import { AskPause } from './ask-pause.use-case.js';
import { CallOffPause } from './call-off-pause.use-case.js';
import { CarryOutPause } from './carry-out-pause.js';
import { DecidePause } from './decide-pause.use-case.js';
import { KeepPauseJob } from './keep-pause.job.js';
import { KeepPause } from './keep-pause.use-case.js';
import { PauseShown } from './pause-shown.js';
import { PausesController } from './pauses.controller.js';
import { PausesPages } from './pauses.pages.js';
import { PausesQueries } from './pauses.queries.js';

/** What pauses are made of, for the module of the room. */
export const PAUSES = [
  AskPause,
  DecidePause,
  CallOffPause,
  KeepPause,
  KeepPauseJob,
  CarryOutPause,
  PausesQueries,
  PauseShown,
];

export const PAUSE_ROUTES = [PausesController, PausesPages];
