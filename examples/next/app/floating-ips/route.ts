import { allocate } from '../../allocate';
import { RefusedError } from '../../cloud';

export async function POST(request: Request): Promise<Response> {
  const { floating_network_id: networkId } = (await request.json()) as { floating_network_id: string };
  try {
    return Response.json(await allocate(request, networkId), { status: 201 });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return Response.json({ message: error.message }, { status: error.status });
  }
}
