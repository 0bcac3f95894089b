"""A real oslo.messaging notifier, as services have it: sends the one notification that it is told as JSON."""

import json
import sys

import oslo_messaging
from oslo_config import cfg
from oslo_context.context import RequestContext


class ContextSerializer(oslo_messaging.NoOpSerializer):
    def serialize_context(self, context):
        return context.to_dict()


def main(url, topic, told):
    told = json.loads(told)
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    notifier = oslo_messaging.Notifier(
        transport, told['publisher_id'], driver='messagingv2', topics=[topic], serializer=ContextSerializer())
    context = RequestContext.from_dict(told['ctxt'])
    getattr(notifier, told['priority'])(context, told['event_type'], told['payload'])
    transport.cleanup()


main(*sys.argv[1:])
