import { openNotifier } from 'notify-about';
import { app } from './app.ts';

const notifier = openNotifier(); // NOTIFY_ABOUT_URL says where to
const server = app.listen(Number(process.env['PORT'] ?? 3000));
process.once('SIGTERM', () => {
  server.close();
  void notifier.close(5000);
});
