import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { World } from '../world.js';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What pages are looked at on: a desk and a phone. */
export const SCREENS = [
  { name: 'desk', width: 1280, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

export type Screen = (typeof SCREENS)[number];

/** The Accessibility rules that every page of the house keeps. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeFinding {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

/** A page that somebody looks at, and what its console complained of. */
export interface Visit {
  page: Page;
  complaints: string[];
}

/** A real Chromium in front of a world that listens on a port of its own. */
export class Visitors {
  private constructor(
    private readonly browser: Browser,
    readonly address: string,
    /** Where the pictures of this run lie. */
    readonly pictures: string,
  ) {}

  static async open(world: World): Promise<Visitors> {
    await world.app.listen(0, '127.0.0.1');
    const { port } = world.app.getHttpServer().address() as AddressInfo;
    const browser = await chromium.launch({ executablePath: installedChromium(), args: FLAGS });
    return new Visitors(browser, `http://127.0.0.1:${port}`, await mkdtemp(join(tmpdir(), 'jalon-pictures-')));
  }

  /** A new visitor with nothing in their pockets. */
  async visit(screen: Screen, options: BrowserContextOptions = {}): Promise<Visit> {
    const { width, height } = screen;
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport: { width, height },
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return { page, complaints };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Signs in by the form, from whatever page asks for it. */
export async function signInOn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** What a page breaks of the rules of accessibility, but for those named, each with the places where it does. */
export async function barriersOn(page: Page, without: string[] = []): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: RULES, rules, resultTypes: ['violations'] };
  const found = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  const { violations } = found as { violations: AxeFinding[] };
  return violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target).join(', ')}`);
}

/** By how many pixels a page is wider than its screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}

/** What holds the focus, as a person would call it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(
    `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.innerText ?? '').trim()`,
  );
}

function installedChromium(): string {
  const given = process.env['CHROMIUM'];
  const found = given ?? PLACES.find((place) => existsSync(place));
  if (!found || !existsSync(found)) {
    throw new Error(
      'The browser journeys need a Chromium: install one (on Debian: apt-get install chromium), or name its path in CHROMIUM',
    );
  }
  return found;
}
