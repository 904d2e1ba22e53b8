import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { IsIn, IsOptional, isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { activityIn } from './activity-form.js';
import { ActivityFilesQueries } from './activity-files.queries.js';
import { activityShown } from './activity-shown.js';
import { ACTIVITY_BOUNDS } from './activity.types.js';
import { type ActivityPlace, type ActivityReturned, ActivityWriting } from './activity-writing.js';
import { DesignsQueries } from './designs.queries.js';
import { KeepActivityFile } from './keep-activity-file.use-case.js';
import { revisionIn } from './project-form.js';

type Form = Record<string, unknown>;

export class NewActivityQuery {
  @IsOptional()
  @IsIn(['link', 'file'])
  as: 'link' | 'file' = 'link';
}

/** What learners of a project learn from, written one by one: at a link, or as a file that is sent. */
@Controller('designs/:designId')
export class DesignActivitiesPages {
  constructor(
    private readonly writing: ActivityWriting,
    private readonly keepFile: KeepActivityFile,
    private readonly files: ActivityFilesQueries,
    private readonly designs: DesignsQueries,
    private readonly readers: Readers,
  ) {}

  @Get('files/:fileId')
  @Can('tracks.see-designs')
  @Header('cache-control', 'private, no-store')
  async open(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    await this.designs.designFor(actor, designId);
    const { content, ...headers } = await this.files.open(designId, fileId);
    return new StreamableFile(content, headers);
  }

  @Get('projects/:code/activities/new')
  @Can('tracks.manage-designs')
  @Page()
  async blank(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('code') code: string,
    @Query() { as }: NewActivityQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.writing.seen(actor, { designId, code, number: 0 });
    return this.readers.show('tracks/pages/activity', activityShown(seen, { number: 0, as }), request, reply);
  }

  @Get('projects/:code/activities/:number')
  @Can('tracks.manage-designs')
  @Page()
  async see(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('code') code: string,
    @Param('number', ParseIntPipe) number: number,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const seen = await this.writing.seen(actor, { designId, code, number });
    return this.readers.show('tracks/pages/activity', activityShown(seen, { number, as: 'link' }), request, reply);
  }

  /** A form with the words of the activity, and after them its `file`. */
  @Post('projects/:code/activities/file')
  @Can('tracks.manage-designs')
  @Page()
  async addFile(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('code') code: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = { designId, code, number: 0 };
    await this.writing.seen(actor, place);
    const asked = await withUpload(request, { field: 'file', maxBytes: ACTIVITY_BOUNDS.bytes }, async (upload) => {
      const { fileId } = await this.keepFile.run(upload, actor);
      return { activity: activityIn(upload.fields, fileId), revision: revisionIn(upload.fields) };
    });
    await this.answer({ actor, place, request, reply }, await this.writing.keep(actor, place, asked));
  }

  /** Number 0 is a new activity. */
  @Post('projects/:code/activities/:number')
  @Can('tracks.manage-designs')
  @Page()
  async write(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('code') code: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = { designId, code, number };
    const fileId = isUUID(form['fileId']) ? String(form['fileId']) : null;
    const asked = { activity: activityIn(form, fileId), revision: revisionIn(form) };
    await this.answer({ actor, place, request, reply }, await this.writing.keep(actor, place, asked));
  }

  @Post('projects/:code/activities/:number/removal')
  @Can('tracks.manage-designs')
  async remove(
    @Param('designId', ParseUUIDPipe) designId: string,
    @Param('code') code: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.writing.remove(actor, { designId, code, number }, revisionIn(form));
    await goTo(reply, `/designs/${designId}/projects/${code}#activities`, { key: 'designs:done.activity-removed' });
  }

  private async answer({ actor, place, request, reply }: Asking, returned: ActivityReturned | null): Promise<void> {
    const { designId, code, number } = place;
    if (!returned) {
      await goTo(reply, `/designs/${designId}/projects/${code}#activities`, { key: 'designs:done.activity' });
      return;
    }
    const shown = activityShown(await this.writing.seen(actor, place), { number, as: 'link' }, returned);
    await reply.status(returned.status).send(await this.readers.show('tracks/pages/activity', shown, request, reply));
  }
}

interface Asking {
  actor: Actor;
  place: ActivityPlace;
  request: FastifyRequest;
  reply: FastifyReply;
}
