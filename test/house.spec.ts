import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../config/root.js';

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
      for (const [, code] of text.matchAll(/readonly code = '([^']+)'/g)) {
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

  it('every rule has its sentence in the three languages', async () => {
    const codes = source
      .filter(({ name }) => name.endsWith('.rules.ts'))
      .flatMap(({ text }) => [...text.matchAll(/\{\s*code: '([a-z0-9-]+)',\s*says:/g)].map(([, code]) => code ?? ''));
    for (const language of ['fr', 'en', 'es']) {
      const file = join(ROOT, 'templates/locales', language, 'rules.json');
      const sentences = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
      expect(`${language}: ${[...new Set(codes)].filter((code) => !(code in sentences)).join(' ')}`).toBe(
        `${language}: `,
      );
    }
  });
});
