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

export type {
  AggregateParameters,
  AggregatePayload,
  AggregateResource,
} from './generated/compute/aggregate.ts';
export type {
  ComputeHostParameters,
  ComputeHostPayload,
  ComputeHostResource,
} from './generated/compute/compute-host.ts';
export type {
  ComputeServiceParameters,
  ComputeServicePayload,
  ComputeServiceResource,
} from './generated/compute/compute-service.ts';
export type {
  DefaultQuotaParameters,
  DefaultQuotaPayload,
  DefaultQuotaResource,
} from './generated/compute/default-quota.ts';
export type {
  FlavorExtraSpecParameters,
  FlavorExtraSpecPayload,
  FlavorExtraSpecResource,
} from './generated/compute/flavor-extra-spec.ts';
export type { FlavorParameters, FlavorPayload, FlavorResource } from './generated/compute/flavor.ts';
export type { InstanceParameters, InstancePayload, InstanceResource } from './generated/compute/instance.ts';
export type { KeypairParameters, KeypairPayload, KeypairResource } from './generated/compute/keypair.ts';
export type {
  ProjectQuotaParameters,
  ProjectQuotaPayload,
  ProjectQuotaResource,
} from './generated/compute/project-quota.ts';
export type {
  ServerGroupParameters,
  ServerGroupPayload,
  ServerGroupResource,
} from './generated/compute/server-group.ts';
export type {
  DatabaseBackupParameters,
  DatabaseBackupPayload,
  DatabaseBackupResource,
} from './generated/database/database-backup.ts';
export type {
  DatabaseInstanceParameters,
  DatabaseInstancePayload,
  DatabaseInstanceResource,
} from './generated/database/database-instance.ts';
export type {
  DatabaseUserParameters,
  DatabaseUserPayload,
  DatabaseUserResource,
} from './generated/database/database-user.ts';
export type { DatabaseParameters, DatabasePayload, DatabaseResource } from './generated/database/database.ts';
export type {
  ApiAccessParameters,
  ApiAccessPayload,
  ApiAccessResource,
} from './generated/identity/api-access.ts';
export type {
  ApplicationCredentialParameters,
  ApplicationCredentialPayload,
  ApplicationCredentialResource,
} from './generated/identity/application-credential.ts';
export type {
  CredentialParameters,
  CredentialPayload,
  CredentialResource,
} from './generated/identity/credential.ts';
export type { DomainParameters, DomainPayload, DomainResource } from './generated/identity/domain.ts';
export type {
  Ec2CredentialParameters,
  Ec2CredentialPayload,
  Ec2CredentialResource,
} from './generated/identity/ec2-credential.ts';
export type { GroupParameters, GroupPayload, GroupResource } from './generated/identity/group.ts';
export type {
  IdentityProviderProtocolParameters,
  IdentityProviderProtocolPayload,
  IdentityProviderProtocolResource,
} from './generated/identity/identity-provider-protocol.ts';
export type {
  IdentityProviderParameters,
  IdentityProviderPayload,
  IdentityProviderResource,
} from './generated/identity/identity-provider.ts';
export type { MappingParameters, MappingPayload, MappingResource } from './generated/identity/mapping.ts';
export type { ProjectParameters, ProjectPayload, ProjectResource } from './generated/identity/project.ts';
export type {
  RoleAssignmentParameters,
  RoleAssignmentPayload,
  RoleAssignmentResource,
} from './generated/identity/role-assignment.ts';
export type { RoleParameters, RolePayload, RoleResource } from './generated/identity/role.ts';
export type { UserParameters, UserPayload, UserResource } from './generated/identity/user.ts';
export type { ImageParameters, ImagePayload, ImageResource } from './generated/image/image.ts';
export type {
  MetadefNamespaceParameters,
  MetadefNamespacePayload,
  MetadefNamespaceResource,
} from './generated/image/metadef-namespace.ts';
export type {
  DhcpAgentParameters,
  DhcpAgentPayload,
  DhcpAgentResource,
} from './generated/network/dhcp-agent.ts';
export type {
  FirewallPolicyParameters,
  FirewallPolicyPayload,
  FirewallPolicyResource,
} from './generated/network/firewall-policy.ts';
export type {
  FirewallRuleParameters,
  FirewallRulePayload,
  FirewallRuleResource,
} from './generated/network/firewall-rule.ts';
export type { FirewallParameters, FirewallPayload, FirewallResource } from './generated/network/firewall.ts';
export type {
  FloatingIpPortForwardingParameters,
  FloatingIpPortForwardingPayload,
  FloatingIpPortForwardingResource,
} from './generated/network/floating-ip-port-forwarding.ts';
export type {
  FloatingIpParameters,
  FloatingIpPayload,
  FloatingIpResource,
} from './generated/network/floating-ip.ts';
export type {
  LbHealthMonitorParameters,
  LbHealthMonitorPayload,
  LbHealthMonitorResource,
} from './generated/network/lb-health-monitor.ts';
export type { LbMemberParameters, LbMemberPayload, LbMemberResource } from './generated/network/lb-member.ts';
export type { LbPoolParameters, LbPoolPayload, LbPoolResource } from './generated/network/lb-pool.ts';
export type { LbVipParameters, LbVipPayload, LbVipResource } from './generated/network/lb-vip.ts';
export type {
  NetworkProfileParameters,
  NetworkProfilePayload,
  NetworkProfileResource,
} from './generated/network/network-profile.ts';
export type {
  NetworkQosPolicyParameters,
  NetworkQosPolicyPayload,
  NetworkQosPolicyResource,
} from './generated/network/network-qos-policy.ts';
export type {
  NetworkQosRuleParameters,
  NetworkQosRulePayload,
  NetworkQosRuleResource,
} from './generated/network/network-qos-rule.ts';
export type { NetworkParameters, NetworkPayload, NetworkResource } from './generated/network/network.ts';
export type {
  PortAllowedAddressPairParameters,
  PortAllowedAddressPairPayload,
  PortAllowedAddressPairResource,
} from './generated/network/port-allowed-address-pair.ts';
export type { PortParameters, PortPayload, PortResource } from './generated/network/port.ts';
export type {
  RbacPolicyParameters,
  RbacPolicyPayload,
  RbacPolicyResource,
} from './generated/network/rbac-policy.ts';
export type {
  RouterInterfaceParameters,
  RouterInterfacePayload,
  RouterInterfaceResource,
} from './generated/network/router-interface.ts';
export type {
  RouterRuleParameters,
  RouterRulePayload,
  RouterRuleResource,
} from './generated/network/router-rule.ts';
export type {
  RouterStaticRouteParameters,
  RouterStaticRoutePayload,
  RouterStaticRouteResource,
} from './generated/network/router-static-route.ts';
export type { RouterParameters, RouterPayload, RouterResource } from './generated/network/router.ts';
export type {
  SecurityGroupRuleParameters,
  SecurityGroupRulePayload,
  SecurityGroupRuleResource,
} from './generated/network/security-group-rule.ts';
export type {
  SecurityGroupParameters,
  SecurityGroupPayload,
  SecurityGroupResource,
} from './generated/network/security-group.ts';
export type { SubnetParameters, SubnetPayload, SubnetResource } from './generated/network/subnet.ts';
export type { TrunkParameters, TrunkPayload, TrunkResource } from './generated/network/trunk.ts';
export type {
  VpnIkePolicyParameters,
  VpnIkePolicyPayload,
  VpnIkePolicyResource,
} from './generated/network/vpn-ike-policy.ts';
export type {
  VpnIpsecPolicyParameters,
  VpnIpsecPolicyPayload,
  VpnIpsecPolicyResource,
} from './generated/network/vpn-ipsec-policy.ts';
export type {
  VpnIpsecSiteConnectionParameters,
  VpnIpsecSiteConnectionPayload,
  VpnIpsecSiteConnectionResource,
} from './generated/network/vpn-ipsec-site-connection.ts';
export type {
  VpnServiceParameters,
  VpnServicePayload,
  VpnServiceResource,
} from './generated/network/vpn-service.ts';
export type {
  ContainerParameters,
  ContainerPayload,
  ContainerResource,
} from './generated/object-store/container.ts';
export type { FolderParameters, FolderPayload, FolderResource } from './generated/object-store/folder.ts';
export type { ObjectParameters, ObjectPayload, ObjectResource } from './generated/object-store/object.ts';
export type { StackParameters, StackPayload, StackResource } from './generated/orchestration/stack.ts';
export type { SessionParameters, SessionPayload, SessionResource } from './generated/session/session.ts';
export type {
  UsageReportParameters,
  UsageReportPayload,
  UsageReportResource,
} from './generated/session/usage-report.ts';
export type {
  UserSettingsParameters,
  UserSettingsPayload,
  UserSettingsResource,
} from './generated/session/user-settings.ts';
export type {
  QosSpecKeyParameters,
  QosSpecKeyPayload,
  QosSpecKeyResource,
} from './generated/volume/qos-spec-key.ts';
export type { QosSpecParameters, QosSpecPayload, QosSpecResource } from './generated/volume/qos-spec.ts';
export type {
  VolumeBackupParameters,
  VolumeBackupPayload,
  VolumeBackupResource,
} from './generated/volume/volume-backup.ts';
export type {
  VolumeGroupSnapshotParameters,
  VolumeGroupSnapshotPayload,
  VolumeGroupSnapshotResource,
} from './generated/volume/volume-group-snapshot.ts';
export type {
  VolumeGroupTypeSpecParameters,
  VolumeGroupTypeSpecPayload,
  VolumeGroupTypeSpecResource,
} from './generated/volume/volume-group-type-spec.ts';
export type {
  VolumeGroupTypeParameters,
  VolumeGroupTypePayload,
  VolumeGroupTypeResource,
} from './generated/volume/volume-group-type.ts';
export type {
  VolumeGroupParameters,
  VolumeGroupPayload,
  VolumeGroupResource,
} from './generated/volume/volume-group.ts';
export type {
  VolumeSnapshotParameters,
  VolumeSnapshotPayload,
  VolumeSnapshotResource,
} from './generated/volume/volume-snapshot.ts';
export type {
  VolumeTransferParameters,
  VolumeTransferPayload,
  VolumeTransferResource,
} from './generated/volume/volume-transfer.ts';
export type {
  VolumeTypeEncryptionParameters,
  VolumeTypeEncryptionPayload,
  VolumeTypeEncryptionResource,
} from './generated/volume/volume-type-encryption.ts';
export type {
  VolumeTypeExtraSpecParameters,
  VolumeTypeExtraSpecPayload,
  VolumeTypeExtraSpecResource,
} from './generated/volume/volume-type-extra-spec.ts';
export type {
  VolumeTypeParameters,
  VolumeTypePayload,
  VolumeTypeResource,
} from './generated/volume/volume-type.ts';
export type { VolumeParameters, VolumePayload, VolumeResource } from './generated/volume/volume.ts';
