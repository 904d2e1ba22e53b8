import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '../../../test/jest.js';
import { textOfPdf } from '../../../test/pdf-text.js';
import { Documents, type JsonObject, type PrintOptions } from './document-printer.js';
import { DocumentUnprintable } from './documents.errors.js';
import { printSettings } from './print-settings.js';

const settings = printSettings();
const documents = new Documents(settings);
const inFrench: PrintOptions = { language: 'fr', createdAt: new Date('2027-03-22T09:00:00Z') };

const read = (path: string) => readFileSync(join(settings.templates, path), 'utf8');
const example = (template: string) => JSON.parse(read(`documents/${template}.example.json`)) as JsonObject;
const textOf = async (template: string, data = example(template), options = inFrench) =>
  textOfPdf(await documents.print(template, data, options)).replaceAll(/\s+/g, ' ');
const holderNamed = (name: string) => {
  const parchment = example('parchment');
  return { ...parchment, holder: { ...(parchment['holder'] as JsonObject), name } };
};
const refusalOf = async (printed: Promise<unknown>) => (await printed.catch((error: unknown) => error)) as Error;

const TEMPLATES = [
  'minutes',
  'parchment',
  'block-certificate',
  'completion-certificate',
  'mentor-statement',
  'funder-statement',
];
const LANGUAGES = ['fr', 'en', 'es'] as const;

afterAll(() => documents.onModuleDestroy());

