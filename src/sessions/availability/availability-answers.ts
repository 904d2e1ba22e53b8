import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/kernel/actor.js';
import { Readers } from '../../platform/web/readers.js';
import type { Form } from './availability-forms.js';
import { AvailabilityPageQueries, type ChangeThought } from './availability-page.queries.js';
import { availabilityShown, confirmationShown } from './availability-shown.js';
import type { Returned } from './receiving-forms.js';

/** What a form came with, and where its answer goes. */
export interface Http {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A change that a form asks for, by the address of the form below `/availability`. */
export interface Wish {
  what: 'week' | 'exceptions' | 'travels' | 'terms';
  form: Form;
  thought: ChangeThought;
}

/** The page of an availability: as it is, with a form given back, or with the sessions that a change touches. */
@Injectable()
export class AvailabilityAnswers {
  constructor(
    private readonly availability: AvailabilityPageQueries,
    private readonly readers: Readers,
  ) {}

  async page(actor: Actor, { request, reply }: Http, returned?: Returned): Promise<string> {
    const { language } = await this.readers.of(request);
    const shown = availabilityShown(await this.availability.of(actor, language), returned);
    return this.readers.show('sessions/pages/availability', shown, request, reply);
  }

  /** The page with the form as it was written, and what is wrong with it. */
  async giveBack(actor: Actor, returned: Returned, http: Http): Promise<void> {
    void http.reply.status(400);
    await http.reply.send(await this.page(actor, http, returned));
  }

  /** Shows the booked sessions that the change touches, unless there are none or the mentor has seen them. */
  async asksFirst(actor: Actor, { what, form, thought }: Wish, { request, reply }: Http): Promise<boolean> {
    if (form['seen'] === 'yes') return false;
    const touched = await this.availability.leftOutside(actor, thought);
    if (touched.length === 0) return false;
    const shown = confirmationShown(what, form, touched);
    await reply.send(await this.readers.show('sessions/pages/availability-confirmation', shown, request, reply));
    return true;
  }
}
