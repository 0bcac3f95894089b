"""Another implementation of JSON Schema reads the published schemas: one line of JSON for each resource's."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker, RefResolver
from jsonschema.exceptions import RefResolutionError, SchemaError

UNKNOWN = {'unknown_member': {'nested': [1, 'two', None]}}


def main(folder):
    files = {path: read(path) for path in sorted(folder.glob('**/*.json')) if path.parent.name != 'samples'}
    store = {schema['$id']: schema for schema in files.values()}
    shared = {path: validator(files.pop(path), store) for path in list(files) if is_shared(path, folder)}
    for path, schema in files.items():
        told = check(schema, store, shared[folder / 'notification.json'], samples_of(path))
        print(json.dumps({'resource': f'{path.parent.name}/{path.stem}', **told}))


def is_shared(path, folder):
    return path.parent in (folder, folder / 'common')


def read(path):
    return json.loads(path.read_text('utf-8'))


def samples_of(path):
    return {each.name: read(each) for each in sorted(path.parent.glob(f'samples/{path.stem}.*.json'))}


def validator(schema, store):
    """Fails when the schema itself is wrong, or refers to what is not among the files."""
    Draft202012Validator.check_schema(schema)
    resolver = RefResolver(schema['$id'], schema, store=store, handlers={'https': refuse, 'http': refuse})
    for ref in refs_in(schema):
        resolver.resolve(ref)
    return Draft202012Validator(schema, resolver=resolver, format_checker=FormatChecker())


def refuse(uri):
    raise LookupError(f'{uri} is not among the files')


def check(schema, store, whole, samples):
    failures, broken = [], 0
    try:
        payload = validator(schema, store)
        for name, sample in samples.items():
            copies = dict(broken_copies(sample['payload']))
            broken += len(copies)
            failures += [f'{name}{what}' for what in surprises(sample, copies, whole, payload)]
    except (SchemaError, RefResolutionError) as error:
        failures.append(f'the schema: {error}')
    return {'samples': len(samples), 'broken': broken, 'failures': failures}


def surprises(sample, copies, whole, payload):
    yield from (f': {error}' for error in refusals(sample, whole, payload))
    yield from (f' with members added: {error}' for error in refusals(widened(sample), whole, payload))
    yield from (f' with {what}: it is valid' for what, copy in copies.items() if payload.is_valid(copy))


def refs_in(schema):
    if isinstance(schema, list):
        schema = dict(enumerate(schema))
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield from [value] if name == '$ref' else refs_in(value)


def refusals(sample, whole, payload):
    errors = [*whole.iter_errors(sample), *payload.iter_errors(sample['payload'])]
    return [f'{error.json_path}: {error.message}' for error in errors]


def widened(sample):
    payload = sample['payload']
    inner = {name: {**payload.get(name, {}), **UNKNOWN} for name in ('resource', 'parameters', 'initiator', 'request')}
    return {**sample, **UNKNOWN, 'payload': {**payload, **inner, **UNKNOWN}}


def broken_copies(payload):
    """Each with one thing wrong, and what that is."""
    resource = payload['resource']
    anonymous = without(resource, 'id', 'name')
    foreign = {**resource, 'type': 'volume' if resource['type'] != 'volume' else 'instance'}
    faultless = without(payload, 'fault')
    yield 'version 2.0', {**payload, 'version': '2.0'}
    yield 'an action that does not exist', {**payload, 'action': 'no_such_action'}
    yield 'a resource without id and name', {**payload, 'resource': anonymous}
    yield 'the type of another resource', {**payload, 'resource': foreign}
    yield 'a phase that does not exist', {**faultless, 'phase': 'middle'}
    yield 'an error without fault', {**faultless, 'phase': 'error'}
    for group in ('resource', 'parameters'):
        for name, value in payload.get(group, {}).items():
            wrong = 'a text' if isinstance(value, dict) else {'an': 'object'}
            yield f'{group}.{name} of a wrong type', {**payload, group: {**payload[group], name: wrong}}


def without(members, *names):
    return {name: value for name, value in members.items() if name not in names}


main(Path(sys.argv[1]))
