"""A real oslo.messaging notification listener: one JSON line for each notification it gets."""

import importlib.metadata
import json
import signal
import sys
import threading
import time

import oslo_messaging
from oslo_config import cfg

lock = threading.Lock()


def say(line):
    with lock:
        print(json.dumps(line), flush=True)


def tell(priority):
    def method(self, ctxt, publisher_id, event_type, payload, metadata):
        say({
            'priority': priority,
            'publisher_id': publisher_id,
            'event_type': event_type,
            'payload': payload,
            'payload_text': json.dumps(payload),
            'metadata': metadata,
            'ctxt': ctxt,
        })

    return method


PRIORITIES = ('info', 'error', 'warn', 'audit', 'critical', 'debug', 'sample')
Endpoint = type('Endpoint', (), {priority: tell(priority) for priority in PRIORITIES})


def attached(driver):
    # The amqp driver attaches its links after start() has returned; the rabbit driver has no controller.
    controller = getattr(driver, '_ctrl', None)
    if controller is None:
        return True
    servers = [server for found in list(controller._servers.values()) for server in list(found.values())]
    return all(s._receivers and all(link.active for link in s._receivers) for s in servers)


def listen(url, topics, exchange):
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    targets = [oslo_messaging.Target(topic=topic, exchange=exchange) for topic in topics]
    listener = oslo_messaging.get_notification_listener(transport, targets, [Endpoint()], executor='threading')
    listener.start()
    while not attached(transport._driver):
        time.sleep(0.02)
    return listener


def main(url, exchange, *topics):
    # Blocked before any thread starts, so that only sigwait below sees it.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    listener = listen(url, topics, exchange or None)
    say({'ready': True, 'version': importlib.metadata.version('oslo.messaging')})
    signal.sigwait({signal.SIGTERM})
    listener.stop()
    listener.wait()


main(*sys.argv[1:])
