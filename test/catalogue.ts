// The parameters in the catalogue, and the meaning of its phrases.
import { itemsOf, type CatalogueAction } from '../scripts/catalogue.ts';

/** `block_device_mapping(volume_id or snapshot_id,device_name)`, `reboot_type=SOFT`, `auth_type (websso,totp)`, … */
export interface CatalogueParameter {
  readonly name: string;
  /** The members of each of its elements, if any. */
  readonly members: readonly string[];
  /** The only accepted value. */
  readonly only: string | undefined;
  /** Values that its description must name. */
  readonly values: readonly string[];
}

const LIMITS = [
  ...['instances', 'cores', 'ram', 'metadata_items', 'key_pairs', 'server_groups', 'server_group_members'],
  ...['injected_files', 'injected_file_content_bytes', 'injected_file_path_bytes'],
  ...['volumes', 'snapshots', 'gigabytes'],
];
const ALL_LIMITS = [
  ...LIMITS,
  ...['network', 'subnet', 'port', 'router', 'floatingip', 'security_group', 'security_group_rule'],
];

export function parametersOf({ parameters }: CatalogueAction): CatalogueParameter[] {
  return itemsOf(parameters).flatMap((item) => phrases[item] ?? parseParameter(item));
}

/** The parameters that Horizon's forms really submit, for phrases of the catalogue. */
const phrases: Readonly<Record<string, readonly CatalogueParameter[]>> = {
  '+USER_TABLE_EXTRA_INFO': [],
  access_rules: [named('access_rules', ['service', 'method', 'path'])],
  added_sub_ports: [named('added_sub_ports', ['port_id', 'segmentation_type', 'segmentation_id'])],
  allocation_pools: [named('allocation_pools', ['start', 'end'])],
  'distributed(mode)': [named('distributed')],
  host_routes: [named('host_routes', ['destination', 'nexthop'])],
  'limits{instances,cores,ram,metadata_items,key_pairs,server_groups,server_group_members,injected_*,volumes,snapshots,gigabytes}':
    [named('limits', LIMITS)],
  'limits{...}': [named('limits', ALL_LIMITS)],
  'net_profile_id(2013)': [named('net_profile_id')],
  'network_id or qos_policy_id': [named('network_id'), named('qos_policy_id')],
  'objects/properties count': [named('objects_count'), named('properties_count')],
  'parameter names only': [named('parameter_names')],
  rules: [named('rules', ['max_server_per_host'])],
  removed_sub_ports: [named('removed_sub_ports', ['port_id', 'segmentation_type', 'segmentation_id'])],
  'resource_types (name,prefix,properties_target)': [
    named('resource_types', ['name', 'prefix', 'properties_target']),
  ],
  'rules (policy document; size/hash rather than body)': [named('rules_size'), named('rules_hash')],
  'service(compute/volume)': [named('service')],
  'service(compute/volume/network)': [named('service')],
};

function named(name: string, members: readonly string[] = []): CatalogueParameter {
  return { name, members, only: undefined, values: [] };
}

function parseParameter(item: string): CatalogueParameter {
  const [, name = '', only, inside] = /^([\w-]+)(?:=(\w+))?\s*(?:\((.*)\))?$/.exec(item) ?? [];
  if (name === '') throw new Error(`the catalogue's parameter "${item}" cannot be read`);
  const parts = itemsOf(inside ?? '');
  // After a blank comes a remark, as `(result)`, or a list of values.
  const isRemark = !item.startsWith(`${name}(`);
  return {
    name,
    only,
    members: isRemark ? [] : parts.flatMap((part) => part.split(' or ')),
    values: isRemark && parts.length > 1 ? parts : [],
  };
}
