import { Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { Can } from '../../identity/index.js';
import { Answers } from '../../platform/http/answers.js';
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
  @Header('cache-control', 'private, no-store')
  async open(@Param('fileId', ParseUUIDPipe) fileId: string, @CurrentActor() actor: Actor) {
    const { content, ...headers } = await this.download.open(actor, fileId);
    return new StreamableFile(content, headers);
  }

  @Delete(':fileId')
  @HttpCode(204)
  @Can('assessment.hand-in')
  @Answers(204)
  remove(@Param('fileId', ParseUUIDPipe) fileId: string, @CurrentActor() actor: Actor) {
    return this.removeDeliverable.run({ fileId }, actor);
  }
}
