"""Listens with oslo.messaging to what a dashboard tells, and checks it against the published schemas.

    python3 listen.py rabbit://support:secret@rabbit.example/ node_modules/notify-about/schemas support
"""

import json
import signal
import sys
from pathlib import Path

import oslo_messaging
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from oslo_config import cfg

try:
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012
except ImportError:  # jsonschema before 4.18
    from jsonschema import RefResolver


class Schemas:
    """The schema files of the package, read from the disk: nothing is fetched."""

    def __init__(self, folder):
        files = [file for file in Path(folder).rglob('*.json') if file.parent.name != 'samples']
        schemas = [json.loads(file.read_text('utf-8')) for file in files]
        self.by_id = {schema['$id']: schema for schema in schemas}
        # The title is the resource's name in an event type.
        self.by_resource = {schema['title']: schema for schema in schemas}

    def complaint(self, event_type, payload):
        """What is wrong with a payload, and where; None when it is valid."""
        resource = event_type.split('.')[1]
        if resource not in self.by_resource:
            return f'no schema of {resource}'
        error = best_match(self._validator(self.by_resource[resource]).iter_errors(payload))
        return error and f'{error.json_path}: {error.message}'

    def _validator(self, schema):
        if 'Registry' not in globals():
            resolver = RefResolver(schema['$id'], schema, store=self.by_id)
            return Draft202012Validator(schema, resolver=resolver)
        resources = [(uri, DRAFT202012.create_resource(each)) for uri, each in self.by_id.items()]
        return Draft202012Validator(schema, registry=Registry().with_resources(resources))


class Dashboard:
    """An endpoint: oslo.messaging calls the method of a notification's priority."""

    filter_rule = oslo_messaging.NotificationFilter(event_type=r'^dashboard\.\w+\.\w+\.\w+$')

    def __init__(self, schemas):
        self.schemas = schemas

    def info(self, ctxt, publisher_id, event_type, payload, metadata):
        complaint = self.schemas.complaint(event_type, payload)
        if complaint is None:
            self.handle(event_type, payload)
        else:
            print(f'{event_type} is not valid: {complaint}', flush=True)

    error = info

    def handle(self, event_type, payload):
        """Yours: what to do with a valid one. It may come twice, with the same metadata['message_id']."""
        user = payload.get('initiator', {}).get('user_name', 'somebody')
        resource = payload['resource']
        fault = payload.get('fault', {}).get('exception', '')
        print(event_type, user, resource.get('name') or resource['id'], fault, flush=True)


def main(url, folder, topic='notifications'):
    # Blocked before any thread starts, so that only sigwait below sees them.
    signals = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    transport = oslo_messaging.get_notification_transport(cfg.ConfigOpts(), url=url)
    target = oslo_messaging.Target(topic=topic, exchange='openstack')
    endpoint = Dashboard(Schemas(folder))
    listener = oslo_messaging.get_notification_listener(transport, [target], [endpoint], executor='threading')
    listener.start()
    print('listening', flush=True)
    signal.sigwait(signals)
    listener.stop()
    listener.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
