import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { BlockCuratedMeanwhile, BlockNotCurable, BlockUnknown } from '../competence-blocks.errors.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { CurateBlock } from './curate-block.use-case.js';
import { curated, type CurationAsked, saysTheSame } from './curation-asked.rules.js';
import { curationAskedBy } from './curation-form.js';
import { asCurated, type Curation, type CurationReturned, curationShown } from './curation-shown.js';
import { CurationQueries } from './curation.queries.js';
import { RestoreBlock } from './restore-block.use-case.js';

export class RestorationForm {
  /** The state to take back. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  number: number;

  /** The one that the officer had before them. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision: number;
}

/** The official wording of a block beside its competences, put in order step by step. */
@Controller('titles/:titleVersionId/blocks/:blockCode')
export class CurationPages {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly curations: CurationQueries,
    private readonly curateBlock: CurateBlock,
    private readonly restoreBlock: RestoreBlock,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.see-titles')
  @Page()
  async see(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('blockCode') blockCode: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = curationShown(await this.of(titleVersionId, blockCode, actor));
    return this.readers.show('competence-blocks/pages/curation', shown, request, reply);
  }

  @Post()
  @Can('competence-blocks.manage-titles')
  @Page()
  async curate(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('blockCode') blockCode: string,
    @Body() form: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const curation = await this.of(titleVersionId, blockCode, actor);
    const asked = curationAskedBy(form);
    const kept = await this.keep(curation, asked, actor);
    if (kept.returned) {
      const shown = curationShown(await this.of(titleVersionId, blockCode, actor), kept.returned);
      const page = await this.readers.show('competence-blocks/pages/curation', shown, request, reply);
      await reply.status(kept.status).send(page);
      return;
    }
    const place = `/titles/${titleVersionId}/blocks/${curation.block.code}`;
    if (asked.button === 'save') await goTo(reply, place, { key: `titles:curation.done.${kept.said}` });
    else await goTo(reply, `${place}#name-${kept.at}`);
  }

  @Post('restoration')
  @Can('competence-blocks.manage-titles')
  async restore(
    @Param('titleVersionId', ParseUUIDPipe) titleVersionId: string,
    @Param('blockCode') blockCode: string,
    @Body() { number, revision }: RestorationForm,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { block } = await this.of(titleVersionId, blockCode, actor);
    await this.restoreBlock.run({ titleVersionId, blockId: block.id, number, revision }, actor);
    await goTo(reply, `/titles/${titleVersionId}/blocks/${block.code}`, { key: 'titles:curation.done.restored' });
  }

  private async of(titleVersionId: string, blockCode: string, actor: Actor): Promise<Curation> {
    const title = await this.titles.detail(titleVersionId, actor);
    const block = title.blocks.find(({ code }) => code === blockCode);
    if (!block) throw new BlockUnknown(blockCode);
    const isOfficer = hasRole(actor, 'officer');
    const revisions = isOfficer ? await this.curations.revisionsOf(block.id) : [];
    return { title, block, revisions, actor, canCurate: isOfficer && title.state === 'draft' };
  }

  /** Keeps what the form comes to; a form that cannot be taken comes back with its values. */
  private async keep({ title, block }: Curation, asked: CurationAsked, actor: Actor): Promise<Kept> {
    const before = block.competences.map(asCurated);
    const result = curated(asked, before);
    if (result.faults) return { status: 400, returned: returnedWith(asked, { faults: result.faults }) };
    const { competences, step, at } = result;
    if (asked.revision === block.revision && saysTheSame(competences, before)) return { at, said: 'unchanged' };
    const which = { titleVersionId: title.id, blockId: block.id, revision: asked.revision };
    try {
      await this.curateBlock.run({ ...which, competences, step }, actor);
      return { at, said: 'saved' };
    } catch (error) {
      if (error instanceof BlockCuratedMeanwhile) {
        return { status: 409, returned: returnedWith(asked, { isOvertaken: true }) };
      }
      if (error instanceof BlockNotCurable) {
        return { status: 422, returned: returnedWith(asked, { checks: error.checks }) };
      }
      throw error;
    }
  }
}

/** The form was kept and the page goes on to a place of it, or it comes back. */
type Kept = { returned?: undefined; at: number; said: string } | { returned: CurationReturned; status: number };

function returnedWith(asked: CurationAsked, why: Partial<CurationReturned>): CurationReturned {
  return { asked, faults: [], isOvertaken: false, checks: [], ...why };
}
