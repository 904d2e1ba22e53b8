import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../http/problem.js';
import { ProblemPages } from '../http/problem.filter.js';
import { languageInCookies, languageOf, zoneOf } from './locale.js';
import { cameFrom, pageAddress } from './page.js';
import { problemPage } from './problem-page.js';
import { Readers } from './readers.js';
import { Views } from './views.js';

/** Shows a problem to a person: in their own words when the house knows them, plainly when the database is away. */
@Injectable()
export class HousePages extends ProblemPages {
  constructor(
    private readonly views: Views,
    private readonly readers: Readers,
  ) {
    super();
  }

  async show(problem: Problem, request: FastifyRequest): Promise<string> {
    const reader = problem.status === 503 ? passerBy(request) : await this.readers.of(request);
    const back = cameFrom(request);
    return problemPage(this.views, { ...problem, back: back === request.url ? null : back }, reader);
  }
}

/** Who reads when nobody can be asked who they are. */
function passerBy(request: FastifyRequest) {
  const { headers } = request;
  const language = languageOf({ cookie: languageInCookies(headers.cookie), accepts: headers['accept-language'] });
  return { language, zone: zoneOf(), path: pageAddress(request) };
}
