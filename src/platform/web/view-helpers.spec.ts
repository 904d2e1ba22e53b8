import { describe, expect, it } from '../../../test/jest.js';
import Handlebars from 'handlebars';
import { Formats } from './formats.js';
import type { Language } from './locale.js';
import { TextMissing, Texts } from './texts.js';
import { helpersWith } from './view-helpers.js';
import { Voice } from './voice.js';
import { Wordings } from './wordings.js';
import { Wordbook } from './wordbook.js';

const texts = new Texts(true);
const handlebars = Handlebars.create();
handlebars.registerHelper(helpersWith((name) => `/static/${name}`) as Handlebars.HelperDeclareSpec);

const now = new Date('2027-01-12T09:00:00Z');
const data = {
  day: '2027-01-12',
  first: '2027-02-01',
  at: new Date('2027-01-12T13:00:00Z'),
  later: '2027-01-15',
  names: ['Ada', 'Bo', 'Chloé'],
  late: '2027-01-09',
};

function said(template: string, language: Language, zone = 'Europe/Paris'): string {
  const voice = new Voice(texts, new Formats(language, zone), { now });
  return handlebars.compile(template)(data, { data: { voice, reader: { language, zone, path: '/' } } });
}

/** Spaces that keep words together are told from others only where a test is about them. */
function plain(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}

describe('A helper speaks the language of the reader', () => {
  it.each<[string, string, string, string]>([
    ['{{day day}}', 'mardi 12 janvier 2027', 'Tuesday 12 January 2027', 'martes, 12 de enero de 2027'],
    ['{{day first style="date"}}', '1er février 2027', '1 February 2027', '1 de febrero de 2027'],
    ['{{day day style="short"}}', 'mar. 12 janv.', 'Tue 12 Jan', 'mar, 12 ene'],
    ['{{time at}}', '14:00', '14:00', '14:00'],
    [
      '{{instant at}}',
      'mardi 12 janvier 2027 à 14:00',
      'Tuesday 12 January 2027 at 14:00',
      'martes, 12 de enero de 2027, 14:00',
    ],
    [
      '{{instant at zone="America/Martinique"}}',
      'mardi 12 janvier 2027 à 09:00 (heure de Martinique, UTC−4)',
      'Tuesday 12 January 2027 at 09:00 (Martinique time, UTC−4)',
      'martes, 12 de enero de 2027, 09:00 (hora de Martinique, UTC−4)',
    ],
    ['{{relative later}}', 'dans 3 jours', 'in 3 days', 'dentro de 3 días'],
    ['{{relative at}}', 'dans 4 heures', 'in 4 hours', 'dentro de 4 horas'],
    ['{{relative day from=later}}', 'il y a 3 jours', '3 days ago', 'hace 3 días'],
    ['{{number 12345.67}}', '12 345,7', '12,345.7', '12.345,7'],
    ['{{percent 0.456}}', '46 %', '46%', '46 %'],
    ['{{hours 7.5}}', '7 h 30', '7 h 30 min', '7 h 30 min'],
    ['{{hours 40}}', '40 h', '40 h', '40 h'],
    ['{{bytes 1284312}}', '1,3 Mo', '1.3 MB', '1,3 MB'],
    ['{{list names}}', 'Ada, Bo et Chloé', 'Ada, Bo and Chloé', 'Ada, Bo y Chloé'],
    ['{{t "clock.left" count=1}}', '1 jour restant', '1 day left', 'Queda 1 día'],
    ['{{t "clock.left" count=0}}', '0 jour restant', '0 days left', 'Quedan 0 días'],
    ['{{t "clock.left" count=2000000}}', '2 000 000 jours restants', '2,000,000 days left', 'Quedan 2.000.000 días'],
    [
      '{{t "decision.by" on=later}}',
      'avant le vendredi 15 janvier 2027',
      'by Friday 15 January 2027',
      'antes del viernes, 15 de enero de 2027',
    ],
  ])('%s', (template, french, english, spanish) => {
    expect([said(template, 'fr'), said(template, 'en'), said(template, 'es')].map(plain)).toEqual([
      french,
      english,
      spanish,
    ]);
  });

  it('keeps French signs with the word before them', () => {
    expect(said('{{t "decision.source" source="L6113-8"}}', 'fr')).toBe('Source\u00A0: L6113-8');
  });

  it('names a zone only when its clock is not the reader’s', () => {
    expect(said('{{instant at zone="Europe/Brussels"}}', 'fr')).toBe('mardi 12 janvier 2027 à 14:00');
  });

  it('escapes what it is given', () => {
    expect(said('{{t "decision.source" source="<b>"}}', 'en')).toBe('Source: &lt;b&gt;');
  });

  it('counts a deadline by the calendar of the reader', () => {
    const told =
      '{{#with (deadline late)}}{{days}} {{nearness}}{{/with}} {{#with (deadline later)}}{{nearness}}{{/with}}';
    expect(said(told, 'fr')).toBe('-3 late near');
  });
});

