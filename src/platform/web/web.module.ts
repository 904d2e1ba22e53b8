import { type DynamicModule, Module } from '@nestjs/common';
import { Assets } from './assets.js';
import { PublicPages } from './public-pages.js';
import { Readers } from './readers.js';
import { StyleguidePages } from './styleguide.pages.js';
import { Views } from './views.js';
import { WebOptions } from './web-options.js';
import { Wordbook } from './wordbook.js';

/** Pages for people: templates, their words and their assets. In development there is a styleguide besides. */
@Module({})
export class WebModule {
  static register(options: WebOptions): DynamicModule {
    return {
      module: WebModule,
      global: true,
      providers: [{ provide: WebOptions, useValue: options }, Assets, Views, Readers, PublicPages, Wordbook],
      controllers: options.development ? [StyleguidePages] : [],
      exports: [Assets, Views, Readers, PublicPages, Wordbook],
    };
  }
}
