import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { LearnerNames } from '../pace/learner-names.queries.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import { comparedRows } from './comparison-shown.js';
import { outlookOf } from './outlook.rules.js';
import {
  minutesWritten,
  readScenario,
  type ReadScenario,
  type ScenarioFields,
  WEEKDAY_FIELDS,
} from './scenario-form.js';
import { ScenarioForm } from './scenario-form.dto.js';
import { WhatIfQueries } from './what-if.queries.js';

/** What would be with another pace, week, pause or days off: compared with what is, nothing saved. */
@Controller()
export class WhatIfPages {
  constructor(
    private readonly facts: PacedFactsQueries,
    private readonly whatIf: WhatIfQueries,
    private readonly names: LearnerNames,
    private readonly readers: Readers,
  ) {}

  @Get('track/plan/what-if')
  @Can('tracks.see-own-track')
  @Page()
  async ofLearner(
    @Query() asked: ScenarioForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { enrolmentId, ...fields } = asked;
    const present = enrolmentId ?? (await this.facts.presentOf(actor.id));
    if (!present) return this.readers.show('tracks/pages/no-plan', {}, request, reply);
    const shown = await this.shown(present, actor, fields);
    return this.readers.show('tracks/pages/what-if', { ...shown, plan: '/track/plan' }, request, reply);
  }

  @Get('tracks/:enrolmentId/plan/what-if')
  @Can('tracks.see-enrolment')
  @Page()
  async ofTrack(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Query() { enrolmentId: _same, ...fields }: ScenarioForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.shown(enrolmentId, actor, fields);
    return this.readers.show('tracks/pages/what-if', { ...shown, plan: `/tracks/${enrolmentId}/plan` }, request, reply);
  }

  private async shown(enrolmentId: string, actor: Actor, fields: ScenarioFields) {
    const { today, facts } = await this.whatIf.factsToday(actor, enrolmentId);
    const read = readScenario(fields, facts);
    const present = outlookOf(facts, today);
    const tried = Object.keys(read.scenario).length > 0 ? outlookOf(facts, today, read.scenario) : null;
    const isStaff = hasRole(actor, 'officer', 'advisor');
    return {
      enrolmentId,
      titleName: facts.titleName,
      learnerName: isStaff ? await this.names.of(facts.learnerId) : null,
      as: isStaff ? 'advisor' : 'learner',
      isStaff,
      form: formShown(read, facts.rulebook.paces),
      scenario: read.scenario,
      rows: tried && comparedRows(present, tried, today),
      tried,
      paces: facts.rulebook.paces.map((paceMonths) => outlookOf(facts, today, { paceMonths })),
      presentPace: facts.paceMonths,
      isOpen: facts.state === 'active' || facts.state === 'admitted',
    };
  }
}

function formShown({ fields, faults }: ReadScenario, paces: readonly number[]) {
  return {
    fields,
    faults,
    errors: Object.fromEntries(faults.map(({ at, fault }) => [at, fault])),
    paces: [...new Set([...paces, Number(fields.pace)])].filter(Number.isInteger).toSorted((a, b) => a - b),
    weekdays: WEEKDAY_FIELDS.map((name, index) => ({ name, day: index + 1, ...hoursField(fields[name]) })),
  };
}

/** Hours are written as the reader writes numbers; what cannot be read stays as it was typed. */
function hoursField(typed: string): { hours?: number; typed?: string } {
  const minutes = minutesWritten(typed);
  if (minutes === null) return { typed };
  return minutes === 0 ? {} : { hours: minutes / 60 };
}
