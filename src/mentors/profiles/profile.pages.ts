import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { ChangeProfile } from './change-profile.use-case.js';
import { DecideApproval } from './decide-approval.use-case.js';
import { KeepPaper } from './keep-paper.use-case.js';
import { approvalAsked, changeAsked, filledFrom, filledIn, type Form, paperAsked } from './profile-form.js';
import { ProfilePageQueries } from './profile-page.queries.js';
import { MENTOR_FILES } from './profile.types.js';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** One mentor: what they may accompany, their load, their papers, whether they are approved. */
@Controller('mentors/:mentorId')
export class ProfilePages {
  constructor(
    private readonly profiles: ProfilePageQueries,
    private readonly changeProfile: ChangeProfile,
    private readonly decideApproval: DecideApproval,
    private readonly keepPaper: KeepPaper,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('mentors.change-profile')
  @Page()
  see(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(mentorId, actor, { request, reply });
  }

  @Get('profile')
  @Can('mentors.change-profile')
  @Page()
  async form(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.profiles.of(actor, mentorId);
    const shown = { ...seen, filled: filledFrom(seen.mentor), refusal: null };
    return this.readers.show('mentors/pages/profile-form', shown, request, reply);
  }

  @Post('profile')
  @Can('mentors.change-profile')
  @Page()
  async change(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seen = await this.profiles.of(actor, mentorId);
    try {
      await this.changeProfile.run(await changeAsked(seen.mentor, form, seen.isStaff), actor);
      await goTo(reply, `/mentors/${mentorId}`, { key: 'mentors:done.changed' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) =>
        this.readers.show('mentors/pages/profile-form', { ...seen, filled: filledIn(form), refusal }, request, reply),
      );
    }
  }

  @Post('papers')
  @Can('mentors.change-profile')
  async upload(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await withUpload(request, { field: 'file', maxBytes: MENTOR_FILES.maxBytes }, (upload) =>
        this.keepPaper.run(paperAsked(mentorId, upload), actor),
      );
      await goTo(reply, `/mentors/${mentorId}#papers`, { key: 'mentors:done.paper' });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.page(mentorId, actor, { request, reply }, refusal));
    }
  }

  @Post('approval')
  @Can('mentors.approve-mentor')
  @Page()
  async decide(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { decision, reason = null } = await approvalAsked(form);
      await this.decideApproval.run({ mentorId, decision, reason }, actor);
      await goTo(reply, `/mentors/${mentorId}`, { key: `mentors:done.${decision}` });
    } catch (error) {
      await showAgain(error, { request, reply }, (refusal) => this.page(mentorId, actor, { request, reply }, refusal));
    }
  }

  private async page(
    mentorId: string,
    actor: Actor,
    { request, reply }: Exchange,
    refusal: Refusal | null = null,
  ): Promise<string> {
    const shown = { ...(await this.profiles.of(actor, mentorId)), refusal };
    return this.readers.show('mentors/pages/mentor', shown, request, reply);
  }
}
