import { describe, expect, it } from './jest.js';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../config/root.js';
import { Formats } from '../src/platform/web/formats.js';
import type { Language } from '../src/platform/web/locale.js';
import { Texts } from '../src/platform/web/texts.js';
import { Voice } from '../src/platform/web/voice.js';

async function filesBelow(folder: string, pattern: RegExp): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(join(ROOT, folder), { recursive: true })).filter((name) => pattern.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name: `${folder}/${name}`, text: await readFile(join(ROOT, folder, name), 'utf8') })),
  );
}

const source = await filesBelow('src', /(?<!\.spec)\.ts$/);
const entities = source.filter(({ name }) => name.endsWith('.entity.ts'));

/** Where a word stands that only some files may use. */
function usesOf(pattern: RegExp, allowed: RegExp): string[] {
  return source.filter(({ name, text }) => pattern.test(text) && !allowed.test(name)).map(({ name }) => name);
}

/** Where a refusal gets its code: in a class of its own, or in one of the usual shapes of `kernel/refusals.ts`. */
const ERROR_CODE =
  /(?:readonly code = |extends (?:refused|invalid|notFound|conflict|forbidden)(?:<number>)?\(\s*)'([^']+)'/g;

describe('The manners of the house', () => {
  it('nothing but the clock reads the time', () => {
    expect(usesOf(/new Date\(\)|Date\.now\(\)|DateTime\.(now|local|utc)\(\)/, /^src\/platform\/clock\//)).toEqual([]);
  });

  it('nothing but config reads the environment of the process', () => {
    expect(usesOf(/process\.env/, /^$/)).toEqual([]);
  });

  it('nothing but the platform holds a data source', () => {
    expect(usesOf(/\bDataSource\b|@InjectRepository/, /^src\/platform\/database\//)).toEqual([]);
  });

  it('a local time becomes an instant in one file only', () => {
    expect(usesOf(/keepLocalTime|AT TIME ZONE/, /^src\/platform\/kernel\/wall-time\.ts$/)).toEqual([]);
  });

  it('every entity is a table of its own room', () => {
    const strangers = entities.filter(({ name, text }) => {
      const room = name.split('/')[1]?.replaceAll('-', '_');
      return /@Entity\(/.test(text) && !text.includes(`schema: '${room}'`);
    });
    expect(strangers.map(({ name }) => name)).toEqual([]);
  });

  it('no code of a rule, an error or an event stands for two things', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { name, text } of source) {
      for (const [, code] of text.matchAll(ERROR_CODE)) {
        if (seen.has(code ?? '')) twice.push(`${code} in ${name} and ${seen.get(code ?? '')}`);
        seen.set(code ?? '', name);
      }
    }
    expect(twice).toEqual([]);
  });

  it('every variable of the environment is described', async () => {
    const example = await readFile(join(ROOT, '.env.example'), 'utf8');
    const environment = await readFile(join(ROOT, 'config/environment.ts'), 'utf8');
    const names = [...environment.matchAll(/^ {2}([A-Z_]+)[?]?(?::| =)/gm)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !example.includes(`${name}=`))).toEqual([]);
  });

  it('every rule, problem and fault has its words in the three languages', async () => {
    const rules = codesIn(/\{\s*code: '([a-z0-9-]+)',\s*says:/g, /\.rules\.ts$/);
    const problems = codesIn(ERROR_CODE);
    const faults = codesIn(/(?:\b(?:code|reason): '([a-z0-9-]+)',\s*message\b|context: \{ code: '([a-z0-9-]+)')/g);
    for (const language of ['fr', 'en', 'es']) {
      const silent = (file: string, codes: string[]) => {
        const words = wordsOf(language, file);
        return codes.filter((code) => !has(words, file === 'problems' ? code.split('.') : [code]));
      };
      expect([language, silent('rules', rules)]).toEqual([language, []]);
      expect([language, silent('problems', problems)]).toEqual([language, []]);
      expect([language, silent('faults', faults)]).toEqual([language, []]);
    }
  });

  it('every fault names its words, so that nobody reads it in a language that is not theirs', () => {
    const silent = source.flatMap(({ name, text }) =>
      [...text.matchAll(/\{\s*at(?:: [^,]+)?,\s*message:\s*['`][^}]*\}/g)].map(([literal]) => `${name}: ${literal}`),
    );
    expect(silent.filter((found) => !/\.pages\.ts/.test(found))).toEqual([]);
  });

  it('every text that rules come from can be named in the three languages', () => {
    const sources = codesIn(/source: '([^']+)'/g, /\.rules\.ts$/);
    const texts = new Texts(true);
    const told = (language: Language): string[] => {
      const voice = new Voice(texts, new Formats(language, 'Europe/Paris'));
      return sources.map((from) => voice.source(from));
    };
    const spanish = told('es');
    expect(sources.filter((from, at) => spanish[at] === from)).toEqual([]);
    expect(told('fr').filter((words) => /Rulebook|register|\bof\b/.test(words))).toEqual([]);
  });
});

function codesIn(pattern: RegExp, files = /./): string[] {
  const found = source
    .filter(({ name }) => files.test(name))
    .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, one, other]) => one ?? other ?? ''));
  return [...new Set(found)];
}

function wordsOf(language: string, file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'templates/locales', language, `${file}.json`), 'utf8'));
}

function has(words: unknown, path: string[]): boolean {
  const [first = '', ...rest] = path;
  const found = (words as Record<string, unknown> | undefined)?.[first];
  return rest.length === 0 ? found !== undefined : has(found, rest);
}
