import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { Assets } from './assets.js';
import { Formats } from './formats.js';
import { frameFor, type NavigationLink, readNavigation } from './navigation.js';
import type { Reader } from './reader.js';
import { readTemplates, stampOf, TEMPLATES_FOLDER } from './template-files.js';
import { Texts } from './texts.js';
import { helpersWith } from './view-helpers.js';
import { Voice } from './voice.js';
import { WebOptions } from './web-options.js';
import { Wordbook } from './wordbook.js';

/** Thrown for a page that is not in `templates`, or that is written wrongly; the message names the file. */
export class TemplateWrong extends Error {}

/** Makes pages of templates: `render` answers the whole HTML for one reader. */
@Injectable()
export class Views {
  private templates = new Map<string, HandlebarsTemplateDelegate>();
  private helperNames: string[] = [];
  private navigation: NavigationLink[] = [];
  private texts: Texts;
  private stamp: string;
  private readonly formats = new Map<string, Formats>();

  constructor(
    private readonly assets: Assets,
    private readonly options: WebOptions,
    private readonly wordbook: Wordbook,
  ) {
    this.read();
  }

  /** The page of a template (`pages/problem`, `sessions/pages/week`) with its data. Throws `TemplateWrong`. */
  render(name: string, data: object, reader: Reader): string {
    if (this.options.development) this.readIfChanged();
    const template = this.templates.get(name);
    if (!template) throw new TemplateWrong(`There is no templates/${name}.hbs`);
    const surroundings = { voice: this.voiceFor(reader), reader, frame: frameFor(reader, this.navigation) };
    try {
      return template(data, { data: surroundings });
    } catch (error) {
      if (this.options.development) this.check();
      throw error;
    }
  }

  /** The voice that speaks to a reader, for words outside a template (a mail's subject, a file's name). */
  voiceFor({ language, zone, now }: Pick<Reader, 'language' | 'zone' | 'now'>): Voice {
    const key = `${language} ${zone}`;
    const formats = this.formats.get(key) ?? new Formats(language, zone);
    this.formats.set(key, formats);
    return new Voice(this.texts, formats, { now, wordbook: this.wordbook });
  }

  /** Reads every template through; pages compile only what they show. Throws `TemplateWrong`, which names the file. */
  check(): void {
    const options = compileOptions(this.helperNames);
    for (const [name, source] of readTemplates()) {
      try {
        Handlebars.precompile(source, options);
      } catch (error) {
        throw new TemplateWrong(`templates/${name}.hbs: ${(error as Error).message}`);
      }
    }
  }

  private read(): void {
    const { development } = this.options;
    this.stamp = development ? stampOf(TEMPLATES_FOLDER, '.hbs', '.json') : '';
    const handlebars = Handlebars.create();
    const helpers = helpersWith((name) => this.assets.address(name));
    handlebars.registerHelper(helpers as Handlebars.HelperDeclareSpec);
    this.helperNames = Object.keys(helpers);
    const options = compileOptions(this.helperNames);
    this.texts = new Texts(development);
    this.navigation = readNavigation();
    this.templates = new Map([...readTemplates()].map(([name, source]) => [name, handlebars.compile(source, options)]));
    handlebars.registerPartial(Object.fromEntries(this.templates));
  }

  private readIfChanged(): void {
    this.assets.refresh();
    const stamp = stampOf(TEMPLATES_FOLDER, '.hbs', '.json');
    if (stamp !== this.stamp) this.read();
  }
}

/** Strict: a partial sees only what it is given; an unknown helper or an absent field is an error. */
function compileOptions(helpers: string[]): CompileOptions {
  return {
    knownHelpers: Object.fromEntries(helpers.map((name) => [name, true])),
    knownHelpersOnly: true,
    strict: true,
    explicitPartialContext: true,
    preventIndent: true,
  };
}
