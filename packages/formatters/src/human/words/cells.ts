/** Characters that take no cell of their own: marks that combine with the one before, and joiners. */
const NARROWER = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;
/** Characters that take two cells: those of East Asia, and emoji. */
const WIDER =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
/** What each take one cell. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII, as a fast way
const ASCII = /^[\u0000-\u007f]*$/;

function cellsOf(character: string): number {
  return WIDER.test(character) ? 2 : NARROWER.test(character) ? 0 : 1;
}

/** How many cells of a terminal a text takes. */
export function cells(text: string): number {
  if (ASCII.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += cellsOf(character);
  return sum;
}

/** The beginning of a text that takes at most so many cells; what is cut off is an ellipsis. */
export function cut(text: string, most: number): string {
  if (cells(text) <= most) return text;
  let sum = 0;
  let kept = '';
  for (const character of text) {
    sum += cellsOf(character);
    if (sum > most - 1) break;
    kept += character;
  }
  return most < 1 ? '' : `${kept}…`;
}
