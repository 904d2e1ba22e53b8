import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { showAgain } from '../../platform/web/refused-form.js';
import { BlockUnknown } from '../competence-blocks.errors.js';
import type { BlockDetail, TitleDetail } from '../titles/titles.queries.js';
import { type BlockPairFacts, blockPairShown, type ReturnedForm } from './block-pair-shown.js';
import { CorrespondencesQueries } from './correspondences.queries.js';
import { DecideCorrespondence } from './decide-correspondence.use-case.js';
import { PairCriteria } from './pair-criteria.use-case.js';
import { decisionOf, type Form, pairingOf } from './version-forms.js';
import { VersionPairs } from './version-pairs.js';

/** Which block of which version, and which of the later one. */
export class BlockPairPlace {
  @IsUUID()
  titleVersionId: string;

  @IsUUID()
  otherId: string;

  @Matches(/^RNCP\d{3,5}BC\d{2}$/)
  fromCode: string;

  @Matches(/^RNCP\d{3,5}BC\d{2}$/)
  toCode: string;
}

/** Two blocks side by side: an officer decides how far the one stands for the other, and pairs their criteria. */
@Controller('titles/:titleVersionId/compare/:otherId/blocks/:fromCode/:toCode')
export class BlockPairPages {
  constructor(
    private readonly versionPairs: VersionPairs,
    private readonly correspondences: CorrespondencesQueries,
    private readonly decideCorrespondence: DecideCorrespondence,
    private readonly pairCriteria: PairCriteria,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.see-titles')
  @Page()
  async see(
    @Param() place: BlockPairPlace,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(place, actor, { request, reply });
  }

  @Post()
  @Can('competence-blocks.manage-titles')
  async decide(
    @Param() place: BlockPairPlace,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { older, newer } = await this.facts(place, actor);
    try {
      const asked = await decisionOf(form, { fromBlockId: older.id, toBlockId: newer.id });
      await this.decideCorrespondence.run(asked, actor);
      const facts = { from: older.position, to: newer.position };
      await goTo(reply, addressAfter(form, place), { key: `versions:done.${asked.kind}`, facts });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) =>
        this.page(place, actor, { ...exchange, returned: { which: 'decision', form, refusal } }),
      );
    }
  }

  @Post('criteria')
  @Can('competence-blocks.manage-titles')
  async pairThem(
    @Param() place: BlockPairPlace,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { isSame } = await this.pairCriteria.run(await pairingOf(form), actor);
      const key = isSame ? 'versions:done.paired' : 'versions:done.apart';
      await goTo(reply, `${addressOf(place)}#criteria`, { key });
    } catch (error) {
      const exchange = { request, reply };
      await showAgain(error, exchange, (refusal) =>
        this.page(place, actor, { ...exchange, returned: { which: 'criteria', form, refusal } }),
      );
    }
  }

  private async facts({ titleVersionId, otherId, fromCode, toCode }: BlockPairPlace, actor: Actor) {
    const pair = await this.versionPairs.of(titleVersionId, otherId, actor);
    return { pair, older: blockOf(pair.from, fromCode), newer: blockOf(pair.to, toCode) };
  }

  private async page(
    place: BlockPairPlace,
    actor: Actor,
    { request, reply, returned = null }: Exchange & { returned?: ReturnedForm | null },
  ): Promise<string> {
    const { pair, older, newer } = await this.facts(place, actor);
    const blocks = { fromBlockId: older.id, toBlockId: newer.id };
    const lines = await this.correspondences.between(pair);
    const facts: BlockPairFacts = {
      pair,
      older,
      newer,
      line: lines.find((line) => line.fromBlockId === older.id && line.toBlockId === newer.id) ?? null,
      history: await this.correspondences.historyOf(blocks),
      criteria: await this.correspondences.criteriaBetween(pair.from.id, pair.to.id),
      isOfficer: hasRole(actor, 'officer'),
    };
    return this.readers.show(
      'competence-blocks/pages/block-pair',
      blockPairShown(facts, actor, returned),
      request,
      reply,
    );
  }
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

function blockOf(title: TitleDetail, blockCode: string): BlockDetail {
  const block = title.blocks.find(({ code }) => code === blockCode);
  if (!block) throw new BlockUnknown(blockCode);
  return block;
}

function addressOf({ titleVersionId, otherId, fromCode, toCode }: BlockPairPlace): string {
  return `/titles/${titleVersionId}/compare/${otherId}/blocks/${fromCode}/${toCode}`;
}

/** A proposal that was accepted on the list goes back to the list. */
function addressAfter(form: Form, place: BlockPairPlace): string {
  return form['from'] === 'list' ? `/titles/${place.titleVersionId}/compare/${place.otherId}` : addressOf(place);
}
