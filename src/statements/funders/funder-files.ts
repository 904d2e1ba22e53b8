import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment } from '../../../config/environment.js';
import { Documents } from '../../platform/documents/document-printer.js';
import { partsOf } from '../../platform/documents/issuer.js';
import { csvOf } from '../../platform/web/csv.js';
import { Readers } from '../../platform/web/readers.js';
import { Views } from '../../platform/web/views.js';
import type { Voice } from '../../platform/web/voice.js';
import { HOUSE_ZONE } from '../months/month.rules.js';
import { decimalsOf, houseMoment } from '../months/written.js';
import { addedUp, type CountedSession } from './funder.rules.js';
import type { FundedFile, FunderAsked } from './funders.queries.js';

const COLUMNS = [
  'funder',
  'file',
  'learner',
  'starts',
  'outcome',
  'counted',
  'hours',
  'together',
  'signed',
  'countersigned',
] as const;

/** What a funder is told, as files: the same bytes for the same instant and language. */
@Injectable()
export class FunderFiles {
  constructor(
    private readonly documents: Documents,
    private readonly environment: Environment,
    private readonly readers: Readers,
    private readonly views: Views,
  ) {}

  /** Session by session with its evidence; times are those of the training body. */
  async csv({ funder }: FunderAsked, files: readonly FundedFile[], request: FastifyRequest): Promise<string> {
    const voice = await this.voice(request);
    const head = COLUMNS.map((column) => voice.t(`statements:funder.column.${column}`));
    const rows = files.flatMap(({ number, learnerName, sessions }) =>
      sessions.map((session) => [funder, number, learnerName ?? '', ...cellsOf(session, voice)]),
    );
    return csvOf([head, ...rows]);
  }

  /** Learner by learner, with the days of the sessions. */
  async pdf({ month, funder, asOf }: FunderAsked, files: readonly FundedFile[], request: FastifyRequest) {
    const voice = await this.voice(request);
    const { TRAINING_BODY_NAME, TRAINING_BODY_ADDRESS, TRAINING_BODY_NDA } = this.environment;
    const totals = addedUp(files.map((file) => file.totals));
    const data = {
      provider: {
        name: TRAINING_BODY_NAME,
        address: partsOf(TRAINING_BODY_ADDRESS),
        activityNumber: TRAINING_BODY_NDA,
      },
      funder,
      month,
      zone: HOUSE_ZONE,
      knownAt: houseMoment(asOf).replace(' ', 'T'),
      files: files.map(({ number, learnerName, sessions, totals: own }) => ({
        number,
        learner: learnerName ?? '',
        held: daysOf(sessions, 'held'),
        lost: daysOf(sessions, 'lost'),
        heldHours: own.heldMinutes / 60,
        lostHours: own.lostMinutes / 60,
      })),
      heldHours: totals.heldMinutes / 60,
      lostHours: totals.lostMinutes / 60,
      waiting: totals.waiting,
    };
    return this.documents.print('funder-statement', data, { language: voice.language, createdAt: asOf });
  }

  private async voice(request: FastifyRequest): Promise<Voice> {
    return this.views.voiceFor(await this.readers.of(request));
  }
}

function cellsOf(session: CountedSession, voice: Voice): string[] {
  const yesOrNo = (is: boolean) => voice.t(`statements:funder.${is ? 'yes' : 'no'}`);
  const isCounted = session.counting === 'held' || session.counting === 'lost';
  return [
    houseMoment(new Date(session.startsAt)),
    voice.t(`session.state.${session.outcome}`),
    voice.t(`statements:funder.counting.${session.counting}`),
    isCounted ? decimalsOf((session.minutes / 60) * 100, voice.language) : '',
    session.together === null ? '' : String(session.together).replace('.', voice.language === 'en' ? '.' : ','),
    yesOrNo(session.logSigned),
    yesOrNo(session.logCountersigned),
  ];
}

/** The days of the month on which sessions counted so. */
function daysOf(sessions: readonly CountedSession[], wanted: 'held' | 'lost'): string {
  const days = sessions
    .filter(({ counting }) => counting === wanted)
    .map(({ startsAt }) => houseMoment(new Date(startsAt)));
  return days.map((moment) => String(Number(moment.slice(8, 10)))).join(', ');
}
