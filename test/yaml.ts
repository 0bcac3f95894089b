// Reads YAML with Prettier's parser, which is there anyway: mappings, sequences and texts, which are all that we write.
import { parsers } from 'prettier/plugins/yaml';

export type Yaml = string | Yaml[] | { [key: string]: Yaml };

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly (Node | null)[];
}

/** Returns the value of a document. All scalars are texts. */
export function readYaml(text: string): Yaml {
  // Prettier's type of the options asks for those of the printer, too.
  const root = parsers.yaml.parse(text, {} as never) as Node;
  const body = childrenOf(childrenOf(root)[0]).find(({ type }) => type === 'documentBody');
  return valueOf(childrenOf(body)[0]);
}

function childrenOf(node: Node | undefined): Node[] {
  return (node?.children ?? []).filter((child) => child !== null);
}

function valueOf(node: Node | undefined): Yaml {
  if (node === undefined) return '';
  const children = childrenOf(node);
  switch (node.type) {
    case 'mapping':
    case 'flowMapping':
      return Object.fromEntries(
        children.map((item) => {
          const [key, value] = childrenOf(item);
          return [childrenOf(key)[0]?.value ?? '', valueOf(childrenOf(value)[0])];
        }),
      );
    case 'sequence':
    case 'flowSequence':
      return children.map((item) => valueOf(childrenOf(item)[0]));
    default:
      if (node.value === undefined) throw new Error(`cannot read YAML's ${node.type}`);
      return node.value;
  }
}
