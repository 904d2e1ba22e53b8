import { Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Can } from '../../identity/index.js';
import { Answers, Operation, Uploads } from '../../platform/http/answers.js';
import { CurrentActor } from '../../platform/http/doors.js';
import { withUpload } from '../../platform/http/upload.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { ImportRegister, MOST_BYTES } from './import-register.use-case.js';
import { importFormOf } from './import-form.js';
import { ImportAnswer } from './imports.dto.js';

@Controller('api/titles/imports')
export class ImportsController {
  constructor(private readonly importRegister: ImportRegister) {}

  /** A form with the field `codes` (empty: the whole register), and after it the `file`. */
  @Post()
  @Can('competence-blocks.manage-titles')
  @Uploads('file', 'codes')
  @Answers(201, ImportAnswer)
  @Operation('Import titles from a file of the public register', {
    400: [
      'competence-blocks.import-form-wrong',
      'competence-blocks.register-read-in-part',
      'competence-blocks.register-unreadable',
    ],
    409: ['competence-blocks.import-under-way'],
  })
  import(@Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return withUpload(request, { field: 'file', maxBytes: MOST_BYTES }, (upload) =>
      this.importRegister.run(importFormOf(upload), actor),
    );
  }
}
