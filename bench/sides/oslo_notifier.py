"""oslo.messaging's own Notifier, as services have it. Arguments: URL, how many."""

import json
import sys
import time

import oslo_messaging
from oslo_config import cfg

PAYLOAD = {'action': 'resize', 'phase': 'end', 'resource': {'id': '4d8a1f2b', 'description': 'x' * 1000}}


def main(url, count):
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    notifier = oslo_messaging.Notifier(transport, 'horizon.bench', driver='messagingv2', topics=['oslo'])
    send(notifier, 200)
    began, cpu = time.monotonic(), time.process_time()
    send(notifier, count)
    print(json.dumps({
        'a second': count / (time.monotonic() - began),
        'µs of CPU each': (time.process_time() - cpu) / count * 1e6,
    }))
    transport.cleanup()


def send(notifier, count):
    for _ in range(count):
        notifier.info({}, 'dashboard.instance.resize.end', PAYLOAD)


main(sys.argv[1], int(sys.argv[2]))