describe('The sentence of a check', () => {
  const sentence = (given: object, language: Language): string => {
    const voice = new Voice(texts, new Formats(language, 'Europe/Paris'), { now });
    return handlebars.compile('{{check given}}')({ given }, { data: { voice } });
  };
  const missing = { acquired: 3, needed: 4, missing: ['C4', 'C5'] };
  const open = { code: 'competences-acquired', standing: 'not-yet', says: 'All acquired.', facts: missing };

  it('is that of its code and standing, filled with its facts', () => {
    expect(sentence(open, 'en')).toBe('3 of 4 competences acquired. Still to acquire: “C4” and “C5”.');
  });
  it('is that of not yet, when nothing is written for never', () => {
    expect(sentence({ ...open, standing: 'never' }, 'en')).toContain('3 of 4 competences');
  });
  it('is borrowed from the code, marked as English, when nobody wrote it', () => {
    const unknown = { code: 'no-such-rule', standing: 'met', says: 'It is <so>.' };
    expect(sentence(unknown, 'fr')).toBe('<span lang="en">It is &lt;so&gt;.</span>');
  });
});

describe('A missing text', () => {
  it('is an error that names the language and the key', () => {
    expect(() => said('{{t "no.such.words"}}', 'es')).toThrow(TextMissing);
    expect(() => said('{{t "no.such.words"}}', 'es')).toThrow('templates/locales/es has no text for no.such.words');
  });
  it('is an error when a fact is not given', () => {
    expect(() => said('{{t "decision.by"}}', 'fr')).toThrow('{{on, day}} is not given');
  });
  it('shows its key in production', () => {
    const voice = new Voice(new Texts(false), new Formats('fr', 'Europe/Paris'));
    expect(voice.t('no.such.words')).toBe('no.such.words');
  });
  it('is no excuse for a moment that is none', () => {
    expect(() => said('{{day nothing}}', 'fr')).toThrow(RangeError);
  });
});

describe('A fact', () => {
  it('is only ever text, whatever it looks like or is called', () => {
    expect(said('{{t "decision.source" source="$t(brand) {{brand}}"}}', 'en')).toBe('Source: $t(brand) {{brand}}');
    expect(said('{{t "decision.source" source="x" lng="es" ns="rules" context="y"}}', 'en')).toBe('Source: x');
  });
});

describe('An official wording', () => {
  const wordbook = new Wordbook();
  wordbook.fillFrom({
    since: () => Promise.resolve({ stamp: '1', words: new Map([['en', new Map([['Pain', 'Bread']])]]) }),
  });
  const shown = async (template: string, language: Language, name: unknown) => {
    await wordbook.open(language);
    const voice = new Voice(texts, new Formats(language, 'Europe/Paris'), { wordbook });
    return handlebars.compile(template)({ name }, { data: { voice, reader: { language, path: '/' } } });
  };
  const MARK =
    '<span class="in-french"><span aria-hidden="true">FR</span><span class="quietly">(in French)</span></span>';

  it.each<[string, Language, string, string]>([
    ['{{official name}}', 'fr', 'Pain', 'Pain'],
    ['{{official name}}', 'en', 'Pain', 'Bread'],
    ['{{official name}}', 'en', 'Sel & eau', `<span lang="fr">Sel &amp; eau</span> ${MARK}`],
    ['{{officialPlain name}}', 'en', 'Sel & eau', 'Sel &amp; eau'],
    ['{{concat (official name) " <1>"}}', 'en', 'Pain', 'Bread &lt;1&gt;'],
    ['{{concat (official name) " <1>"}}', 'en', 'Sel', `<span lang="fr">Sel</span> ${MARK} &lt;1&gt;`],
  ])(
    '%s is in the language %s where somebody said so, else in French and marked: %s',
    async (template, language, name, html) => {
      expect(await shown(template, language, name)).toBe(html);
    },
  );

  it('keeps its mark in a list of them, where some are translated', async () => {
    const said = await shown('{{t "block.contested" competences=name}}', 'en', Wordings.of('Pain', 'Sel <1>'));
    expect(said).toContain(`Bread and <span lang="fr">Sel &lt;1&gt;</span> ${MARK}`);
    const check = { code: 'competences-acquired', standing: 'not-yet', says: '', facts: {} };
    const facts = { acquired: 1, needed: 2, missing: Wordings.of('Sel') };
    const missing = await shown('{{check name}}', 'en', { ...check, facts });
    expect(missing).toContain(`<span lang="fr">Sel</span> ${MARK}`);
    expect(await shown('{{check name}}', 'fr', { ...check, facts })).not.toContain('lang=');
  });

  it('keeps its mark inside a sentence, all around it escaped', async () => {
    const said = await shown('{{t "titles:curation.title" number=1 name=(official name)}}', 'en', 'Sel');
    expect(said).toContain(`<span lang="fr">Sel</span> ${MARK}`);
  });
});
