// What the package exports, name by name.
export { notifyAboutAggregateAction } from './notifications/compute/aggregate.ts';
export { notifyAboutComputeHostAction } from './notifications/compute/compute-host.ts';
export { notifyAboutComputeServiceAction } from './notifications/compute/compute-service.ts';
export { notifyAboutDefaultQuotaAction } from './notifications/compute/default-quota.ts';
export { notifyAboutFlavorExtraSpecAction } from './notifications/compute/flavor-extra-spec.ts';
export { notifyAboutFlavorAction } from './notifications/compute/flavor.ts';
export { notifyAboutInstanceAction } from './notifications/compute/instance.ts';
export { notifyAboutKeypairAction } from './notifications/compute/keypair.ts';
export { notifyAboutProjectQuotaAction } from './notifications/compute/project-quota.ts';
export { notifyAboutServerGroupAction } from './notifications/compute/server-group.ts';
export { notifyAboutDatabaseBackupAction } from './notifications/database/database-backup.ts';
export { notifyAboutDatabaseInstanceAction } from './notifications/database/database-instance.ts';
export { notifyAboutDatabaseUserAction } from './notifications/database/database-user.ts';
export { notifyAboutDatabaseAction } from './notifications/database/database.ts';
export { notifyAboutApiAccessAction } from './notifications/identity/api-access.ts';
export { notifyAboutApplicationCredentialAction } from './notifications/identity/application-credential.ts';
export { notifyAboutCredentialAction } from './notifications/identity/credential.ts';
export { notifyAboutDomainAction } from './notifications/identity/domain.ts';
export { notifyAboutEc2CredentialAction } from './notifications/identity/ec2-credential.ts';
export { notifyAboutGroupAction } from './notifications/identity/group.ts';
export { notifyAboutIdentityProviderProtocolAction } from './notifications/identity/identity-provider-protocol.ts';
export { notifyAboutIdentityProviderAction } from './notifications/identity/identity-provider.ts';
export { notifyAboutMappingAction } from './notifications/identity/mapping.ts';
export { notifyAboutProjectAction } from './notifications/identity/project.ts';
export { notifyAboutRoleAssignmentAction } from './notifications/identity/role-assignment.ts';
export { notifyAboutRoleAction } from './notifications/identity/role.ts';
export { notifyAboutUserAction } from './notifications/identity/user.ts';
export { notifyAboutImageAction } from './notifications/image/image.ts';
export { notifyAboutMetadefNamespaceAction } from './notifications/image/metadef-namespace.ts';
export { notifyAboutDhcpAgentAction } from './notifications/network/dhcp-agent.ts';
export { notifyAboutFirewallPolicyAction } from './notifications/network/firewall-policy.ts';
export { notifyAboutFirewallRuleAction } from './notifications/network/firewall-rule.ts';
export { notifyAboutFirewallAction } from './notifications/network/firewall.ts';
export { notifyAboutFloatingIpPortForwardingAction } from './notifications/network/floating-ip-port-forwarding.ts';
export { notifyAboutFloatingIpAction } from './notifications/network/floating-ip.ts';
export { notifyAboutLbHealthMonitorAction } from './notifications/network/lb-health-monitor.ts';
export { notifyAboutLbMemberAction } from './notifications/network/lb-member.ts';
export { notifyAboutLbPoolAction } from './notifications/network/lb-pool.ts';
export { notifyAboutLbVipAction } from './notifications/network/lb-vip.ts';
export { notifyAboutNetworkProfileAction } from './notifications/network/network-profile.ts';
export { notifyAboutNetworkQosPolicyAction } from './notifications/network/network-qos-policy.ts';
export { notifyAboutNetworkQosRuleAction } from './notifications/network/network-qos-rule.ts';
export { notifyAboutNetworkAction } from './notifications/network/network.ts';
export { notifyAboutPortAllowedAddressPairAction } from './notifications/network/port-allowed-address-pair.ts';
export { notifyAboutPortAction } from './notifications/network/port.ts';
export { notifyAboutRbacPolicyAction } from './notifications/network/rbac-policy.ts';
export { notifyAboutRouterInterfaceAction } from './notifications/network/router-interface.ts';
export { notifyAboutRouterRuleAction } from './notifications/network/router-rule.ts';
export { notifyAboutRouterStaticRouteAction } from './notifications/network/router-static-route.ts';
export { notifyAboutRouterAction } from './notifications/network/router.ts';
export { notifyAboutSecurityGroupRuleAction } from './notifications/network/security-group-rule.ts';
export { notifyAboutSecurityGroupAction } from './notifications/network/security-group.ts';
export { notifyAboutSubnetAction } from './notifications/network/subnet.ts';
export { notifyAboutTrunkAction } from './notifications/network/trunk.ts';
export { notifyAboutVpnIkePolicyAction } from './notifications/network/vpn-ike-policy.ts';
export { notifyAboutVpnIpsecPolicyAction } from './notifications/network/vpn-ipsec-policy.ts';
export { notifyAboutVpnIpsecSiteConnectionAction } from './notifications/network/vpn-ipsec-site-connection.ts';
export { notifyAboutVpnServiceAction } from './notifications/network/vpn-service.ts';
export { notifyAboutContainerAction } from './notifications/object-store/container.ts';
export { notifyAboutFolderAction } from './notifications/object-store/folder.ts';
export { notifyAboutObjectAction } from './notifications/object-store/object.ts';
export { notifyAboutStackAction } from './notifications/orchestration/stack.ts';
export { notifyAboutSessionAction } from './notifications/session/session.ts';
export { notifyAboutUsageReportAction } from './notifications/session/usage-report.ts';
export { notifyAboutUserSettingsAction } from './notifications/session/user-settings.ts';
export { notifyAboutQosSpecKeyAction } from './notifications/volume/qos-spec-key.ts';
export { notifyAboutQosSpecAction } from './notifications/volume/qos-spec.ts';
export { notifyAboutVolumeBackupAction } from './notifications/volume/volume-backup.ts';
export { notifyAboutVolumeGroupSnapshotAction } from './notifications/volume/volume-group-snapshot.ts';
export { notifyAboutVolumeGroupTypeSpecAction } from './notifications/volume/volume-group-type-spec.ts';
export { notifyAboutVolumeGroupTypeAction } from './notifications/volume/volume-group-type.ts';
export { notifyAboutVolumeGroupAction } from './notifications/volume/volume-group.ts';
export { notifyAboutVolumeSnapshotAction } from './notifications/volume/volume-snapshot.ts';
export { notifyAboutVolumeTransferAction } from './notifications/volume/volume-transfer.ts';
export { notifyAboutVolumeTypeEncryptionAction } from './notifications/volume/volume-type-encryption.ts';
export { notifyAboutVolumeTypeExtraSpecAction } from './notifications/volume/volume-type-extra-spec.ts';
export { notifyAboutVolumeTypeAction } from './notifications/volume/volume-type.ts';
export { notifyAboutVolumeAction } from './notifications/volume/volume.ts';

