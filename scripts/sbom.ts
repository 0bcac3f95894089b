// The software bill of materials of the published package, as CycloneDX: `npm run sbom`. It has the packages that are
// installed with it, and those that are bundled into it, which npm knows as development dependencies only.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.ts';
import { root } from './generate/schemas.ts';
import { packagesOf } from './licences.ts';
import { bundleRhea } from './rhea.ts';

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly properties: readonly Property[];
}

export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

// Both are names of CycloneDX's registered taxonomy for npm.
const DEVELOPMENT = 'cdx:npm:package:development';
const BUNDLED = 'cdx:npm:package:bundled';

export async function sbom(): Promise<Bom> {
  const all = await bundledPackages();
  const bom = npmBom();
  const components = bom.components.flatMap((component) => {
    if (all.has(component['bom-ref'])) return [asBundled(component)];
    return has(component, DEVELOPMENT) ? [] : [component];
  });
  const kept = new Set([...components, bom.metadata.component].map((component) => component['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...bom, metadata: named(bom.metadata), components, dependencies };
}

// Of the lock file: what else lies in node_modules does not count.
function npmBom(): Bom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const text = execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
  return JSON.parse(text) as Bom;
}

/** The packages inside the command and the bundled rhea, as `name@version`. */
async function bundledPackages(): Promise<Set<string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'notify-about-sbom-'));
  try {
    const inputs = [await bundle(folder), await bundleRhea(path.join(folder, 'rhea.js'))].flat();
    return new Set(packagesOf(inputs).map(nameAndVersion));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nameAndVersion(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name}@${version}`;
}

function asBundled(component: Component): Component {
  const others = component.properties.filter(({ name }) => name !== DEVELOPMENT);
  return { ...component, properties: [...others, { name: BUNDLED, value: 'true' }] };
}

function has({ properties }: Component, name: string): boolean {
  return properties.some((each) => each.name === name);
}

/** npm calls the package after its folder. */
function named(metadata: Bom['metadata']): Bom['metadata'] {
  const { component } = metadata;
  return { ...metadata, component: { ...component, name: component['bom-ref'].replace(/@[^@]*$/, '') } };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify(await sbom(), undefined, 2));
