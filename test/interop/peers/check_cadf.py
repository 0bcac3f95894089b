"""OpenStack's own CADF library builds each event again, and says what is wrong with it: one line of JSON for each."""

import json
import sys
import warnings
from pathlib import Path

from pycadf import cadftaxonomy, credential, event, host, reason, resource

# It warns of ids that are no UUIDs, as those of a publisher.
warnings.simplefilter('ignore')


def main(file):
    for told in json.loads(Path(file).read_text('utf-8')):
        print(json.dumps({'name': told['name'], 'failures': list(failures(told))}))


def failures(told):
    try:
        built = build(told)
    except ValueError as error:
        yield str(error)
        return
    if not built.is_valid():
        yield 'it is not valid'
    if masked(built.as_dict()) != masked(told):
        yield f'it reads as {built.as_dict()}'
    yield from (f'{name} is in no taxonomy' for name in strangers(told))


def build(told):
    """Each attribute is checked when it is set."""
    members = {name: value for name, value in told.items() if name not in ('typeURI', 'tags')}
    if 'reason' in members:
        members['reason'] = reason.Reason(**members['reason'])
    for role in ('initiator', 'target', 'observer'):
        members[role] = build_resource(members[role])
    built = event.Event(**members)
    for tag in told.get('tags', []):
        built.add_tag(tag)
    return built


def build_resource(told):
    members = {'typeURI': told['typeURI'], 'id': told['id']}
    built = resource.Resource(**members)
    for name, value in told.items():
        setattr(built, name, PARTS[name](**value) if name in PARTS else value)
    return built


PARTS = {'host': host.Host, 'credential': credential.Credential}


def strangers(told):
    """pycadf compares beginnings of texts; here a whole segment of the path must be known."""
    if not is_below(told['action'], cadftaxonomy.ACTION_TAXONOMY):
        yield told['action']
    for role in ('initiator', 'target', 'observer'):
        if not is_below(told[role]['typeURI'], cadftaxonomy.RESOURCE_TAXONOMY):
            yield told[role]['typeURI']


def is_below(path, taxonomy):
    return any(path == known or path.startswith(f'{known}/') for known in taxonomy)


def masked(told):
    """pycadf masks a token."""
    read = json.loads(json.dumps(told, default=lambda part: vars(part)))
    read['initiator'].get('credential', {}).pop('token', None)
    return read


main(sys.argv[1])
