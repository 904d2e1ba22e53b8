import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Formats } from './platform/web/formats.js';
import type { Language } from './platform/web/locale.js';
import { LOCALES_FOLDER, Texts } from './platform/web/texts.js';
import { Voice } from './platform/web/voice.js';
import { RULEBOOK_DEFAULTS, RULEBOOK_SECTIONS, sectionsOf } from './tracks/index.js';
import { ruleBook, type RuleInUse } from './rule-book.js';

type Sentences = Record<string, { met?: string; 'not-yet'?: string; never?: string }>;

/**
 * The rule book of the house as a document in Markdown: every number with its sentence, bounds and source, and every
 * rule with what it says, the numbers that it uses, where it comes from and who asks for it.
 */
export async function ruleDocument(language: Language): Promise<string> {
  const voice = new Voice(new Texts(true), new Formats(language, 'Europe/Paris'));
  const sentences = JSON.parse(readFileSync(join(LOCALES_FOLDER, language, 'rules.json'), 'utf8')) as Sentences;
  const rooms = await ruleBook();
  const ofRooms = rooms.flatMap(({ room, rules }) => [
    `### ${room}`,
    ...rules.map((rule) => ruleText(rule, sentences, voice)),
  ]);
  return [
    `# ${voice.t('rulebooks:document.heading')}`,
    `## ${voice.t('rulebooks:document.numbers')}`,
    ...numbersText(voice),
    `## ${voice.t('rulebooks:document.rules')}`,
    ...ofRooms,
  ].join('\n\n');
}

/** The numbers that the house starts from, section by section. */
function numbersText(voice: Voice): string[] {
  return sectionsOf(RULEBOOK_DEFAULTS).flatMap(({ key, lines }) => {
    const items = lines.map(({ field, value, least, most, isShare, isList, source }) => {
      const said = voice.t(`rulebooks:says.${field}`, { value });
      const bounds = voice.t(`rulebooks:one.bounds${isShare ? '-share' : ''}`, { least, most });
      const from = source ? `; ${voice.t('decision.source', { source: voice.source(source) })}` : '';
      return `- ${said} (${isList ? voice.t('rulebooks:form.paces-hint', { most }) : bounds}${from})`;
    });
    return [`### ${voice.t(`rulebooks:section.${key}`)}`, items.join('\n')];
  });
}

function ruleText(rule: RuleInUse, sentences: Sentences, voice: Voice): string {
  const numbers = numbersFor(rule).map((field) => voice.t(`rulebooks:name.${field}`));
  const { usedBy, file } = rule;
  const lines = [
    ...sentencesOf(rule, sentences[rule.code] ?? {}, voice),
    ...(rule.source ? [voice.t('decision.source', { source: voice.source(rule.source) })] : []),
    ...(numbers.length > 0 ? [voice.t('rulebooks:document.number', { numbers: numbers.join('; ') })] : []),
    voice.t('rulebooks:document.said-in', { file: `\`${file}\`` }),
    ...(usedBy.length > 0
      ? [voice.t('rulebooks:document.used-by', { users: usedBy.map((user) => `\`${user}\``).join(', ') })]
      : []),
  ];
  return [`**${rule.code}**`, ...lines.map((line) => `- ${line}`)].join('\n');
}

/** What a rule says: as the code has it in English; else what people read, whatever the facts of their case. */
function sentencesOf(rule: RuleInUse, told: Sentences[string], voice: Voice): string[] {
  const met = told.met ? told.met.replaceAll(/\{\{[^}]*\}\}/g, '…') : rule.says;
  const unmet = (told['not-yet'] ?? told.never ?? '').replaceAll(/\{\{[^}]*\}\}/g, '…');
  const first = voice.language === 'en' ? rule.says : met;
  return unmet ? [first, voice.t('rulebooks:document.else', { sentence: unmet })] : [first];
}

/** The numbers that a rule names as its source: « Rulebook, booking notice ». */
function numbersFor({ source = '' }: RuleInUse): string[] {
  const [, place] = /^Rulebook, (.+)$/.exec(source) ?? [];
  if (!place) return [];
  const all = RULEBOOK_SECTIONS.flatMap(({ numbers }) => numbers);
  return all.filter((number) => number.place === place).map(({ field }) => field);
}
