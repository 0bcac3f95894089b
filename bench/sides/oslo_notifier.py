"""oslo.messaging's own Notifier, as services have it. Arguments: URL, how many, a notification's file, the context."""

import json
import sys
import time

import oslo_messaging
from oslo_config import cfg


def main(url, count, file, context):
    with open(file) as opened:
        notification = json.load(opened)
    told = json.loads(context), notification['event_type'], notification['payload']
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    notifier = oslo_messaging.Notifier(transport, 'horizon.bench', driver='messagingv2', topics=['oslo'])
    send(notifier, 200, told)
    began, cpu = time.monotonic(), time.process_time()
    send(notifier, count, told)
    print(json.dumps({
        'a second': count / (time.monotonic() - began),
        'µs of CPU each': (time.process_time() - cpu) / count * 1e6,
    }))
    transport.cleanup()


def send(notifier, count, told):
    for _ in range(count):
        notifier.info(*told)


main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
