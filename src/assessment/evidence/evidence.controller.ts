import { Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Answers, Operation, Uploads } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { HandedInProject, ProjectEvidence, UploadedDeliverable } from './evidence.dto.js';
import { EvidenceQueries } from './evidence.queries.js';
import { MOST_BYTES } from './evidence.rules.js';
import { HandIn } from './hand-in.use-case.js';
import { UploadDeliverable } from './upload-deliverable.use-case.js';
import { uploadFormOf } from './upload-form.js';

@Controller('api/enrolments/:enrolmentId/projects/:projectId')
export class EvidenceController {
  constructor(
    private readonly uploadDeliverable: UploadDeliverable,
    private readonly handIn: HandIn,
    private readonly evidence: EvidenceQueries,
  ) {}

  /** A form with the fields `deliverable` and, to take the place of another file, `replaces`; then the `file`. */
  @Post('files')
  @Can('assessment.hand-in')
  @Uploads('file', 'deliverable', 'replaces')
  @Answers(201, UploadedDeliverable)
  @Operation('Hand over a file for one deliverable of a project', {
    400: ['assessment.deliverable-unknown', 'assessment.evidence-form-wrong'],
    403: ['assessment.project-not-yours'],
    404: [
      'assessment.file-unknown',
      'assessment.project-unknown',
      'tracks.enrolment-unknown',
      'tracks.project-unknown',
    ],
    422: ['assessment.files-not-changeable', 'tracks.project-step-refused'],
  })
  upload(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return withUpload(request, { field: 'file', maxBytes: MOST_BYTES }, (upload) =>
      this.uploadDeliverable.run({ enrolmentId, projectId, ...uploadFormOf(upload) }, actor),
    );
  }

  @Get('files')
  @Can('assessment.see-evidence')
  @Answers(200, ProjectEvidence)
  @Operation('See what a project asks for and what was handed over', { 404: ['assessment.project-unknown'] })
  see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.evidence.evidenceFor(actor, { enrolmentId, projectId });
  }

  @Post('hand-in')
  @Can('assessment.hand-in')
  @Answers(201, HandedInProject)
  @Operation('Hand a project in', {
    403: ['assessment.project-not-yours'],
    404: ['assessment.project-unknown', 'tracks.enrolment-unknown', 'tracks.project-unknown'],
    422: ['assessment.not-hand-inable', 'tracks.project-step-refused'],
  })
  hand(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('projectId', ParseUUIDPipe) projectId: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.handIn.run({ enrolmentId, projectId }, actor);
  }
}
