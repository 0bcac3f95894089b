// The package warns of brokers that tests stop, and Node of a variable that a test sets: that is no result. Other warnings
// are shown as Node shows them.
const shown = process.listeners('warning');

process.removeAllListeners('warning').on('warning', (warning: Error & { code?: string }) => {
  if (warning.code === 'NOTIFY_ABOUT' || warning.message.includes('NODE_TLS_REJECT_UNAUTHORIZED')) return;
  for (const show of shown) show(warning);
});
