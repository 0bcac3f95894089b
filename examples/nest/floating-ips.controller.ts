import { Body, Controller, Headers, HttpException, Post } from '@nestjs/common';
import { currentContext, notifies, notifyAboutFloatingIpAction } from 'notify-about';
import { allocateFloatingIp, RefusedError, tokenOf, type FloatingIp } from './cloud';

class Asked {
  floating_network_id!: string;
}

@Controller('floating-ips')
export class FloatingIpsController {
  @Post()
  @notifies(notifyAboutFloatingIpAction, (asked: Asked) => ({
    context: currentContext,
    resource: (allocated) => allocated ?? asked, // at its end it has an id
    action: 'allocate',
    parameters: { pool_id: asked.floating_network_id },
  }))
  async allocate(@Body() asked: Asked, @Headers('cookie') cookie?: string): Promise<FloatingIp> {
    try {
      tokenOf(cookie); // what is refused in here is an error of the action; a guard comes before it
      return await allocateFloatingIp(asked.floating_network_id);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      throw new HttpException(error.message, error.status, { cause: error });
    }
  }
}
