import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { goTo, Page } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { PausesQueries } from '../pauses/pauses.queries.js';
import { CloseFollowUp } from './close-follow-up.use-case.js';
import { CloseForm, FollowUpsPageQuery, NoteForm } from './follow-up-forms.dto.js';
import { ALERT_CAUSES, FOLLOW_UP_OUTCOMES } from './follow-up.types.js';
import { FollowUpsFile } from './follow-ups-file.js';
import { FollowUpsQueries } from './follow-ups.queries.js';
import { NoteFollowUp } from './note-follow-up.use-case.js';

const SHORTEST_NOTE = 3;
const NOTHING_SENT = { noteMissing: false, outcomeMissing: false, step: '', closingNote: '' };

/** The learners to see to, the earliest due first; and one of them, with what to do and what was done. */
@Controller('follow-ups')
export class FollowUpsPages {
  constructor(
    private readonly followUps: FollowUpsQueries,
    private readonly pauses: PausesQueries,
    private readonly file: FollowUpsFile,
    private readonly noteFollowUp: NoteFollowUp,
    private readonly closeFollowUp: CloseFollowUp,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.follow-up')
  @Page()
  async list(
    @Query() query: FollowUpsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const asked = askedFor(query);
    const after = query.after ?? '';
    const { rows, nextAfter } = await this.followUps.list({ ...asked, ...(after && { after }) });
    const isPlain = Object.keys(asked).length === 0 && after === '';
    const shown = {
      search: { name: '', cause: '', state: 'open', ...asked },
      isSearch: Object.keys(asked).length > 0,
      causes: ALERT_CAUSES,
      rows,
      pauses: isPlain ? await this.pauses.asked() : [],
      firstHref: after ? address('/follow-ups', asked) : null,
      nextHref: nextAfter ? address('/follow-ups', { ...asked, after: nextAfter }) : null,
      csvHref: address('/follow-ups/list.csv', asked),
    };
    return this.readers.show('tracks/pages/follow-ups', shown, request, reply);
  }

  /** What is seen, as a file for a spreadsheet: the log that proves indicator 12. */
  @Get('list.csv')
  @Can('tracks.follow-up')
  async csv(
    @Query() query: FollowUpsPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="follow-ups.csv"')
      .send(await this.file.of(askedFor(query), request));
  }

  @Get(':followUpId')
  @Can('tracks.follow-up')
  @Page()
  see(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(followUpId, {}, { request, reply });
  }

  @Post(':followUpId/notes')
  @Can('tracks.follow-up')
  @Page()
  async note(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body() { step, note }: NoteForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (note.trim().length < SHORTEST_NOTE) {
      const page = await this.page(followUpId, { noteMissing: true, step: step ?? '' }, { request, reply });
      await reply.status(400).send(page);
      return;
    }
    await this.noteFollowUp.run({ followUpId, note, ...(step && { step }) }, actor);
    await goTo(reply, `/follow-ups/${followUpId}`, { key: 'pace:follow-up.done.noted' });
  }

  @Post(':followUpId/closing')
  @Can('tracks.follow-up')
  @Page()
  async close(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body() { outcome, note }: CloseForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!outcome) {
      const page = await this.page(followUpId, { outcomeMissing: true, closingNote: note }, { request, reply });
      await reply.status(400).send(page);
      return;
    }
    const done = note.trim().length >= SHORTEST_NOTE ? { note } : {};
    await this.closeFollowUp.run({ followUpId, outcome, ...done }, actor);
    await goTo(reply, '/follow-ups', { key: 'pace:follow-up.done.closed' });
  }

  private async page(
    followUpId: string,
    sent: Partial<typeof NOTHING_SENT>,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<string> {
    const followUp = await this.followUps.followUp(followUpId);
    const isOpen = followUp.closedAt === null;
    const shown = { followUp, isOpen, outcomes: FOLLOW_UP_OUTCOMES, ...NOTHING_SENT, ...sent };
    return this.readers.show('tracks/pages/follow-up', shown, request, reply);
  }
}

/** What a search asks for: what is empty, or as it is anyway, is left out. */
function askedFor({ name, cause, state }: FollowUpsPageQuery) {
  return { ...(name && { name }), ...(cause && { cause }), ...(state === 'closed' && { state }) };
}

function address(path: string, asked: Record<string, string>): string {
  const query = new URLSearchParams(asked).toString();
  return query ? `${path}?${query}` : path;
}
