import express, { type ErrorRequestHandler, type Express } from 'express';
import {
  contextFromRequest,
  currentContext,
  notifyAboutFloatingIpAction,
  runWithContext,
  withNotifications,
} from 'notify-about';
import { allocateFloatingIp, tokenOf } from './cloud.ts';

export const app: Express = express();
app.use(express.json());

// Who asks, for all that a request leads to.
app.use((request, _response, next) => {
  const token = (): object => tokenOf(request.get('cookie'));
  runWithContext(contextFromRequest(request, { token, view: 'project/floating_ips' }), next);
});

app.post('/floating-ips', async (request, response) => {
  const asked = request.body as { floating_network_id: string };
  const floatingIp = await withNotifications(
    notifyAboutFloatingIpAction,
    currentContext(),
    (allocated) => allocated ?? asked, // at its end it has an id
    { action: 'allocate', parameters: { pool_id: asked.floating_network_id } },
    () => {
      tokenOf(request.get('cookie')); // what is refused in here is an error of the action
      return allocateFloatingIp(asked.floating_network_id);
    },
  );
  response.status(201).json(floatingIp);
});

const refuse: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, _next) => {
  response.status(error.status ?? 500).json({ message: error.message });
};
app.use(refuse);
