import { describe, expect, it } from '../../../test/jest.js';
import { languageCookie, languageInCookies, languageOf, withLanguage, zoneOf } from './locale.js';

describe('The language of an answer', () => {
  it.each([
    ['the one just chosen', { query: 'es', cookie: 'en', account: 'fr', accepts: 'fr' }, 'es'],
    ['the one chosen before', { cookie: 'en', account: 'fr', accepts: 'fr' }, 'en'],
    ['that of the account', { account: 'es', accepts: 'en' }, 'es'],
    ['the first of the browser’s that we speak', { accepts: 'de-DE,de;q=0.9,es;q=0.7,en;q=0.8' }, 'en'],
    ['French when the browser refuses the others', { accepts: 'en;q=0, de' }, 'fr'],
    ['French for a visitor who says nothing', {}, 'fr'],
    ['French for one that we do not speak', { query: 'xx', cookie: '../', account: 'de' }, 'fr'],
    ['not taken from a list of values', { query: ['en', 'es'] }, 'fr'],
  ])('is %s', (_which, wishes, language) => {
    expect(languageOf(wishes)).toBe(language);
  });

  it('is kept in a cookie and read back', () => {
    expect(languageCookie('es', true)).toBe('jalon-lang=es; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure');
    expect(languageInCookies('jalon=abc; jalon-lang=es; x=1')).toBe('es');
    expect(languageInCookies('my-jalon-lang=es')).toBeUndefined();
  });

  it('stands in an address beside its other parameters', () => {
    expect(withLanguage('/sessions?week=2027-01-11&lang=en', 'es')).toBe('/sessions?week=2027-01-11&lang=es');
    expect(withLanguage('/sessions?lang=en')).toBe('/sessions');
  });
});

describe('The zone of an answer', () => {
  it('is the first that exists', () => {
    expect(zoneOf(null, 'Mars/Olympus', 'America/Martinique')).toBe('America/Martinique');
    expect(zoneOf(undefined)).toBe('Europe/Paris');
  });
});
