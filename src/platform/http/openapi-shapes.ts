import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

export type Json = Record<string, unknown>;

type Shape = Json & { properties?: Record<string, Json>; required?: string[] };

export const PREFIX = '#/components/schemas/';

const LONGEST_ZONE = 64;
const INSTANT_OR_DAY = { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] };

/** Checks that class-validator-jsonschema tells too little of, or in words that OpenAPI tools stumble over. */
const CONVERTERS: Record<string, Json> = {
  isTimeZone: { type: 'string', maxLength: LONGEST_ZONE, description: 'IANA zone, such as Europe/Paris' },
  isIso8601: INSTANT_OR_DAY,
};

let known: Record<string, Json> | null = null;

/** Every class that checks or answers something, as a schema by its name. */
export function shapes(): Record<string, Json> {
  known ??= withNulls(schemasOfClasses());
  return known;
}

function schemasOfClasses(): Record<string, Shape> {
  return validationMetadatasToSchemas({
    classValidatorMetadataStorage: getMetadataStorage(),
    classTransformerMetadataStorage: defaultMetadataStorage as never,
    refPointerPrefix: PREFIX,
    additionalConverters: CONVERTERS,
  }) as Record<string, Shape>;
}

/** What is optional may also come and go as null. */
function withNulls(schemas: Record<string, Shape>): Record<string, Json> {
  for (const { properties = {}, required = [] } of Object.values(schemas)) {
    for (const [name, schema] of Object.entries(properties)) {
      if (!required.includes(name)) properties[name] = orNull(schema);
    }
  }
  return schemas;
}

function orNull(schema: Json): Json {
  const { type, enum: values } = schema;
  if (typeof type !== 'string') return schema['$ref'] ? { anyOf: [schema, { type: 'null' }] } : schema;
  return { ...schema, type: [type, 'null'], ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }) };
}

/** The same schema for what cannot be null: a parameter of an address is there or is not. */
export function withoutNull(schema: Json): Json {
  const { type, enum: values } = schema;
  if (!Array.isArray(type)) return schema;
  const [only] = type.filter((name) => name !== 'null');
  const named = Array.isArray(values) && { enum: values.filter((value) => value !== null) };
  return { ...schema, type: only as string, ...named };
}

/** Every schema that a part of the document points to, directly or through others, by name. */
export function neededBy(part: unknown): Record<string, Json> {
  const all: Record<string, Json> = { ...shapes(), Problem: PROBLEM };
  const needed: Record<string, Json> = {};
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = all[name];
      if (!schema || name in needed) continue;
      needed[name] = schema;
      visit(schema);
    }
  };
  visit(part);
  return needed;
}

/** The shape of every refusal. */
export const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string' },
    code: { type: 'string' },
    facts: { type: 'object' },
    checks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'says', 'standing'],
        properties: {
          code: { type: 'string' },
          says: { type: 'string' },
          source: { type: 'string' },
          standing: { enum: ['met', 'not-yet', 'never'] },
          facts: { type: 'object' },
          nextActor: { type: 'string' },
          dueOn: { type: 'string', format: 'date' },
        },
      },
    },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'message'],
        properties: { at: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};
