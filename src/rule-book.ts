import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE } from '../config/root.js';
import type { Rule } from './platform/kernel/decision.js';

/** The rules of one room, in the order of its files. */
export interface RulesOfRoom {
  room: string;
  rules: Rule[];
}

/** Every rule of the house, as its files say it, by room. */
export async function ruleBook(): Promise<RulesOfRoom[]> {
  const folder = join(CODE, 'src');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.rules\.[jt]s$/.test(name)).sort();
  const rooms = new Map<string, Map<string, Rule>>();
  for (const name of names) {
    const [room = ''] = name.split(/[\\/]/);
    const rules = rooms.get(room) ?? new Map<string, Rule>();
    const file = (await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>;
    for (const rule of Object.values(file).flatMap(rulesIn)) rules.set(rule.code, rule);
    rooms.set(room, rules);
  }
  return [...rooms]
    .map(([room, rules]) => ({ room, rules: [...rules.values()] }))
    .filter(({ rules }) => rules.length > 0);
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
