// CADF's action taxonomy (DMTF DSP0262, appendix A.3), as OpenStack's services use it: a root, and after a slash the
// name of the action here. The roots are those of pycadf's cadftaxonomy.

const roots: ReadonlySet<string> = new Set([
  'create',
  'delete',
  'disable',
  'enable',
  'restore',
  'revoke',
  'start',
  'stop',
  'update',
]);

/** Actions that are more than an update, by their root. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  allow: ['grant'],
  authenticate: ['login', 'logout', 'switch_project', 'switch_system_scope', 'switch_keystone_provider'],
  capture: ['create_snapshot', 'upload_to_image'],
  create: ['allocate', 'clone', 'copy', 'create_from_snapshot', 'import', 'upload'],
  delete: ['force_delete', 'release'],
  read: [
    'download',
    'download_clouds_yaml',
    'download_openrc',
    'export_csv',
    'get_console',
    'retrieve_password',
    'view_credentials',
  ],
  start: ['hard_reboot', 'restart', 'resume', 'soft_reboot', 'unpause', 'unshelve'],
  stop: ['pause', 'shelve', 'suspend'],
};

const rootOf: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).flatMap(([root, actions]) => actions.map((action) => [action, root])),
);

/** Names an action as CADF does: `create`, `start/soft_reboot`; one that matches no other root is an `update/extend`. */
export function cadfAction(action: string): string {
  return roots.has(action) ? action : `${rootOf.get(action) ?? 'update'}/${action}`;
}
