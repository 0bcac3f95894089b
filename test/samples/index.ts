import { aggregate } from './compute/aggregate.ts';
import { computeHost } from './compute/compute-host.ts';
import { computeService } from './compute/compute-service.ts';
import { defaultQuota } from './compute/default-quota.ts';
import { flavorExtraSpec } from './compute/flavor-extra-spec.ts';
import { flavor } from './compute/flavor.ts';
import { instance } from './compute/instance.ts';
import { keypair } from './compute/keypair.ts';
import { projectQuota } from './compute/project-quota.ts';
import { serverGroup } from './compute/server-group.ts';
import { databaseBackup } from './database/database-backup.ts';
import { databaseInstance } from './database/database-instance.ts';
import { databaseUser } from './database/database-user.ts';
import { database } from './database/database.ts';
import { apiAccess } from './identity/api-access.ts';
import { applicationCredential } from './identity/application-credential.ts';
import { credential } from './identity/credential.ts';
import { domain } from './identity/domain.ts';
import { ec2Credential } from './identity/ec2-credential.ts';
import { group } from './identity/group.ts';
import { identityProviderProtocol } from './identity/identity-provider-protocol.ts';
import { identityProvider } from './identity/identity-provider.ts';
import { mapping } from './identity/mapping.ts';
import { project } from './identity/project.ts';
import { roleAssignment } from './identity/role-assignment.ts';
import { role } from './identity/role.ts';
import { user } from './identity/user.ts';
import { image } from './image/image.ts';
import { metadefNamespace } from './image/metadef-namespace.ts';
import { dhcpAgent } from './network/dhcp-agent.ts';
import { firewallPolicy } from './network/firewall-policy.ts';
import { firewallRule } from './network/firewall-rule.ts';
import { firewall } from './network/firewall.ts';
import { floatingIpPortForwarding } from './network/floating-ip-port-forwarding.ts';
import { floatingIp } from './network/floating-ip.ts';
import { lbHealthMonitor } from './network/lb-health-monitor.ts';
import { lbMember } from './network/lb-member.ts';
import { lbPool } from './network/lb-pool.ts';
import { lbVip } from './network/lb-vip.ts';
import { networkProfile } from './network/network-profile.ts';
import { networkQosPolicy } from './network/network-qos-policy.ts';
import { networkQosRule } from './network/network-qos-rule.ts';
import { network } from './network/network.ts';
import { portAllowedAddressPair } from './network/port-allowed-address-pair.ts';
import { port } from './network/port.ts';
import { rbacPolicy } from './network/rbac-policy.ts';
import { routerInterface } from './network/router-interface.ts';
import { routerRule } from './network/router-rule.ts';
import { routerStaticRoute } from './network/router-static-route.ts';
import { router } from './network/router.ts';
import { securityGroupRule } from './network/security-group-rule.ts';
import { securityGroup } from './network/security-group.ts';
import { subnet } from './network/subnet.ts';
import { trunk } from './network/trunk.ts';
import { vpnIkePolicy } from './network/vpn-ike-policy.ts';
import { vpnIpsecPolicy } from './network/vpn-ipsec-policy.ts';
import { vpnIpsecSiteConnection } from './network/vpn-ipsec-site-connection.ts';
import { vpnService } from './network/vpn-service.ts';
import { container } from './object-store/container.ts';
import { folder } from './object-store/folder.ts';
import { object } from './object-store/object.ts';
import { stack } from './orchestration/stack.ts';
import { session } from './session/session.ts';
import { usageReport } from './session/usage-report.ts';
import { userSettings } from './session/user-settings.ts';
import { qosSpecKey } from './volume/qos-spec-key.ts';
import { qosSpec } from './volume/qos-spec.ts';
import { volumeBackup } from './volume/volume-backup.ts';
import { volumeGroupSnapshot } from './volume/volume-group-snapshot.ts';
import { volumeGroupTypeSpec } from './volume/volume-group-type-spec.ts';
import { volumeGroupType } from './volume/volume-group-type.ts';
import { volumeGroup } from './volume/volume-group.ts';
import { volumeSnapshot } from './volume/volume-snapshot.ts';
import { volumeTransfer } from './volume/volume-transfer.ts';
import { volumeTypeEncryption } from './volume/volume-type-encryption.ts';
import { volumeTypeExtraSpec } from './volume/volume-type-extra-spec.ts';
import { volumeType } from './volume/volume-type.ts';
import { volume } from './volume/volume.ts';
import type { Sampled } from './sample.ts';

export const sampled: readonly Sampled[] = [
  aggregate,
  computeHost,
  computeService,
  defaultQuota,
  flavorExtraSpec,
  flavor,
  instance,
  keypair,
  projectQuota,
  serverGroup,
  databaseBackup,
  databaseInstance,
  databaseUser,
  database,
  apiAccess,
  applicationCredential,
  credential,
  domain,
  ec2Credential,
  group,
  identityProviderProtocol,
  identityProvider,
  mapping,
  project,
  roleAssignment,
  role,
  user,
  image,
  metadefNamespace,
  dhcpAgent,
  firewallPolicy,
  firewallRule,
  firewall,
  floatingIpPortForwarding,
  floatingIp,
  lbHealthMonitor,
  lbMember,
  lbPool,
  lbVip,
  networkProfile,
  networkQosPolicy,
  networkQosRule,
  network,
  portAllowedAddressPair,
  port,
  rbacPolicy,
  routerInterface,
  routerRule,
  routerStaticRoute,
  router,
  securityGroupRule,
  securityGroup,
  subnet,
  trunk,
  vpnIkePolicy,
  vpnIpsecPolicy,
  vpnIpsecSiteConnection,
  vpnService,
  container,
  folder,
  object,
  stack,
  session,
  usageReport,
  userSettings,
  qosSpecKey,
  qosSpec,
  volumeBackup,
  volumeGroupSnapshot,
  volumeGroupTypeSpec,
  volumeGroupType,
  volumeGroup,
  volumeSnapshot,
  volumeTransfer,
  volumeTypeEncryption,
  volumeTypeExtraSpec,
  volumeType,
  volume,
];
