// Hides warnings of brokers that tests stop, and Node's warning of a variable that a test sets. Shows all others as
// Node does.
const shown = process.listeners('warning');

process.removeAllListeners('warning').on('warning', (warning: Error & { code?: string }) => {
  if (warning.code === 'NOTIFY_ABOUT' || warning.message.includes('NODE_TLS_REJECT_UNAUTHORIZED')) return;
  for (const show of shown) show(warning);
});
