// TypeScript's view of the schemas, by json-schema-to-typescript.
import path from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { readSchema, root, type ActionSchema, type JsonSchema, type ResourceSchema } from './schemas.ts';

/** The types shared by all resources: initiator, request and fault. */
export async function commonTypes(): Promise<string> {
  const parts = ['initiator', 'request', 'fault'].map((name) => {
    const schema = readSchema(`common/${name}.json`);
    return interfaces(schema, schema.title ?? name, 'common');
  });
  return (await Promise.all(parts)).join('\n');
}

/** Returns the interface of a resource, of each action's parameters, and a map from action to parameters. */
export async function resourceTypes(resource: ResourceSchema): Promise<string> {
  const folder = path.dirname(resource.path);
  const described = { ...resource.schema.$defs?.['resource'], $defs: resource.schema.$defs } as JsonSchema;
  return [
    await interfaces(described, `${resource.name}Resource`, folder),
    await interfaces(parametersSchema(resource), `${resource.name}Parameters`, folder),
  ].join('\n');
}

function parametersSchema(resource: ResourceSchema): JsonSchema {
  const members = resource.actions.map((action) => [action.action, actionParameters(resource, action)]);
  return {
    description: `The parameters of each action of ${resource.type}.`,
    type: 'object',
    properties: Object.fromEntries(members) as Record<string, JsonSchema>,
    required: resource.actions.map(({ action }) => action),
    $defs: resource.schema.$defs,
  } as JsonSchema;
}

function actionParameters({ name }: ResourceSchema, action: ActionSchema): object {
  const { parameters, description } = action;
  if (parameters === undefined) return { tsType: 'NoParameters', description };
  if (parameters.$ref !== undefined) return parameters;
  return { title: `${name}${action.name}Parameters`, ...parameters, description };
}

async function interfaces(schema: JsonSchema, title: string, folder: string): Promise<string> {
  return compile({ ...schema, $id: title, title } as unknown as JSONSchema, title, {
    additionalProperties: false,
    bannerComment: '',
    cwd: path.join(root, 'schemas', folder),
    format: false,
    unreachableDefinitions: false,
  });
}
