import type { ProgressFacts } from '../progression/progression.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';

/** A track as it would be under the numbers of another rulebook; nothing that happened changes. */
export function underRulebook(facts: ProgressFacts, numbers: RulebookNumbers | null): ProgressFacts {
  return numbers ? { ...facts, rulebook: numbers } : facts;
}
