import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { LearnerUnknown, NotEnrollable } from '../tracks.errors.js';
import { type EnrolFields, enrolFieldsIn, enrolmentAskedBy } from './enrol-form.js';
import { EnrolPageQueries } from './enrol-page.queries.js';
import { enrolShown, type Trial, withDefaults } from './enrol-shown.js';
import { Enrol } from './enrol.use-case.js';
import type { EnrolBody } from './enrolment.dto.js';
import { EntryQueries } from './entry.queries.js';

type Form = Record<string, unknown>;

/** Enrolling a learner: whom, on what, what it would come to, and only then the button. */
@Controller('enrolments')
export class EnrolPages {
  constructor(
    private readonly page: EnrolPageQueries,
    private readonly entries: EntryQueries,
    private readonly enrol: Enrol,
    private readonly readers: Readers,
  ) {}

  /** Without a learner, the search for one; with a design, what would come of the choice. */
  @Get('new')
  @Can('tracks.enrol-learner')
  @Page()
  async choose(
    @Query() asked: Form,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const fields = enrolFieldsIn(asked);
    if (!fields.learnerId) {
      const name = typeof asked['name'] === 'string' ? asked['name'].slice(0, 100).trim() : '';
      const shown = { name, found: await this.page.find(name) };
      return this.readers.show('tracks/pages/enrol-whom', shown, request, reply);
    }
    const { shown } = await this.tried(fields, fields.designId !== '');
    return this.readers.show('tracks/pages/enrol', shown, request, reply);
  }

  @Post()
  @Can('tracks.enrol-learner')
  @Page()
  async confirm(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = enrolFieldsIn(form);
    const { body } = await this.tried(fields, true);
    const enrolled = body && (await this.enrolled(body, actor));
    if (enrolled) {
      const { enrolmentId, number } = enrolled;
      await goTo(reply, `/tracks/${enrolmentId}`, { key: 'enrolments:new.done', facts: { number } });
      return;
    }
    const { shown } = await this.tried(fields, true);
    const page = await this.readers.show('tracks/pages/enrol', shown, request, reply);
    await reply.status(body ? 422 : 400).send(page);
  }

  /** The page of a choice, and what it asks for when it can be read. */
  private async tried(fields: EnrolFields, isMade: boolean) {
    const learner = isUUID(fields.learnerId) ? await this.page.learner(fields.learnerId) : null;
    if (!learner) throw new LearnerUnknown(fields.learnerId);
    const choices = await this.page.choices();
    const filled = withDefaults(fields, choices);
    const asked = isMade ? await enrolmentAskedBy(filled) : null;
    const body = asked && !asked.faults ? asked.body : null;
    const seen = { learner, choices, faults: asked?.faults ?? [], trial: body && (await this.trial(body)) };
    return { body, shown: enrolShown(filled, seen) };
  }

  private async trial(body: EnrolBody): Promise<Trial> {
    return { ...(await this.entries.trialOf(body)), projects: await this.page.projectsOf(body.designId) };
  }

  /** The new enrolment, or null when it is refused: the page tells why. */
  private async enrolled(body: EnrolBody, actor: Actor): Promise<{ enrolmentId: string; number: string } | null> {
    try {
      return await this.enrol.run(body, actor);
    } catch (error) {
      if (error instanceof NotEnrollable) return null;
      throw error;
    }
  }
}
