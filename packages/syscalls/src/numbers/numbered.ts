/**
 * Names by number, from text: names are counted up, and a number in the text says where counting goes on
 * (`0 read write 424 pidfd_send_signal`). Numbers between without a name are holes.
 */
export function numbered(text: string): readonly (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const number = Number(word);
    if (Number.isNaN(number)) names.push(word);
    else while (names.length < number) names.push(undefined);
  }
  return names;
}
