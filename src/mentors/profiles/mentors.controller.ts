import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Answers, Operation, Uploads } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ChangeProfile } from './change-profile.use-case.js';
import { DecideApproval } from './decide-approval.use-case.js';
import { KeepPaper } from './keep-paper.use-case.js';
import {
  ApprovalBody,
  ApprovalMade,
  KeptPaper,
  MentorShown,
  MentorsListQuery,
  MentorsPage,
  ProfileBody,
  RegisteredMentor,
  RegisterMentorBody,
} from './mentors.dto.js';
import { MentorsQueries } from './mentors.queries.js';
import { PapersQueries } from './papers.queries.js';
import { changeOf, paperAsked } from './profile-form.js';
import { MENTOR_FILES } from './profile.types.js';
import { RegisterMentor } from './register-mentor.use-case.js';

@Controller('api/mentors')
export class MentorsController {
  constructor(
    private readonly registerMentor: RegisterMentor,
    private readonly mentors: MentorsQueries,
    private readonly changeProfile: ChangeProfile,
    private readonly decideApproval: DecideApproval,
    private readonly keepPaper: KeepPaper,
    private readonly papers: PapersQueries,
  ) {}

  @Post()
  @Can('mentors.register-mentor')
  @Answers(201, RegisteredMentor)
  @Operation('Register a mentor and what they can accompany', {
    400: ['identity.role-holder-invalid'],
    404: ['identity.account-unknown'],
    409: ['identity.email-taken', 'mentors.mentor-registered-already'],
  })
  register(@Body() body: RegisterMentorBody, @CurrentActor() actor: Actor) {
    return this.registerMentor.run(body, actor);
  }

  @Get()
  @Can('mentors.see-mentors')
  @Answers(200, MentorsPage)
  @Operation('List the mentors, one page at a time')
  list(@Query() query: MentorsListQuery, @CurrentActor() actor: Actor) {
    return this.mentors.listFor(actor, query);
  }

  @Get(':mentorId')
  @Can('mentors.see-mentors')
  @Answers(200, MentorShown)
  @Operation('See a mentor', { 404: ['mentors.mentor-unknown'] })
  see(@Param('mentorId', ParseUUIDPipe) mentorId: string, @CurrentActor() actor: Actor) {
    return this.mentors.mentorFor(actor, mentorId);
  }

  @Put(':mentorId/profile')
  @Can('mentors.change-profile')
  @Answers(200, RegisteredMentor)
  @Operation('Say what a mentor accompanies, and how much', {
    403: ['mentors.profile-not-yours'],
    404: ['mentors.mentor-unknown'],
  })
  change(@Param('mentorId', ParseUUIDPipe) mentorId: string, @Body() body: ProfileBody, @CurrentActor() actor: Actor) {
    return this.changeProfile.run(changeOf(mentorId, body), actor);
  }

  @Post(':mentorId/approval')
  @Can('mentors.approve-mentor')
  @Answers(201, ApprovalMade)
  @Operation('Approve a mentor, or withdraw the approval', {
    404: ['mentors.mentor-unknown'],
    422: ['mentors.mentor-not-approvable'],
  })
  decide(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Body() { decision, reason = null }: ApprovalBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decideApproval.run({ mentorId, decision, reason }, actor);
  }

  /** A form with the fields `kind` (`cv` or `contract`) and, for a contract that ends, `endsOn`; then the `file`. */
  @Post(':mentorId/papers')
  @Can('mentors.change-profile')
  @Uploads('file', 'kind', 'endsOn')
  @Answers(201, KeptPaper)
  @Operation('Send a paper of a mentor', { 400: ['mentors.paper-invalid'], 404: ['mentors.mentor-unknown'] })
  upload(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return withUpload(request, { field: 'file', maxBytes: MENTOR_FILES.maxBytes }, (upload) =>
      this.keepPaper.run(paperAsked(mentorId, upload), actor),
    );
  }

  @Get(':mentorId/papers/:documentId')
  @Can('mentors.change-profile')
  @Answers(200, undefined, 'application/octet-stream')
  @Operation('Read a paper of a mentor', { 404: ['mentors.paper-unknown'] })
  @Header('cache-control', 'private, no-store')
  async open(
    @Param('mentorId', ParseUUIDPipe) mentorId: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @CurrentActor() actor: Actor,
  ) {
    const { content, ...headers } = await this.papers.open(actor, { mentorId, documentId });
    return new StreamableFile(content, headers);
  }
}
