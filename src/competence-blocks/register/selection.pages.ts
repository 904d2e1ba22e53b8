import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { unmet } from '../../platform/kernel/decision.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { DraftEntries } from './draft-entries.use-case.js';
import { draftingOf, mayDraftWanted } from './drafting.rules.js';
import { SelectionForm } from './drafts.dto.js';
import { type KeptTitle, WantedTitlesQueries } from './wanted-titles.queries.js';

/** Titles chosen in the search of the register: what drafting each comes to, then what became of it. */
@Controller('register/selection')
export class SelectionPages {
  constructor(
    private readonly wanted: WantedTitlesQueries,
    private readonly draftEntries: DraftEntries,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('competence-blocks.manage-titles')
  @Page()
  async before(
    @Query() { codes }: SelectionForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (codes.length === 0) {
      await goTo(reply, '/register', { key: 'register:selection.none', kind: 'notice' });
      return;
    }
    const titles = await this.wanted.of([...new Set(codes)]);
    const lines = titles.map(lineShown);
    const toDraft = lines.filter(({ drafting }) => drafting === 'draft' || drafting === 'redraft');
    const shown = { lines, toDraft, report: null, titleKey: 'register:selection.title' };
    await reply.send(await this.readers.show('competence-blocks/pages/register-selection', shown, request, reply));
  }

  @Post()
  @Can('competence-blocks.manage-titles')
  @Page()
  async draft(
    @Body() { codes }: SelectionForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.draftEntries.run({ codes }, actor);
    const counts = { drafted: 0, unchanged: 0, refused: 0 };
    for (const { outcome } of report) counts[outcome] += 1;
    const lines = report.map((line) => ({ ...line, tone: TONES[line.outcome] }));
    const shown = { report: lines, counts, titleKey: 'register:selection.report-title' };
    return this.readers.show('competence-blocks/pages/register-selection', shown, request, reply);
  }
}

/** What marks each outcome. */
const TONES = { draft: 'ready', redraft: 'ready', drafted: 'met', unchanged: 'open', refused: 'never' } as const;

function lineShown(title: KeptTitle) {
  const { code, name, newest } = title;
  const drafting = draftingOf(title);
  return { code, name, newest, drafting, tone: TONES[drafting], checks: unmet(mayDraftWanted(title)) };
}
