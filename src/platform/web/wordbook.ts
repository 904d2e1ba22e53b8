import { Injectable } from '@nestjs/common';
import type { Language } from './locale.js';

/** What French wordings are called in each other language. */
export type Words = ReadonlyMap<Language, ReadonlyMap<string, string>>;

/** The room that keeps translations. `since` answers them all when they are others than at the stamp, else null. */
export interface WordSource {
  since(stamp: string | null): Promise<{ stamp: string; words: Words } | null>;
}

/** After so long the source is asked whether another process wrote. */
const FRESH_MS = 5000;

/** What the official French of the house's data is called in the languages of its readers; nothing for most texts. */
@Injectable()
export class Wordbook {
  private source: WordSource | null = null;
  private words: Words = new Map();
  private stamp: string | null = null;
  private askedAtMs = Number.NEGATIVE_INFINITY;

  /** From where it is filled, and filled again when something was written there. */
  fillFrom(source: WordSource): void {
    this.source = source;
  }

  /** Something was written here: the next reader gets it. */
  forget(): void {
    this.askedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Is asked before a page in this language; French needs no words, and costs no statement. */
  async open(language: Language): Promise<void> {
    if (language === 'fr' || !this.source || performance.now() - this.askedAtMs < FRESH_MS) return;
    this.askedAtMs = performance.now();
    const found = await this.source.since(this.stamp);
    if (found) ({ stamp: this.stamp, words: this.words } = found);
  }

  /** What a French wording is called; null where nobody said. */
  of(french: string, language: Language): string | null {
    return this.words.get(language)?.get(french) ?? null;
  }
}
