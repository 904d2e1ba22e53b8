import type { PublicTitle } from '../../competence-blocks/index.js';
import type { Language } from '../../platform/web/locale.js';
import type { DesignOutline } from '../../tracks/index.js';

/** What the vocabulary of schema.org is filled with; `said` gives the words of a French wording in the language. */
export interface ToLink {
  title: PublicTitle;
  outline: DesignOutline | null;
  body: string;
  address: string;
  language: Language;
  said: (french: string) => string;
}

/** A title as search engines read it: a programme of the training body, and the credential that it leads to. */
export function linkedDataOf({ title, outline, body, address, language, said }: ToLink): object {
  const { code, name, presentation, level, certifiers, blocks, registeredUntilOn, awardableUntilOn } = title;
  const fastest = outline?.paces.find(({ possible }) => possible === 'yes');
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalProgram',
    name: said(name),
    ...(presentation && { description: said(presentation) }),
    identifier: code,
    url: address,
    inLanguage: language,
    provider: { '@type': 'Organization', name: body },
    educationalProgramMode: 'online',
    ...(fastest && { timeToComplete: `P${fastest.months}M` }),
    ...(registeredUntilOn && { applicationDeadline: registeredUntilOn }),
    educationalCredentialAwarded: {
      '@type': 'EducationalOccupationalCredential',
      name,
      identifier: code,
      url: registerAddressOf(code),
      ...(level && { educationalLevel: `EQF ${level}` }),
      recognizedBy: certifiers.map((certifier) => ({ '@type': 'Organization', name: certifier.name })),
      validIn: { '@type': 'Country', name: 'France' },
      ...(awardableUntilOn && { expires: awardableUntilOn }),
      competencyRequired: blocks.map((block) => said(block.name)),
    },
  };
}

/** The public record of a title at France compétences. */
export function registerAddressOf(code: string): string {
  const [, directory = 'RNCP', number = ''] = /^(RNCP|RS)(\d+)$/.exec(code) ?? [];
  return `https://www.francecompetences.fr/recherche/${directory.toLowerCase()}/${number}/`;
}
