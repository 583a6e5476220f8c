// Makes a picture (SVG) of coloured terminal text: `hstrace --color=always … 2>&1 | tsx tools/picture.ts TITLE > picture.svg`.

import { readFileSync } from 'node:fs';

const COLOURS: Readonly<Record<number, string>> = {
  31: '#f07178',
  32: '#a5d97b',
  33: '#f2c66d',
  34: '#7aa6f0',
  35: '#d68be0',
  36: '#6fd3d6',
  92: '#bfe8a0',
  94: '#9dbff5',
  96: '#9be5e7',
}; // prettier-ignore
const WIDTH = 110;
const CELL = 8.4;
const LINE = 19;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One line as spans. Lines that are too long are cut. */
function spans(line: string): string {
  let out = '';
  let style = '';
  let used = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is read
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    const sequence = /^\u001b\[([\d;]*)m$/.exec(part);
    if (sequence !== null) {
      const codes = (sequence[1] ?? '').split(';').map(Number);
      const colour = codes.map((code) => COLOURS[code]).find((one) => one !== undefined);
      style = codes.includes(0)
        ? ''
        : `${colour === undefined ? '' : ` fill="${colour}"`}${codes.includes(1) ? ' font-weight="bold"' : ''}${codes.includes(2) ? ' opacity="0.6"' : ''}`;
      continue;
    }
    if (part === '' || used >= WIDTH) continue;
    const text = part.length > WIDTH - used ? `${part.slice(0, WIDTH - used - 1)}…` : part;
    used += text.length;
    out += `<tspan${style}>${escapeXml(text)}</tspan>`;
  }
  return out;
}

const title = process.argv[2] ?? 'hstrace';
const lines = readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const height = (lines.length + 2) * LINE + 24;
const width = Math.round(WIDTH * CELL + 32);
const rows = lines.map(
  (line, index) => `<text x="16" y="${52 + (index + 1) * LINE}" xml:space="preserve">${spans(line)}</text>`,
);
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, monospace" font-size="14" fill="#d7dae0">
<title>${escapeXml(title)}</title>
<rect width="100%" height="100%" rx="8" fill="#1b1e24"/>
<text x="16" y="30" opacity="0.7">$ ${escapeXml(title)}</text>
${rows.join('\n')}
</svg>
`);
