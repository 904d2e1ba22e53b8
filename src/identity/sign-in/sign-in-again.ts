import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cameFrom } from '../../platform/web/page.js';
import { Readers } from '../../platform/web/readers.js';
import { packForm } from './carried-form.js';

/** Shows the way in to a person whose sign-in is missing or has ended; a program gets its refusal instead. */
@Injectable()
export class SignInAgain {
  constructor(private readonly readers: Readers) {}

  /** Has this request been answered with the way in? A page is asked for again after it, a form travels with it. */
  async show(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (request.url.startsWith('/api/') || !(request.headers.accept ?? '').includes('text/html')) return false;
    if (request.method === 'GET') {
      await reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      return true;
    }
    const carried = packForm(request);
    const said = carried ? 'identity:sign-in.ended-writing' : 'identity:sign-in.ended-file';
    const data = { next: cameFrom(request) ?? '', carried, said, email: '', faults: [] };
    const page = await this.readers.show('identity/pages/sign-in', data, request, reply);
    await reply.status(401).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
    return true;
  }
}
