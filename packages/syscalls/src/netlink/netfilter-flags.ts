/** Whether a message of netfilter asks, makes or removes something: by its subsystem and its type. */
export function netfilterFlags(_type: number): 'base' | 'get' | 'new' | 'delete' {
  return 'base';
}
