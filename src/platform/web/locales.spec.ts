import { describe, expect, it } from '../../../test/jest.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../config/root.js';
import { LANGUAGES, type Language } from './locale.js';
import { Formats } from './formats.js';
import { LOCALES_FOLDER, Texts } from './texts.js';

const files = readdirSync(join(LOCALES_FOLDER, 'fr')).toSorted();

/** Every text of a file by its path; the forms of a plural count as one. */
function textsOf(language: Language, file: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      const key = path.replace(/_(zero|one|two|few|many|other)$/, '');
      texts.set(key, [...(texts.get(key) ?? []), value]);
    } else for (const [name, inner] of Object.entries(value as object)) visit(inner, path ? `${path}.${name}` : name);
  };
  visit(JSON.parse(readFileSync(join(LOCALES_FOLDER, language, file), 'utf8')), '');
  return texts;
}

function placeholdersOf(texts: string[]): string[] {
  const names = texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.-]+)/g)].map(([, name]) => name ?? ''));
  return [...new Set(names)].toSorted();
}

describe('The words of the house', () => {
  it.each(LANGUAGES)('stand in the same files in %s', (language) => {
    expect(readdirSync(join(LOCALES_FOLDER, language)).toSorted()).toEqual(files);
  });

  it.each(files)('have the same keys in the three languages: %s', (file) => {
    const french = [...textsOf('fr', file).keys()].toSorted();
    expect([...textsOf('en', file).keys()].toSorted()).toEqual(french);
    expect([...textsOf('es', file).keys()].toSorted()).toEqual(french);
  });

  it.each(files)('are filled with the same facts in the three languages: %s', (file) => {
    const placeholders = (language: Language): Record<string, string[]> =>
      Object.fromEntries([...textsOf(language, file)].map(([key, texts]) => [key, placeholdersOf(texts)]));
    expect(placeholders('en')).toEqual(placeholders('fr'));
    expect(placeholders('es')).toEqual(placeholders('fr'));
  });

  it.each(files)('have both forms wherever they count: %s', (file) => {
    for (const language of LANGUAGES) {
      const source = readFileSync(join(LOCALES_FOLDER, language, file), 'utf8');
      const forms = (form: string): string[] =>
        [...source.matchAll(new RegExp(`"([\\w.-]+)_${form}":`, 'g'))].map(([, key]) => key ?? '');
      expect(forms('one').toSorted()).toEqual(forms('other').toSorted());
    }
  });

  it('stand in no template, and neither do the signs that each language sets its own way', () => {
    const templates = readdirSync(join(ROOT, 'templates'), { recursive: true, encoding: 'utf8' });
    const set = templates.filter((name) => {
      if (!name.endsWith('.hbs')) return false;
      const source = readFileSync(join(ROOT, 'templates', name), 'utf8');
      return /« | [:;?!»](?=[ <]|$)/m.test(source.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, '#'));
    });
    expect(set).toEqual([]);
  });

  it('are broken before no double sign in French', () => {
    const [french, english] = (['fr', 'en'] as const).map((language) =>
      new Texts(true).say('pace:assiduity.text', {}, new Formats(language, 'Europe/Paris')),
    );
    expect(french).toContain('est validé\u00A0: le total');
    expect(english).toContain('is validated: the total');
  });
});
