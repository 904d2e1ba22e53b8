import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../../config/root.js';
import type { ConflictKind } from './jury.types.js';

interface Words {
  kinds: Record<string, string>;
  conflicts: Record<string, string>;
  known: string;
}

/** The words that the data of a legal document bring along; such documents are printed in French. */
@Injectable()
export class LegalWords {
  private words: Promise<Words> | undefined;

  /** « Titre professionnel », or what else the register makes of it. */
  async kind(kind: string): Promise<string> {
    const { kinds } = await this.all();
    return kinds[kind] ?? kinds['other'] ?? '';
  }

  /** Why a member stepped aside, with what they added. */
  async tie({
    kind,
    reason,
    isKnown,
  }: {
    kind: ConflictKind;
    reason: string | null;
    isKnown: boolean;
  }): Promise<string> {
    const { conflicts, known } = await this.all();
    return [conflicts[kind], ...(reason ? [reason] : []), ...(isKnown ? [known] : [])].join(' – ');
  }

  private all(): Promise<Words> {
    this.words ??= readFile(join(ROOT, 'templates/locales/fr/certification.json'), 'utf8').then(
      (text) => JSON.parse(text) as Words,
    );
    return this.words;
  }
}
