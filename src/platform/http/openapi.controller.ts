import { Controller, Get } from '@nestjs/common';
import { IsObject, IsString } from 'class-validator';
import { Answers, Operation } from './answers.js';
import { Public } from './doors.js';
import { OpenApi } from './openapi.js';

export class ApiDescription {
  @IsString()
  openapi: string;

  @IsObject()
  paths: object;
}

/** The description of the API, for programs and for those who write them. */
@Controller('api')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Public()
  @Answers(200, ApiDescription)
  @Operation('Read this description')
  describe() {
    return this.openApi.describe();
  }
}
