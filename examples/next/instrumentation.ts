// Next.js runs this once, when the server starts.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openNotifier } = await import('notify-about');
  const notifier = openNotifier(); // NOTIFY_ABOUT_URL says where to
  process.once('SIGTERM', () => void notifier.close(5000).finally(() => process.exit()));
}
