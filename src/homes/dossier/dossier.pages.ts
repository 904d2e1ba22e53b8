import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { stepsOf } from '../track/steps.js';
import { isPaced } from '../track/track-shown.js';
import { type EnrolmentState, ladderOf, planShown, type PlanSeen, type Rung } from '../../tracks/index.js';
import { type Dossier, DossierQueries } from './dossier.queries.js';

/** The pages that change an enrolment, and where each leads. */
const CHANGES: readonly [string, EnrolmentState][] = [
  ['pause', 'suspended'],
  ['withdrawal', 'withdrawn'],
  ['ending', 'ended'],
];

/** Tracks that an officer may move to other rules. */
const MOVABLE: readonly EnrolmentState[] = ['admitted', 'active', 'suspended'];

function changesOf({ history, enrolment }: Dossier): string[] {
  const next = CHANGES.filter(([, state]) => history?.next.includes(state)).map(([change]) => change);
  return history && enrolment.state === 'suspended' ? ['return', ...next] : next;
}

/** A learner's track, for those who accompany it. */
@Controller('tracks')
export class DossierPages {
  constructor(
    private readonly dossiers: DossierQueries,
    private readonly readers: Readers,
  ) {}

  @Get(':enrolmentId')
  @Can('tracks.see-enrolment')
  @Page()
  async dossier(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const dossier = await this.dossiers.of(enrolmentId, actor);
    const { track } = dossier;
    const shown = {
      ...dossier,
      rungs: rungsOf(dossier),
      isPaced: isPaced(track),
      steps: stepsOf(track.projects, `/tracks/${enrolmentId}/projects`),
      changes: changesOf(dossier),
      canMove: hasRole(actor, 'officer') && MOVABLE.includes(dossier.enrolment.state),
      as: hasRole(actor, 'officer', 'advisor') ? 'officer' : 'mentor',
    };
    return this.readers.show('homes/pages/dossier', shown, request, reply);
  }

  @Get(':enrolmentId/plan')
  @Can('tracks.see-enrolment')
  @Page()
  async plan(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = accompaniedPlan(await this.dossiers.planOf(enrolmentId, actor), actor);
    return this.readers.show('tracks/pages/plan', shown, request, reply);
  }
}

/** A plan as those who accompany it read it: the staff may change it; a mentor is told of pauses, and not what was said. */
function accompaniedPlan({ plan, learnerName }: { plan: PlanSeen; learnerName: string }, actor: Actor) {
  const isStaff = hasRole(actor, 'officer', 'advisor');
  const shown = planShown(plan);
  const address = `/tracks/${shown.enrolmentId}/plan`;
  if (isStaff) return { ...shown, plan: address, as: 'advisor', isStaff, learnerName };
  const pauses = shown.pauses.map(({ fromOn, untilOn, state }) => ({ fromOn, untilOn, state }));
  return { ...shown, isOpen: false, pauses, plan: null, as: 'mentor', isStaff, learnerName };
}

/** The blocks as rungs; who accompanies the learner today may let an adjourned one come before a jury again. */
function rungsOf({ track, missing, enrolment, accompaniesNow }: Dossier): Rung[] {
  const where = { address: `/tracks/${enrolment.id}/projects`, projects: track.projects };
  const rungs = ladderOf(track.blocks, missing, where);
  if (!accompaniesNow) return rungs;
  return rungs.map((rung, index) => {
    const href = `/tracks/${enrolment.id}/blocks/${track.blocks[index]?.blockId}/presentation`;
    return rung.standing === 'adjourned' ? { ...rung, action: { key: 'present-again', href } } : rung;
  });
}
