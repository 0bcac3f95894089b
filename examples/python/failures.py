"""Listens to one project's failures only: oslo.messaging's filter drops the others before a method is called.

    python3 failures.py rabbit://support:secret@rabbit.example/ 9b2e4d6f8a0c4e1f9d3b5a7c1e2f4d60 support
"""

import signal
import sys

import oslo_messaging
from oslo_config import cfg


class Failures:
    def __init__(self, project_id):
        # Each is a regular expression. Of the context and the payload only members that are texts can be asked for, not
        # what is inside of them: payload={'phase': 'error'}, but neither 'fault' nor the context's 'roles'.
        self.filter_rule = oslo_messaging.NotificationFilter(
            event_type=r'^dashboard\.(volume|instance)\.',
            context={'project_id': f'^{project_id}$'},
            payload={'phase': '^error$'},
        )

    def error(self, ctxt, publisher_id, event_type, payload, metadata):
        fault = payload['fault']
        print(ctxt['request_id'], event_type, fault['exception'], fault.get('status_code', ''), flush=True)

    # The filter lets none through. Without this method the queue of INFO would not be declared, and what a dashboard
    # sends to it would wait.
    info = error


def main(url, project_id, topic='notifications'):
    # Blocked before any thread starts, so that only sigwait below sees them.
    signals = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    target = oslo_messaging.Target(topic=topic, exchange='openstack')
    listener = oslo_messaging.get_notification_listener(
        transport, [target], [Failures(project_id)], executor='threading')
    listener.start()
    print('listening', flush=True)
    signal.sigwait(signals)
    listener.stop()
    listener.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
