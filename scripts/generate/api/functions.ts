import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root, type ResourceSchema } from '../schemas.ts';
import { generated } from './pages.ts';

/** The table of the functions of all resources. */
export function functionsPage(resources: readonly ResourceSchema[]): string {
  const rows = resources.map(row);
  return `# The functions of the resources

${generated}

[API](README.md). There are ${resources.length} functions, one for each resource. \`notify-about\` exports all of them, and all
have the same form:

\`\`\`ts
function notifyAboutVolumeAction<Action extends keyof VolumeParameters & string>(
  context: RequestContext,
  volume: Resource,
  details: DetailsOf<VolumeParameters, Action>,
): void;
\`\`\`

Each emits a notification of an action on a resource. It returns at once and never throws, whatever its arguments.

- \`context\`: who acts, in which request. [\`RequestContext\`](notify-about.md#requestcontext), and
  [how to make one](../context.md).
- The resource, here \`volume\`: the object of the API, or less: see the table. [\`Resource\`](notify-about.md#resource) is its type.
- \`details\`: the action, its phase and its parameters. [\`DetailsOf\`](notify-about.md#detailsof), and
  [how to call it in a handler](../handlers.md).

Each function has three types, here \`VolumeParameters\` (the parameters of its actions, by action),
\`VolumePayload\` (the payload of a notification) and \`VolumeResource\` (the member \`resource\` of the payload).

| function, with its actions | the resource is |
| - | - |
${rows.join('\n')}
`;
}

function row({ name, type, path: of }: ResourceSchema): string {
  const link = `../events/${path.dirname(of)}.md#${type}`;
  return `| [\`notifyAbout${name}Action\`](${link}) | ${resourceOf(of)} |`;
}

/** What the docstring of a function says of its resource: the paragraph after the first. */
function resourceOf(of: string): string {
  const file = path.join(root, 'src/notifications', `${of}.ts`);
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const exported = statements.find(
    (each) => ts.isFunctionDeclaration(each) && each.name?.text.startsWith('notifyAbout') === true,
  );
  const [docstring] = exported === undefined ? [] : ts.getJSDocCommentsAndTags(exported).filter(ts.isJSDoc);
  const [, text] = (ts.getTextOfJSDocComment(docstring?.comment) ?? '').split('\n\n');
  const found = /^`\w+` is ([^]+)$/.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`${of}: the docstring does not say what the resource is`);
  return found.replaceAll(/\s*\n\s*/g, ' ').trim();
}
