import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type EnrolmentState, TracksApi } from '../../tracks/index.js';
import { OpenContestsQueries } from '../contests/open-contests.queries.js';
import { expiriesShown } from './expiries-shown.js';
import { ExpiriesQueries } from './expiries.queries.js';
import { officeShown } from './office-shown.js';
import { OfficeQueries } from './office.queries.js';

const STATES: EnrolmentState[] = ['applied', 'admitted', 'active', 'suspended', 'completed', 'withdrawn', 'ended'];

export class LearnersSearch {
  /** Part of a name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name = '';

  @IsOptional()
  @IsIn([...STATES, ''])
  state: EnrolmentState | '' = '';

  @IsOptional()
  @IsUUID()
  after?: string;
}

/** The first page of officers and advisors, and the learners they look for. */
@Controller('office')
export class OfficePages {
  constructor(
    private readonly office: OfficeQueries,
    private readonly tracks: TracksApi,
    private readonly contests: OpenContestsQueries,
    private readonly expiries: ExpiriesQueries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.list-enrolments')
  @Page()
  async home(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.readers.show('homes/pages/office', officeShown(await this.office.of(actor)), request, reply);
  }

  @Get('contests')
  @Can('assessment.rule-on-contest')
  @Page()
  async contested(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.readers.show('homes/pages/contests', { contests: await this.contests.waiting() }, request, reply);
  }

  @Get('expiries')
  @Can('tracks.list-enrolments')
  @Page()
  async expiring(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = expiriesShown(await this.expiries.all(), { isOfficer: hasRole(actor, 'officer') });
    return this.readers.show('homes/pages/expiries', shown, request, reply);
  }

  @Get('learners')
  @Can('tracks.list-enrolments')
  @Page()
  async learners(
    @Query() search: LearnersSearch,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, state, after } = search;
    const asked = { ...(name && { name }), ...(state && { state }) };
    const { rows, nextAfter } = await this.tracks.enrolmentsFound({ ...asked, ...(after && { after }) });
    const address = (more: Record<string, string>) =>
      `/office/learners?${new URLSearchParams({ ...asked, ...more }).toString()}`;
    const shown = {
      search: { name, state },
      states: STATES,
      rows,
      firstHref: after ? address({}) : null,
      nextHref: nextAfter ? address({ after: nextAfter }) : null,
    };
    return this.readers.show('homes/pages/learners', shown, request, reply);
  }
}
