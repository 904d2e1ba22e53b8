import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { describe, expect, it } from '../jest.js';
import fc from 'fast-check';
import { RegisterUnreadable } from '../../src/competence-blocks/rncp/register.errors.js';
import type { RegisterOptions } from '../../src/competence-blocks/rncp/register.adapter.js';
import type { Source } from '../given/register.js';
import { readAll, record, refusal, register, sourceOf } from '../given/register.js';

describe('A file that is no register', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE FICHES [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><FICHES>&b;</FICHES>`;
  it.each<[string, string, string, RegExp]>([
    ['an empty file', '', 'line 1, column 1', /file is empty/],
    ['a file of spaces', ' \n ', 'line 2, column 1', /root element/],
    ['no XML', 'Numero_Fiche;Intitule\n"RNCP1";"x"', 'line 2, column 11', /outside of root/],
    ['a web page', '<!DOCTYPE html><html></html>', 'line 1, column 15', /DOCTYPE/],
    ['an XML bomb', bomb, 'line 1, column 83', /DOCTYPE/],
    ['an entity of its own', register('<FICHE>&bombe;</FICHE>'), 'line 4, column 14', /undefined entity/],
    [
      'another root',
      '<?xml version="1.0"?>\n<CATALOGUE/>',
      'line 2, column 12',
      /<CATALOGUE>, where <FICHES> is expected/,
    ],
    [
      'another version',
      register(record()).replace('4.1', '2.0'),
      'line 3, column 32',
      /« 2.0 », where 4.1 is expected/,
    ],
    ['no version', register(record()).replace(/<VERSION.*\n/, ''), 'line 3, column 7', /No VERSION_FLUX/],
    ['neither version nor record', '<FICHES></FICHES>', 'line 1, column 17', /No VERSION_FLUX/],
    ['tags that cross', register('<FICHE><A></FICHE></A>'), 'line 4, column 18', /unexpected close tag/],
    ['a bare ampersand', register(record({ INTITULE: 'R&D et plus;' })), 'line 6, column 22', /entity name/],
    ['a file cut in a record', register(record()).slice(0, 200), 'line 8, column 9', /cut short/],
    ['a file cut before its end', register(record()).replace('</FICHES>\n', ''), 'line 12, column 1', /cut short/],
    ['something after the end', `${register(record())}<FICHES/>`, 'line 13, column 8', /only one root/],
  ])('is refused with its place: %s', async (_what, text, at, message) => {
    const fault = await refusal(sourceOf(text));
    expect(fault.message).toMatch(message);
    expect(fault.at).toBe(at);
    expect(await refusal(sourceOf(Buffer.from(text)))).toEqual(fault);
  });

  it('is refused when it was left in its archive', async () => {
    const { message } = await refusal(sourceOf(Buffer.from('PK\u0003\u0004…', 'latin1')));
    expect(message).toMatch(/unpack it/);
  });

  it.each<[string, Uint8Array, string]>([
    ['a byte order mark', Buffer.from(`\ufeff${register(record({ INTITULE: 'Été' }))}`), 'Été'],
    ['iso-8859-1, declared', latin1('ISO-8859-1', 'Été'), 'Été'],
    ['windows-1252, declared', latin1('windows-1252', 'L\u0092\u009cuvre'), 'L’œuvre'],
    ['no declaration', Buffer.from(register(record({ INTITULE: 'Été' })).replace(/<\?xml.*\n/, '')), 'Été'],
  ])('is none of these, when it is written with %s', async (_what, bytes, title) => {
    const { fiches } = await readAll(sourceOf(bytes));
    expect(fiches[0]?.title).toBe(title);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['UTF-16', Buffer.from(`\ufeff${register(record())}`, 'utf16le'), /UTF-16: save it as UTF-8/],
    [
      'an encoding that nobody uses',
      Buffer.from(register(record()).replace('UTF-8', 'EBCDIC-FR')),
      /EBCDIC-FR: save it/,
    ],
    ['Latin-1 that claims to be UTF-8', latin1('UTF-8', 'Été'), /not utf-8/],
    ['a last character cut in two', Buffer.from(`${register(record())}<!--é`).subarray(0, -1), /inside a character/],
  ])('is refused when it is written in %s', async (_what, bytes, message) => {
    expect((await refusal(sourceOf(bytes))).message).toMatch(message);
  });
});

function latin1(encoding: string, title: string): Uint8Array {
  return Buffer.from(
    register(record({ INTITULE: title, ETAT_FICHE: 'Publi\u00e9e' })).replace('UTF-8', encoding),
    'latin1',
  );
}

describe('The bounds of a register', () => {
  const long = 'a'.repeat(200_000);
  it.each<[string, Source, RegisterOptions['limits'], RegExp]>([
    ['bytes', sourceOf(register(record())), { totalBytes: 300 }, /longer than 300 bytes/],
    [
      'records',
      sourceOf(register(record(), record({ NUMERO_FICHE: 'RNCP22222' }))),
      { records: 1 },
      /more than 1 records/,
    ],
    ['levels', sourceOf(register(record({ X: `${'<a>'.repeat(50)}${'</a>'.repeat(50)}` }))), {}, /more than 32 levels/],
    [
      'elements',
      sourceOf(register(record({ CODES_NSF: '<NSF/>'.repeat(100) }))),
      { elementsPerRecord: 99 },
      /99 elements in one record/,
    ],
    [
      'a text',
      sourceOf(register(record({ INTITULE: long }))),
      { charactersPerElement: 99_999 },
      /99999 characters in one element/,
    ],
    [
      'a text in parts',
      sourceOf(register(record({ INTITULE: `${'a'.repeat(90)}<b/>`.repeat(20) }))),
      { charactersPerElement: 1000 },
      /1000 characters/,
    ],
    [
      'a text that is passed over',
      sourceOf(register(record({ X: long }))),
      { charactersPerElement: 99_999 },
      /99999 characters/,
    ],
    ['a comment', sourceOf(register(`<!--${long}-->`)), { charactersPerElement: 99_999 }, /99999 characters/],
    ['a tag', sourceOf(register(`<FICHE x="${long}">`)), { charactersPerElement: 99_999 }, /99999 characters/],
    ['a name', sourceOf(register(`<${long}>`)), { charactersPerElement: 99_999 }, /99999 characters/],
    [
      'a record',
      sourceOf(register(record({ X: '<a>aaa</a>'.repeat(200) }))),
      { charactersPerRecord: 1000 },
      /1000 characters in one record/,
    ],
  ])('are kept: %s', async (_what, source, limits, message) => {
    expect((await refusal(source, { limits })).message).toMatch(message);
  });

  it('stop a file that never closes its DOCTYPE, long before its end', async () => {
    let given = 0;
    async function* endless(): Source {
      yield '<?xml version="1.0"?><!DOCTYPE FICHES [';
      for (; given < 10_000; given += 1) yield `<!ENTITY e${given} "${'x'.repeat(1000)}">`;
    }
    expect((await refusal(endless())).message).toMatch(/characters in one element/);
    expect(given).toBeLessThan(1000);
  });
});

describe('A damaged register', () => {
  it('is read or refused as unreadable, whatever the damage; what is read of it is sound', async () => {
    const whole = await readFile(join(ROOT, 'test/competence-blocks/fixtures/register-v4.1.xml'));
    const scrap = fc.constantFrom(
      '<',
      '>',
      '&',
      ']]>',
      '<!--',
      '<![CDATA[',
      '<FICHE>',
      '</FICHE>',
      '\u0000',
      'é',
      '<CODE/>',
    );
    const damage = fc.record({ at: fc.nat(whole.length), lost: fc.nat(400), scrap: fc.option(scrap, { nil: '' }) });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const damaged = damages.reduce<Buffer>(
          (bytes, { at, lost, scrap: put }) =>
            Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + lost)]),
          whole,
        );
        const read = await readAll(sourceOf(damaged)).catch((error: unknown) => error);
        if (read instanceof RegisterUnreadable) return;
        expect(read).toMatchObject({ fiches: expect.any(Array) });
        for (const { code, title, blocks } of (read as Awaited<ReturnType<typeof readAll>>).fiches) {
          expect(code).toMatch(/^RNCP\d{3,5}$/);
          expect(title).not.toBe('');
          expect(new Set(blocks.map((block) => block.code)).size).toBe(blocks.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
