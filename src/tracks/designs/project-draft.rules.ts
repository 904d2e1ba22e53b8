import type { Fault } from '../../platform/kernel/domain-error.js';
import { type DeliverableDraft, DESIGN_BOUNDS, EXTENSION, PROJECT_CODE, type ProjectDraft } from './design.types.js';

/** What is wrong with one project by itself, field by field. */
export function projectFaults(project: ProjectDraft): Fault[] {
  const { code, name, brief, estimatedHours, level, deliverables } = project;
  const { hours, levels, nameLength, briefLength } = DESIGN_BOUNDS;
  return [
    ...faultUnless(PROJECT_CODE.test(code), 'code', 'Give up to 12 letters, digits and hyphens: `P1`'),
    ...faultUnless(isText(name, nameLength), 'name', `Give a name of at most ${nameLength} characters`),
    ...faultUnless(brief.length <= briefLength, 'brief', `Shorten the brief to ${briefLength} characters`),
    ...faultUnless(isFromOneTo(hours, estimatedHours), 'estimatedHours', `Give whole hours from 1 to ${hours}`),
    ...faultUnless(isFromOneTo(levels, level), 'level', `Give a level from 1 to ${levels}`),
    ...listFaults(project),
    ...deliverables.flatMap((deliverable, index) => deliverableFaults(deliverable, deliverables, index)),
  ];
}

function listFaults({ prerequisites, criteria, deliverables }: ProjectDraft): Fault[] {
  const most = DESIGN_BOUNDS;
  return [
    ...faultUnless(isSet(prerequisites, most.projects), 'prerequisites', 'Name each prerequisite once'),
    ...faultUnless(isSet(criteria, most.criteria), 'criteria', `Name each criterion once, at most ${most.criteria}`),
    ...faultUnless(
      deliverables.length <= most.deliverables,
      'deliverables',
      `Ask for at most ${most.deliverables} deliverables`,
    ),
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
    ...faultUnless(
      isText(name, DESIGN_BOUNDS.nameLength) && isFirst,
      `${at}.name`,
      'Give each deliverable its own name',
    ),
    ...faultUnless(areRight, `${at}.extensions`, 'Name the kinds of file without their dot, each once: `pdf`, `zip`'),
  ];
}

function faultUnless(holds: boolean, at: string, message: string): Fault[] {
  return holds ? [] : [{ at, message }];
}

function isText(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest;
}

function isFromOneTo(last: number, value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= last;
}

function isSet(values: readonly string[], most: number): boolean {
  return values.length <= most && new Set(values).size === values.length;
}
