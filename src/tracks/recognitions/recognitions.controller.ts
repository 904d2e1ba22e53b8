import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Answers, Operation, Uploads } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DecideRecognition } from './decide-recognition.use-case.js';
import { KeepRecognitionFile } from './keep-recognition-file.use-case.js';
import { askedBy } from './recognition-form.js';
import { RECOGNITION_BOUNDS } from './recognition.types.js';
import { RecognitionMade, RecognitionTried } from './recognition-effects.dto.js';
import { KeptProof, RecognitionBody, RecognitionShown, WithdrawalBody } from './recognitions.dto.js';
import { RecognitionsQueries } from './recognitions.queries.js';
import { TryRecognition } from './try-recognition.queries.js';
import { WithdrawRecognition } from './withdraw-recognition.use-case.js';

@Controller('api/enrolments/:enrolmentId/recognitions')
export class RecognitionsController {
  constructor(
    private readonly recognitions: RecognitionsQueries,
    private readonly keepFile: KeepRecognitionFile,
    private readonly tryRecognition: TryRecognition,
    private readonly decideRecognition: DecideRecognition,
    private readonly withdrawRecognition: WithdrawRecognition,
  ) {}

  @Get()
  @Can('tracks.see-recognitions')
  @Answers(200, [RecognitionShown])
  @Operation('List what was recognised on a track, the latest first', { 404: ['tracks.enrolment-unknown'] })
  list(@Param('enrolmentId', ParseUUIDPipe) enrolmentId: string, @CurrentActor() actor: Actor) {
    return this.recognitions.of(actor, enrolmentId);
  }

  @Post('files')
  @Can('tracks.recognise')
  @Uploads('file')
  @Answers(201, KeptProof)
  @Operation('Send a proof for the recognitions of a track', { 404: ['tracks.enrolment-unknown'] })
  upload(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    return withUpload(request, { field: 'file', maxBytes: RECOGNITION_BOUNDS.bytes }, ({ name, content }) =>
      this.keepFile.run({ enrolmentId, name, content }, actor),
    );
  }

  @Get('files/:fileId')
  @Can('tracks.see-recognitions')
  @Answers(200, undefined, 'application/octet-stream')
  @Operation('Read a proof', { 404: ['tracks.enrolment-unknown', 'tracks.recognition-unknown'] })
  @Header('cache-control', 'private, no-store')
  async open(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @CurrentActor() actor: Actor,
  ) {
    const { content, ...headers } = await this.recognitions.open(actor, { enrolmentId, fileId });
    return new StreamableFile(content, headers);
  }

  @Post('preview')
  @HttpCode(200)
  @Can('tracks.recognise')
  @Answers(200, RecognitionTried)
  @Operation('Ask what a recognition would change, without recording it', {
    400: ['tracks.recognition-invalid'],
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.not-recognisable'],
  })
  preview(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() body: RecognitionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.tryRecognition.of(askedBy(enrolmentId, body), actor);
  }

  @Post()
  @Can('tracks.recognise')
  @Answers(201, RecognitionMade)
  @Operation('Record that a learner holds competences or a block already', {
    400: ['tracks.recognition-invalid'],
    404: ['tracks.enrolment-unknown'],
    422: ['tracks.not-recognisable'],
  })
  decide(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() body: RecognitionBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.decideRecognition.run(askedBy(enrolmentId, body), actor);
  }

  @Post(':recognitionId/withdrawal')
  @HttpCode(204)
  @Can('tracks.recognise')
  @Answers(204)
  @Operation('Withdraw a recognition on which nothing was built, with the reason', {
    404: ['tracks.recognition-unknown'],
    422: ['tracks.recognition-not-withdrawable'],
  })
  withdraw(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('recognitionId', ParseUUIDPipe) recognitionId: string,
    @Body() { reason }: WithdrawalBody,
    @CurrentActor() actor: Actor,
  ) {
    return this.withdrawRecognition.run({ enrolmentId, recognitionId, reason }, actor);
  }
}
