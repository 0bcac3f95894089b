"""Qpid Proton reads messages, handed over as the base64 of a JSON list's elements; prints what it saw as JSON."""

import base64
import json
import sys

from proton import Message


def main(path):
    with open(path, encoding='utf-8') as file:
        print(json.dumps([seen(base64.b64decode(text)) for text in json.load(file)]))


def seen(encoded):
    message = Message()
    message.decode(encoded)
    return {
        'durable': message.durable,
        'ttl': round(message.ttl * 1000),
        'messageId': message.id,
        'subject': message.subject,
        'contentType': message.content_type,
        'contentEncoding': message.content_encoding,
        'creationTime': round(message.creation_time * 1000),
        'applicationProperties': message.properties,
        **body(message.body),
    }


def body(body):
    if isinstance(body, bytes):
        return {'section': 'data', 'text': body.decode('utf-8')}
    return {'section': 'amqp-value', 'text': body}


main(sys.argv[1])
