/** Names of the definitions for calls that mean something else on 64-bit ARM than on the other ABIs. */
export const namesOfAarch64: Readonly<Record<string, string>> = {
  clone: 'clone_aarch64',
};