export { contextFromRequest, type RequestSource } from './utils/request/context-from-request.ts';
export { currentContext, runWithContext } from './utils/context/current-context.ts';
export { openNotifier } from './utils/open.ts';
export {
  withNotifications,
  type ActionOf,
  type ContextOf,
  type Notify,
  type ResourceOf,
} from './utils/with-notifications.ts';
export { notifies, type Notified, type NotifyingDecorator } from './utils/notifies.ts';
export { currentOperation, type Operation } from './utils/operation/current-operation.ts';
export {
  DecoratorTargetError,
  NotifierOptionError,
  type NotifierOptionErrorCode,
} from './utils/api/errors.ts';
export type { Fault, FaultCause, Initiator, Request } from './generated/common.ts';
export type { DiagnosticsMessages } from './utils/notifier/channels.ts';
export type { RequestContext } from './utils/api/request-context.ts';
export type { Asked, Details, DetailsOf, Given, NoParameters, Phase } from './utils/api/details.ts';
export type { Resource } from './utils/api/resource.ts';
export type { Form } from './utils/api/options.ts';
export type { Loss, LossCounts, LossReason } from './utils/api/loss.ts';
export type { Notifier, NotifierStats } from './utils/api/notifier.ts';
export type { NotifierOptions, SpoolOptions, TlsOptions } from './utils/api/options.ts';
export type { ConnectionState, LinkState } from './utils/api/transport-state.ts';
export type * from './generated/types.ts';