describe('A printed document', () => {
  it.each(TEMPLATES)('is a tagged PDF/A-2a in its language with every font inside: %s', async (template) => {
    const file = Buffer.from(await documents.print(template, example(template), inFrench)).toString('latin1');
    expect(file).toMatch(/pdfaid:part>2</);
    expect(file).toMatch(/pdfaid:conformance>A</);
    expect(file).toContain('/StructTreeRoot');
    expect(file).toContain('/Lang (fr)');
    expect(file.match(/\/FontFile[23] /g)).toHaveLength(file.match(/\/Type \/FontDescriptor/g)?.length ?? 0);
  });

  it.each(TEMPLATES)('is the same bytes for the same input, on another worker too: %s', async (template) => {
    const another = new Documents(settings);
    const [first, second] = await Promise.all(
      [documents, another].map((printer) => printer.print(template, example(template), inFrench)),
    );
    await another.onModuleDestroy();
    expect(Buffer.compare(first as Uint8Array, second as Uint8Array)).toBe(0);
  });

  it.each(TEMPLATES.flatMap((template) => LANGUAGES.map((language) => [template, language] as const)))(
    'leaves no hole in its sentences: %s in %s',
    async (template, language) => {
      const text = await textOf(template, example(template), { ...inFrench, language });
      expect(text).not.toMatch(/\{\{|\[\[|undefined|none/);
    },
  );

  it('comes whole when twenty are asked for at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Candidate ${index}`);
    const printed = await Promise.all(names.map((name) => textOf('parchment', holderNamed(name))));
    expect(printed.map((text, index) => text.includes(`${names[index]} née le`))).toEqual(names.map(() => true));
  });

  it('says what is only data: the kind of certification stands in no template and in no sentence', () => {
    const sources = readdirSync(join(settings.templates, 'documents'))
      .filter((file) => file.endsWith('.typ'))
      .map((file) => read(`documents/${file}`));
    const sentences = LANGUAGES.map((language) => read(`locales/${language}/documents.json`));
    expect([...sources, ...sentences].filter((text) => /titre professionnel/i.test(text))).toEqual([]);
  });
});

describe('A name', () => {
  it.each([
    ['Polish', 'Łukasz Żółć-Święcicki'],
    ['Hungarian', 'Őze Tűzkő'],
    ['Romanian', 'Ștefan Țepeș'],
    ['Turkish', 'İpek Işığ Çağrı'],
    ['Icelandic', 'Þóra Guðmundsdóttir'],
    ['Maltese', 'Ġużè Ħaż-Żabbar'],
    ['Vietnamese', 'Nguyễn Thị Thượng'],
    ['Baltic and Welsh', 'Šarūnė Ģirts Ŵŷn'],
    ['Greek', 'Γιώργος Παπαδάκης'],
    ['Ukrainian', 'Їжакевич Ґалаґан Єва'],
    ['Serbian', 'Ђорђе Љубичић Њего Џоџић'],
    ['Macedonian', 'Ѓорѓи Ќосев'],
    ['Bulgarian', 'Щъркелов Ѝо'],
    ['Belarusian', 'Уладзімір Ўсёвін'],
    ['Armenian', 'Արամ Խաչատրյան'],
    ['Georgian', 'ნინო აბაშიძე'],
  ])('is printed as it is written in %s', async (_script, name) => {
    expect(await textOf('parchment', holderNamed(name))).toContain(name);
  });

  it('in decomposed letters is printed in composed ones', async () => {
    expect(await textOf('parchment', holderNamed('Zoe\u0308 Dvor\u030Ca\u0301k'))).toContain('Zoë Dvořák');
  });

  it('in Georgian capitals is printed in ordinary letters', async () => {
    expect(await textOf('parchment', holderNamed('ᲜᲘᲜᲝ'))).toContain('ნინო');
  });

  it.each([
    ['no font of the house has its letters', '李小龍', ['李', '小', '龍']],
    ['it holds a control character', 'Jean\u0001', ['\u0001']],
    ['it holds a private character', 'Jean \uE000', ['\uE000']],
  ])('is refused by what it says and where it stands when %s', async (_case, name, characters) => {
    const refusal = await refusalOf(documents.print('parchment', holderNamed(name), inFrench));
    expect(refusal).toBeInstanceOf(DocumentUnprintable);
    expect(refusal).toMatchObject({
      kind: 'refused',
      code: 'platform.document-unprintable',
      facts: { template: 'parchment', characters, texts: ['holder.name'] },
      faults: [{ at: 'holder.name', message: expect.stringContaining(name) }],
    });
  });

  it('is text and never instructions to the compiler', async () => {
    const name = '#panic("x") *$a$* <b> @c //d "e" \\ {{place}} [[f]]';
    expect(await textOf('parchment', holderNamed(name))).toContain(name);
  });
});

describe('The printer', () => {
  it('says what is wrong when the data are incomplete, and prints the next document', async () => {
    const refusal = await refusalOf(documents.print('parchment', {}, inFrench));
    expect(refusal).not.toBeInstanceOf(DocumentUnprintable);
    expect(refusal.message).toMatch(/template "parchment" cannot be printed: .*does not contain key "certification"/);
    expect(await textOf('parchment')).toContain('Sümeyye Kılıç');
  });

  it('names a template that does not exist', async () => {
    expect((await refusalOf(documents.print('diploma', {}, inFrench))).message).toMatch(/diploma\.typ/);
  });

  it.each(['../minutes', '/etc/passwd', 'a.b', ''])('takes no path for a template: %j', async (template) => {
    const refusal = await refusalOf(documents.print(template, {}, inFrench));
    expect(refusal.message).toBe(`No document template can be named "${template}"`);
  });

  it('names the file of a broken template', async () => {
    const templates = await mkdtemp(join(tmpdir(), 'broken-templates-'));
    await mkdir(join(templates, 'documents'));
    await mkdir(join(templates, 'locales/fr'), { recursive: true });
    await writeFile(join(templates, 'locales/fr/documents.json'), '{}');
    await writeFile(join(templates, 'documents/torn.typ'), '#let page = (');
    const torn = new Documents({ ...settings, templates });
    const refusal = await refusalOf(torn.print('torn', {}, inFrench));
    await Promise.all([torn.onModuleDestroy(), rm(templates, { recursive: true })]);
    expect(refusal.message).toMatch(/torn\.typ: unclosed delimiter/);
  });
});
