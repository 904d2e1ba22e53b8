import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE } from '../config/root.js';
import type { Rule } from './platform/kernel/decision.js';

/** A rule with the file that says it and the files that ask for it, as paths below `src` without their ending. */
export interface RuleInUse extends Rule {
  file: string;
  usedBy: string[];
}

/** The rules of one room, in the order of its files. */
export interface RulesOfRoom {
  room: string;
  rules: RuleInUse[];
}

/** Every rule of the house, as its files say it, by room. */
export async function ruleBook(): Promise<RulesOfRoom[]> {
  const folder = join(CODE, 'src');
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /(?<!\.d|\.spec)\.[jt]s$/.test(name))
    .sort();
  const importers = await importersIn(folder, names);
  const rooms = new Map<string, Map<string, RuleInUse>>();
  for (const name of names.filter((one) => /\.rules\.[jt]s$/.test(one))) {
    const [room = ''] = name.split(/[\\/]/);
    const rules = rooms.get(room) ?? new Map<string, RuleInUse>();
    const exported = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>;
    const file = bare(name);
    for (const rule of Object.values(exported).flatMap(rulesIn)) {
      rules.set(rule.code, { ...rule, file, usedBy: [...usersOf(file, importers)].sort() });
    }
    rooms.set(room, rules);
  }
  return [...rooms]
    .map(([room, rules]) => ({ room, rules: [...rules.values()] }))
    .filter(({ rules }) => rules.length > 0);
}

/** Which files import each file. */
async function importersIn(folder: string, names: readonly string[]): Promise<Map<string, string[]>> {
  const importers = new Map<string, string[]>();
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    for (const [, from = ''] of text.matchAll(/from ['"](\.[^'"]+)['"]/g)) {
      const imported = bare(normalize(join(dirname(name), from)));
      importers.set(imported, [...(importers.get(imported) ?? []), bare(name)]);
    }
  }
  return importers;
}

/** Who asks for the rules of a file: rules that build on them only hand them on. */
function usersOf(file: string, importers: ReadonlyMap<string, string[]>, seen = new Set([file])): Set<string> {
  const users = new Set<string>();
  for (const importer of importers.get(file) ?? []) {
    if (seen.has(importer)) continue;
    seen.add(importer);
    if (importer.endsWith('.rules')) for (const user of usersOf(importer, importers, seen)) users.add(user);
    else users.add(importer);
  }
  return users;
}

function bare(path: string): string {
  return path.replaceAll('\\', '/').replace(/\.[jt]s$/, '');
}

function rulesIn(exported: unknown): Rule[] {
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.values(exported as Record<string, unknown>).filter(isRule);
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const { code, says } = value as Partial<Rule>;
  return typeof code === 'string' && typeof says === 'string';
}
