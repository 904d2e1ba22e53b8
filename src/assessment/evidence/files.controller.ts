import { Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DownloadDeliverable } from './download-deliverable.queries.js';
import { RemoveDeliverable } from './remove-deliverable.use-case.js';

@Controller('api/files')
export class FilesController {
  constructor(
    private readonly removeDeliverable: RemoveDeliverable,
    private readonly download: DownloadDeliverable,
  ) {}

  @Get(':fileId')
  @Can('assessment.see-evidence')
  @Answers(200, undefined, 'application/octet-stream')
  @Operation('Read a file that was handed over', { 404: ['assessment.file-unknown'] })
  @Header('cache-control', 'private, no-store')
  async open(@Param('fileId', ParseUUIDPipe) fileId: string, @CurrentActor() actor: Actor) {
    const { content, ...headers } = await this.download.open(actor, fileId);
    return new StreamableFile(content, headers);
  }

  @Delete(':fileId')
  @HttpCode(204)
  @Can('assessment.hand-in')
  @Answers(204)
  @Operation('Withdraw a file before the project is handed in', {
    403: ['assessment.project-not-yours'],
    404: ['assessment.file-unknown', 'assessment.project-unknown'],
    422: ['assessment.files-not-changeable'],
  })
  remove(@Param('fileId', ParseUUIDPipe) fileId: string, @CurrentActor() actor: Actor) {
    return this.removeDeliverable.run({ fileId }, actor);
  }
}
