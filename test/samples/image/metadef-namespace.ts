import { notifyAboutMetadefNamespaceAction } from '../../../src/notifications/image/metadef-namespace.ts';
import type { Sampled } from '../sample.ts';

/** The response of GET /v2/metadefs/namespaces/{namespace_name}. */
export const glanceNamespace = {
  namespace: 'OS::Compute::Libvirt',
  display_name: 'libvirt Driver Options',
  description: 'The libvirt compute driver options.',
  owner: '9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60',
  visibility: 'public',
  protected: true,
  properties: {
    hw_boot_menu: {
      title: 'Boot Menu',
      description: 'If true, enables the BIOS bootmenu.',
      type: 'string',
      enum: ['true', 'false'],
    },
    hw_serial_port_count: {
      title: 'Serial Port Count',
      description: 'Specifies the count of serial ports.',
      type: 'integer',
      minimum: 0,
    },
  },
  objects: [],
  resource_type_associations: [
    { name: 'OS::Glance::Image', prefix: 'hw_', properties_target: null, created_at: '2026-06-28T14:57:10Z' },
    { name: 'OS::Nova::Flavor', prefix: 'hw:', properties_target: null, created_at: '2026-06-28T14:57:10Z' },
  ],
  created_at: '2026-06-28T14:57:10Z',
  updated_at: '2026-06-28T14:57:10Z',
  schema: '/v2/schemas/metadefs/namespace',
  self: '/v2/metadefs/namespaces/OS::Compute::Libvirt',
} as const;

export const metadefNamespace: Sampled = {
  path: 'image/metadef-namespace',
  notify: notifyAboutMetadefNamespaceAction,
  resource: glanceNamespace,
  hasStart: true,
  parameters: {
    create: { visibility: 'public', protected: true, objects_count: 0, properties_count: 2 },
    update: { visibility: 'private', protected: false },
    delete: undefined,
    update_resource_types: {
      resource_types: [
        { name: 'OS::Glance::Image', prefix: 'hw_' },
        { name: 'OS::Cinder::Volume', prefix: 'hw_', properties_target: 'image' },
      ],
    },
  },
};
