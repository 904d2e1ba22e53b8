import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Fault } from '../kernel/domain-error.js';
import { DocumentUnprintable } from './documents.errors.js';
import { PRINT_SETTINGS, type PrintSettings } from './print-settings.js';
import { PrintingPress } from './printing-press.js';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
/** The data of a document; its shape stands in `templates/documents/README.md`. */
export type JsonObject = { [key: string]: JsonValue };

export interface PrintOptions {
  language: 'fr' | 'en' | 'es';
  /** The instant that the document bears as its creation; with the same data it gives the same bytes. */
  createdAt: Date;
}

/**
 * Prints documents as PDF/A-2a from the Typst templates of `templates/documents`.
 * The same template, data and options give the same bytes, on any machine.
 */
@Injectable()
export class Documents implements OnModuleDestroy {
  private readonly press: PrintingPress;

  constructor(@Inject(PRINT_SETTINGS) private readonly settings: PrintSettings) {
    this.press = new PrintingPress(settings);
  }

  /**
   * Prints `templates/documents/<template>.typ` with its data and the words of the language.
   * Throws DocumentUnprintable when a text has characters that no font has, PrinterBusy when too many documents wait,
   * and a plain Error when the template is broken or its data incomplete.
   */
  async print(template: string, data: JsonObject, { language, createdAt }: PrintOptions): Promise<Uint8Array> {
    if (!/^[a-z]+(-[a-z]+)*$/.test(template)) throw new Error(`No document template can be named "${template}"`);
    const outcome = await this.press.print({
      file: join(this.settings.templates, 'documents', `${template}.typ`),
      // Composed letters: what a font and a reader of the PDF know best.
      data: JSON.stringify({ ...data, words: await this.wordsOf(language) }).normalize('NFC'),
      createdAt: Math.floor(createdAt.getTime() / 1000),
    });
    if ('pdf' in outcome) return outcome.pdf;
    if ('unprintable' in outcome) {
      const { unprintable } = outcome;
      throw new DocumentUnprintable(template, unprintable, faultsOf(data, unprintable));
    }
    throw new Error(`The document template "${template}" cannot be printed: ${outcome.broken}`);
  }

  async onModuleDestroy(): Promise<void> {
    await this.press.close();
  }

  private async wordsOf(language: PrintOptions['language']): Promise<JsonObject> {
    const file = join(this.settings.templates, 'locales', language, 'documents.json');
    return JSON.parse(await readFile(file, 'utf8')) as JsonObject;
  }
}

/** One fault for each text of the data that holds one of the characters, named by its path. */
function faultsOf(data: JsonValue, characters: string[], at = ''): Fault[] {
  if (typeof data === 'string') {
    const found = characters.filter((character) => data.normalize('NFC').includes(character));
    if (found.length === 0) return [];
    return [
      {
        at,
        code: 'characters-unprintable',
        message: `"${data}" has characters that no font of the house can print: ${found.join(' ')}`,
        facts: { characters: found },
      },
    ];
  }
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, value]) => faultsOf(value, characters, at ? `${at}.${key}` : key));
}
