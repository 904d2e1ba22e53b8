import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Upload, withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { DomainError } from '../../platform/kernel/domain-error.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { importFormOf } from './import-form.js';
import { ImportRegister, MOST_BYTES } from './import-register.use-case.js';
import { importRefused, importShown } from './import-shown.js';

const EMPTY_FORM = importShown(null);

/** A file of the register sent on a page, and what came of it. */
@Controller('titles/import')
export class ImportsPages {
  constructor(
    private readonly importRegister: ImportRegister,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.manage-titles')
  @Page()
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.readers.show('competence-blocks/pages/import', EMPTY_FORM, request, reply);
  }

  /** One title goes on to its page when there is nothing to tell; everything else is told where the file was sent. */
  @Post()
  @Can('competence-blocks.manage-titles')
  @Page()
  async import(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent: Upload['fields'] = {};
    try {
      const report = await withUpload(request, { field: 'file', maxBytes: MOST_BYTES }, (upload) => {
        Object.assign(sent, upload.fields);
        return this.importRegister.run(importFormOf(upload), actor);
      });
      const [only, ...others] = report.imported;
      if (only && others.length === 0 && report.problemCount === 0) {
        await goTo(reply, `/titles/${only.titleVersionId}`, { key: `titles:import.done.${only.outcome}` });
      } else await this.show(importShown(report, sent['codes']), 200, request, reply);
    } catch (error) {
      if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      const status = error.kind === 'conflict' ? 409 : 400;
      await this.show(importRefused(error, sent['codes']), status, request, reply);
    }
  }

  private async show(shown: object, status: number, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await reply.status(status).send(await this.readers.show('competence-blocks/pages/import', shown, request, reply));
  }
}
