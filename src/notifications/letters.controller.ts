import { Controller, Get, Query } from '@nestjs/common';
import { Can } from '../identity/index.js';
import { Answers, Operation } from '../platform/http/answers.js';
import { LettersPage, LettersQuery } from './letters.dto.js';
import { LettersQueries } from './letters.queries.js';

@Controller('api/letters')
export class LettersController {
  constructor(private readonly letters: LettersQueries) {}

  @Get()
  @Can('notifications.see-letters')
  @Answers(200, LettersPage)
  @Operation('List letters by what came of them, those given up first of all, without their words')
  list(@Query() { state, size, after }: LettersQuery) {
    return this.letters.list(state, size, after ?? null);
  }
}
