export interface Frame {
  moduleName?: string;
  functionName?: string;
}

const frame = /^ +at (?:(?:async |new |Object\.)*([^\s()]+)(?: \[as [^\s\]]+\])? \()?(.+?):\d+:\d+\)?$/;
const internal = /^node:|^internal\/|<anonymous>$/;

/** Returns the file and the function at the top of a stack, below Node's own frames. */
export function topFrame(stack: unknown): Frame {
  if (typeof stack !== 'string') return {};
  for (const line of stack.slice(0, 2048).split('\n')) {
    const [, functionName = '', location = ''] = frame.exec(line) ?? [];
    if (location !== '' && !internal.test(location)) return nameFrame(location, functionName);
  }
  return {};
}

function nameFrame(location: string, functionName: string): Frame {
  const file = location.replace(/\?.*$/, '').split(/[/\\]/).at(-1) ?? '';
  const moduleName = file.replace(/\.\w+$/, '');
  return {
    ...(moduleName !== '' && { moduleName }),
    ...(functionName !== '' && !functionName.includes('<anonymous>') && { functionName }),
  };
}
