import type { DescriptorDetail } from './options.js';
import { bytesOf, escapeBytes, harmless } from './quote.js';
import type { CallContext, Printer } from './show.js';

/** Which of the details of `--decode-fds` a text is. */
function detailOf(details: string): DescriptorDetail {
  if (/^(char|block) /.test(details)) return 'dev';
  if (details.startsWith('pid:')) return 'pidfd';
  if (details.startsWith('signalfd:')) return 'signalfd';
  return details.startsWith('{eventfd-') ? 'eventfd' : 'socket';
}

/** A descriptor with what it refers to behind it: `3</path>`. */
export function showDescriptor(
  fd: number,
  context: CallContext,
  printer: Printer,
  number = String(fd),
): string {
  const found = context.call?.descriptor(fd, context.when);
  if (found === undefined) return number;
  const { options, hexStrings } = printer.settings;
  const link = bytesOf(found.link);
  let end = link.length;
  let deleted = '';
  const text = typeof found.link === 'string' ? found.link : '';
  if (text.endsWith(' (deleted)')) {
    end -= ' (deleted)'.length;
    deleted = '(deleted)';
  }
  const path = escapeBytes(link, 0, end, hexStrings === 'all' ? 'all' : 'none', '<>');
  const { descriptorDetails: wanted } = options;
  const details = options.descriptors === 2 ? found.details : undefined;
  if (details === undefined || wanted?.has(detailOf(details)) === false)
    return wanted?.has('path') === false ? number : `${number}<${path}>${deleted}`;
  const shown = harmless(details);
  // Devices are shown behind their path, everything else in its place.
  return /^(char|block) /.test(details)
    ? `${number}<${path}<${shown}>>${deleted}`
    : `${number}<${shown}>${deleted}`;
}
