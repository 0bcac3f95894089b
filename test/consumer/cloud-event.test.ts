import { expect } from 'chai';
import { CloudEvent, HTTP } from 'cloudevents';
import { toCloudEvent, validateNotification, type Notification } from '../../src/consumer/index.ts';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { sampleFiles } from '../samples/make.ts';
import { schemaAt } from '../schemas.ts';

const samples = [...sampleFiles()].map(([file, text]) => ({
  of: file.replace('/samples/', '/').replace(/\..*/, '.json'),
  notification: validateNotification(JSON.parse(text)),
}));

const trace = {
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: 'vendor=1',
};

function asRead(event: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(event)) as Record<string, unknown>;
}

describe('toCloudEvent', () => {
  it('makes of every sample what the SDK of CloudEvents accepts, and reads back the same', () => {
    expect(samples).to.have.lengthOf(readCatalogue().length);
    for (const { notification } of samples) {
      const event = toCloudEvent(notification);
      expect(new CloudEvent(event).validate()).to.equal(true);
      const headers = { 'content-type': 'application/cloudevents+json' };
      const { time, ...read } = asRead(HTTP.toEvent({ headers, body: JSON.stringify(event) }));
      expect({ ...read, time: event.time }).to.deep.equal(event);
      // The SDK rounds to milliseconds.
      expect(time).to.equal(new Date(event.time).toISOString());
    }
  });

  it('has the id of the notification, its type, its resource and its payload', () => {
    const notification = samples.find(({ of }) => of === 'volume/volume.json')?.notification;
    if (notification === undefined) expect.fail('no sample');
    const { data, ...attributes } = toCloudEvent(notification);
    expect(data).to.equal(notification.payload);
    expect(attributes).to.deep.equal({
      specversion: '1.0',
      id: '5f0c9a3e-6d1b-4f7a-9e2c-3b8d7a6f5e4d',
      source: 'horizon.test',
      type: notification.event_type,
      subject: 'volume/9f1c3c1e-7f1e-4f4b-8f0a-2f3d6f0e7a11',
      time: '2026-11-22T15:36:51.520000Z',
      datacontenttype: 'application/json',
      correlationid: notification.payload.operation_id,
      dataschema: 'https://notify-about.github.io/notify-about/schemas/volume/volume.1.json?version=1.0',
    });
  });

  it('names the schema by its $id and version', () => {
    for (const { of, notification } of samples) {
      const { $id, 'x-version': version } = schemaAt(of);
      const { dataschema } = toCloudEvent(notification);
      expect(dataschema).to.equal(`${String($id)}?version=${String(version)}`);
    }
  });

  it('has a source that is a URI-reference, whatever the publisher is called', () => {
    for (const { notification } of samples.slice(0, 1)) {
      const { source } = toCloudEvent({ ...notification, publisher_id: 'cloud a:horizon.web 1' });
      expect(source).to.equal('cloud%20a%3Ahorizon.web%201');
    }
  });

  it('has the operation as the extension for correlation, and none where none is told', () => {
    for (const { notification } of samples.slice(0, 1)) {
      const { operation_id: operation, ...older } = notification.payload;
      expect(toCloudEvent(notification).correlationid).to.equal(operation).and.to.be.a('string');
      const event = toCloudEvent({ ...notification, payload: older } as Notification);
      expect(event).to.not.have.property('correlationid');
    }
  });

  it('has the type alone as the subject of what nobody could name', () => {
    for (const { notification } of samples.slice(0, 1)) {
      const { type } = notification.payload.resource;
      const event = toCloudEvent({
        ...notification,
        payload: { ...notification.payload, resource: { type } },
      } as Notification);
      expect(event.subject).to.equal(type);
      expect(new CloudEvent(event).validate()).to.equal(true);
    }
  });

  it('carries the trace as the extension for it', () => {
    for (const { notification } of samples.slice(0, 1)) {
      expect(toCloudEvent(notification, trace)).to.include(trace);
      expect(toCloudEvent(notification)).to.not.have.any.keys('traceparent', 'tracestate');
    }
  });
});
