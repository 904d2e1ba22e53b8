import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { WaitingQueries } from '../assignments/waiting.queries.js';
import { MentorListQueries } from './mentor-list.queries.js';
import { MentorsPageQuery } from './mentors.dto.js';
import { filledIn, type Form, mentorAsked } from './profile-form.js';
import { APPROVAL_STANDINGS } from './profile.types.js';
import { RegisterMentor } from './register-mentor.use-case.js';

const NEW = { zone: 'Europe/Paris', languages: 'fr', maxLevel: '1', maxLearners: '5' };

/** The mentors of the house, and how one is taken in. */
@Controller('mentors')
export class MentorsPages {
  constructor(
    private readonly mentors: MentorListQueries,
    private readonly waiting: WaitingQueries,
    private readonly registerMentor: RegisterMentor,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.list-mentors')
  @Page()
  async list(
    @Query() { name, approval, after }: MentorsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = { ...(name && { name }), ...(approval && { approval }) };
    const { rows, nextAfter } = await this.mentors.list({ ...asked, ...(after && { after }) });
    const address = (more: Record<string, string>) =>
      `/mentors?${new URLSearchParams({ ...asked, ...more }).toString()}`;
    const shown = {
      search: { name, approval },
      isSearch: Object.keys(asked).length > 0,
      approvals: ['waiting', ...APPROVAL_STANDINGS],
      rows,
      waiting: await this.waiting.count(),
      ending: after || Object.keys(asked).length > 0 ? [] : await this.mentors.endingContracts(20),
      firstHref: after ? address({}) : null,
      nextHref: nextAfter && address({ after: nextAfter }),
    };
    return this.readers.show('mentors/pages/mentors', shown, request, reply);
  }

  @Get('new')
  @Can('mentors.register-mentor')
  @Page()
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const shown = { filled: { ...filledIn({}), ...NEW }, isStaff: true, refusal: null };
    return this.readers.show('mentors/pages/mentor-new', shown, request, reply);
  }

  @Post()
  @Can('mentors.register-mentor')
  @Page()
  async register(
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { mentorId } = await this.registerMentor.run(await mentorAsked(form), actor);
      await goTo(reply, `/mentors/${mentorId}`, { key: 'mentors:done.registered' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show(
          'mentors/pages/mentor-new',
          { filled: filledIn(form), isStaff: true, refusal },
          request,
          reply,
        ),
      );
    }
  }
}
