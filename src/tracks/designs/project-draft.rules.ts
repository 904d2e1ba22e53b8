import type { Fault } from '../../platform/kernel/domain-error.js';
import { activityFaults } from './activity-draft.rules.js';
import { type DeliverableDraft, DESIGN_BOUNDS, EXTENSION, PROJECT_CODE, type ProjectDraft } from './design.types.js';

/** What is wrong with one project by itself, field by field. */
export function projectFaults(project: ProjectDraft): Fault[] {
  const { code, name, brief, estimatedHours, level, deliverables, activities = [] } = project;
  const { hours, levels, nameLength, briefLength } = DESIGN_BOUNDS;
  return [
    ...faultUnless(PROJECT_CODE.test(code), {
      at: 'code',
      code: 'project-code-form',
      message: 'Give up to 12 letters, digits and hyphens: `P1`',
    }),
    ...faultUnless(isText(name, nameLength), {
      at: 'name',
      code: 'is-length',
      message: `Give a name of at most ${nameLength} characters`,
      facts: { least: 1, most: nameLength },
    }),
    ...faultUnless(brief.length <= briefLength, {
      at: 'brief',
      code: 'max-length',
      message: `Shorten the brief to ${briefLength} characters`,
      facts: { most: briefLength },
    }),
    ...betweenOneAnd(hours, estimatedHours, 'estimatedHours'),
    ...betweenOneAnd(levels, level, 'level'),
    ...listFaults(project),
    ...activityFaults(activities, estimatedHours),
    ...deliverables.flatMap((deliverable, index) => deliverableFaults(deliverable, deliverables, index)),
  ];
}

function betweenOneAnd(most: number, value: number, at: string): Fault[] {
  const message = `Give a whole number from 1 to ${most}`;
  const isWithin = Number.isInteger(value) && value >= 1 && value <= most;
  return faultUnless(isWithin, { at, code: 'number-between', message, facts: { least: 1, most } });
}

function listFaults({ prerequisites, criteria, deliverables }: ProjectDraft): Fault[] {
  const most = DESIGN_BOUNDS;
  return [
    ...faultUnless(isSet(prerequisites, most.projects), {
      at: 'prerequisites',
      code: 'array-unique',
      message: 'Name each prerequisite once',
    }),
    ...faultUnless(isSet(criteria, most.criteria), {
      at: 'criteria',
      code: 'array-unique',
      message: `Name each criterion once, at most ${most.criteria}`,
    }),
    ...faultUnless(deliverables.length <= most.deliverables, {
      at: 'deliverables',
      code: 'array-max-size',
      message: `Ask for at most ${most.deliverables} deliverables`,
      facts: { most: most.deliverables },
    }),
  ];
}

function deliverableFaults(
  { name, extensions }: DeliverableDraft,
  all: readonly DeliverableDraft[],
  index: number,
): Fault[] {
  const at = `deliverables.${index}`;
  const isFirst = all.findIndex((other) => other.name === name) === index;
  const areRight =
    extensions.length > 0 &&
    isSet(extensions, DESIGN_BOUNDS.extensions) &&
    extensions.every((extension) => EXTENSION.test(extension));
  return [
    ...faultUnless(isText(name, DESIGN_BOUNDS.nameLength) && isFirst, {
      at: `${at}.name`,
      code: 'deliverable-name',
      message: 'Give each deliverable its own name',
    }),
    ...faultUnless(areRight, {
      at: `${at}.extensions`,
      code: 'file-kinds-form',
      message: 'Name the kinds of file without their dot, each once: `pdf`, `zip`',
    }),
  ];
}

function faultUnless(holds: boolean, fault: Fault): Fault[] {
  return holds ? [] : [fault];
}

function isText(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest;
}

function isSet(values: readonly string[], most: number): boolean {
  return values.length <= most && new Set(values).size === values.length;
}
