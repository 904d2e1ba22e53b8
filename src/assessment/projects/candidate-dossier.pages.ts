import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { CandidateDossiers } from './candidate-dossier.queries.js';

/** What a jury reads of a candidate before it hears them. */
@Controller('juries/:juryId/cases/:caseId/dossier')
export class CandidateDossierPages {
  constructor(
    private readonly dossiers: CandidateDossiers,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('assessment.see-juries')
  @Page()
  async read(
    @Param('juryId', ParseUUIDPipe) juryId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const dossier = await this.dossiers.of(juryId, caseId, actor);
    return this.readers.show('assessment/pages/candidate-dossier', dossier, request, reply);
  }
}
