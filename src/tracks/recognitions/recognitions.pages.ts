import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { goTo, Page, sendPage } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { type Refusal, showAgain } from '../../platform/web/refused-form.js';
import { DecideRecognition, type RecognitionEffects } from './decide-recognition.use-case.js';
import { KeepRecognitionFile } from './keep-recognition-file.use-case.js';
import { filledIn, type Form, recognitionIn, withdrawalIn } from './recognition-form.js';
import { RecognitionPageQueries } from './recognition-page.queries.js';
import { RECOGNITION_BOUNDS, RECOGNITION_KINDS } from './recognition.types.js';
import { TryRecognition } from './try-recognition.queries.js';
import { WithdrawRecognition } from './withdraw-recognition.use-case.js';

type Exchange = { request: FastifyRequest; reply: FastifyReply };
type Tried = Omit<RecognitionEffects, 'recognitionId'>;

/** What a learner holds already: the decisions, and for officers a new one with what it would change. */
@Controller('tracks/:enrolmentId/recognitions')
export class RecognitionsPages {
  constructor(
    private readonly pages: RecognitionPageQueries,
    private readonly keepFile: KeepRecognitionFile,
    private readonly tryRecognition: TryRecognition,
    private readonly decideRecognition: DecideRecognition,
    private readonly withdrawRecognition: WithdrawRecognition,
    private readonly readers: Readers,
  ) {}

  @Get()
  @Can('tracks.see-recognitions')
  @Page()
  async see(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const shown = await this.pages.of(actor, enrolmentId);
    const mayDecide = hasRole(actor, 'officer');
    return this.readers.show('tracks/pages/recognitions', { ...shown, mayDecide, refusal: null }, request, reply);
  }

  @Get('new')
  @Can('tracks.recognise')
  @Page()
  async ask(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form({ enrolmentId, form: {}, refusal: null }, actor, { request, reply });
  }

  @Post('files')
  @Can('tracks.recognise')
  async upload(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await withUpload(request, { field: 'file', maxBytes: RECOGNITION_BOUNDS.bytes }, ({ name, content }) =>
      this.keepFile.run({ enrolmentId, name, content }, actor),
    );
    await goTo(reply, `/tracks/${enrolmentId}/recognitions/new`, { key: 'recognitions:done.file' });
  }

  @Post()
  @Can('tracks.recognise')
  async decide(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const exchange = { request, reply };
    try {
      if (form['step'] === 'again') {
        await sendPage(reply, await this.form({ enrolmentId, form, refusal: null }, actor, exchange));
        return;
      }
      const asked = await recognitionIn(enrolmentId, form);
      if (form['step'] === 'confirm') {
        await this.decideRecognition.run(asked, actor);
        await goTo(reply, `/tracks/${enrolmentId}/recognitions`, { key: 'recognitions:done.decided' });
        return;
      }
      const tried = await this.tryRecognition.of(asked, actor);
      await sendPage(reply, await this.form({ enrolmentId, form, refusal: null, tried }, actor, exchange));
    } catch (error) {
      await showAgain(error, exchange, (refusal) => this.form({ enrolmentId, form, refusal }, actor, exchange));
    }
  }

  @Post(':recognitionId/withdrawal')
  @Can('tracks.recognise')
  async withdraw(
    @Param('enrolmentId', ParseUUIDPipe) enrolmentId: string,
    @Param('recognitionId', ParseUUIDPipe) recognitionId: string,
    @Body() form: Form,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { reason } = await withdrawalIn(form);
      await this.withdrawRecognition.run({ enrolmentId, recognitionId, reason }, actor);
      await goTo(reply, `/tracks/${enrolmentId}/recognitions`, { key: 'recognitions:done.withdrawn' });
    } catch (error) {
      await showAgain(error, { request, reply }, async (refusal) => {
        const shown = await this.pages.of(actor, enrolmentId);
        return this.readers.show('tracks/pages/recognitions', { ...shown, mayDecide: true, refusal }, request, reply);
      });
    }
  }

  private async form(
    asked: { enrolmentId: string; form: Form; refusal: Refusal | null; tried?: Tried },
    actor: Actor,
    { request, reply }: Exchange,
  ): Promise<string> {
    const { enrolmentId, form, refusal, tried = null } = asked;
    const shown = await this.pages.of(actor, enrolmentId);
    const filled = filledIn(form);
    return this.readers.show(
      'tracks/pages/recognition-new',
      { ...shown, kinds: RECOGNITION_KINDS, filled, refusal, tried },
      request,
      reply,
    );
  }
}
