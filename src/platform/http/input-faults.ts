import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { Facts } from '../kernel/decision.js';
import type { Fault } from '../kernel/domain-error.js';

/** What the arguments of a check are called in the sentence about it. */
const ARGUMENTS: Record<string, readonly string[]> = {
  isLength: ['least', 'most'],
  minLength: ['least'],
  maxLength: ['most'],
  min: ['least'],
  max: ['most'],
  arrayMinSize: ['least'],
  arrayMaxSize: ['most'],
  isIn: ['values'],
};

/**
 * What is wrong with a body, a query or a form, each fault at the path of its field. The code is that of the check in
 * kebab-case (`max-length`), or `code` of the `context` that its decorator was given.
 */
export function inputFaults(error: ValidationError, above = ''): Fault[] {
  const at = above ? `${above}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([check, message]) => {
    const facts = factsOf(error, check);
    const { code = kebab(check) } = (error.contexts?.[check] ?? {}) as { code?: string };
    return { at, message, code, ...(Object.keys(facts).length > 0 && { facts }) };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => inputFaults(child, at))];
}

function factsOf({ target, property, contexts }: ValidationError, check: string): Facts {
  const given = (contexts?.[check] as { facts?: Facts } | undefined)?.facts;
  if (given) return given;
  const names = ARGUMENTS[check];
  if (!names || !target) return {};
  const checks = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const { constraints = [] } =
    checks.find(({ propertyName, name }) => propertyName === property && name === check) ?? {};
  return Object.fromEntries(names.map((name, at) => [name, plain((constraints as unknown[])[at])]));
}

function plain(argument: unknown): string[] | number {
  return Array.isArray(argument) ? argument.map(String) : Number(argument);
}

/** `isISO8601` is `is-iso8601`, `maxLength` is `max-length`. */
function kebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
