import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock.js';
import type { Role } from '../kernel/actor.js';
import { type Language, languageInCookies, languageInPath, languageOf, zoneOf } from './locale.js';
import { dropFlash, flashIn, pageAddress } from './page.js';
import type { Reader } from './reader.js';
import { Views } from './views.js';
import { Wordbook } from './wordbook.js';

/** Somebody signed in, as the guard left them on the request. */
interface Somebody {
  name: string;
  roles: readonly Role[];
  language: string;
  zone: string;
}

/** A public page: its language and address, where its other languages are, and when it is read. */
export interface PublicAddress {
  language: Language;
  path: string;
  languages: Record<Language, string>;
  now: Date;
}

/** Shows pages to whoever asks: in their language and zone, with what the last page wanted to be said. */
@Injectable()
export class Readers {
  constructor(
    private readonly clock: Clock,
    private readonly views: Views,
    private readonly wordbook: Wordbook,
  ) {}

  /** The page of a template for the one who asks. */
  async show(name: string, data: object, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    return this.views.render(name, data, await this.of(request, reply));
  }

  /** The words of a key for the one who asks, for what is said outside a template. */
  async tell(key: string, request: FastifyRequest, facts: Record<string, unknown> = {}): Promise<string> {
    return this.views.voiceFor(await this.of(request)).t(key, facts);
  }

  /** The page of a template as everybody sees it, signed in or not, so that caches may keep it. */
  async showAll(name: string, data: object, where: PublicAddress): Promise<string> {
    await this.wordbook.open(where.language);
    return this.views.render(name, data, { ...where, zone: zoneOf() });
  }

  /** Who reads. */
  async of(request: FastifyRequest, reply?: FastifyReply): Promise<Reader> {
    const { actor } = request as { actor?: Somebody | null };
    const { cookie, 'accept-language': accepts } = request.headers;
    const flash = flashIn(cookie);
    if (flash && reply) dropFlash(reply);
    const now = (await this.clock.now()).toJSDate();
    const query = languageInPath(request.url);
    const language = languageOf({ query, cookie: languageInCookies(cookie), account: actor?.language, accepts });
    await this.wordbook.open(language);
    return {
      language,
      zone: zoneOf(actor?.zone),
      path: pageAddress(request),
      now,
      ...(actor && { signedIn: { name: actor.name, roles: actor.roles } }),
      ...(flash && { flash }),
    };
  }
}
