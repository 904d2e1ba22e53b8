import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Public } from '../http/doors.js';
import { languageInCookies, languageOf, zoneOf } from './locale.js';
import { TEMPLATES_FOLDER } from './template-files.js';
import { Views } from './views.js';

interface Examples {
  now: string;
  zone: string;
  name: string;
}

/** Every component in every state, with invented data; in development only. */
@Controller('styleguide')
export class StyleguidePages {
  constructor(private readonly views: Views) {}

  @Public()
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Req() { headers, url }: FastifyRequest): string {
    const examples = readExamples();
    return this.views.render('pages/styleguide', examples, {
      language: languageOf({ cookie: languageInCookies(headers.cookie), accepts: headers['accept-language'] }),
      zone: zoneOf(examples.zone),
      signedIn: { name: examples.name, roles: ['learner'] },
      path: url,
      now: new Date(examples.now),
    });
  }
}

export function readExamples(): Examples {
  return JSON.parse(readFileSync(join(TEMPLATES_FOLDER, 'styleguide', 'examples.json'), 'utf8')) as Examples;
}
