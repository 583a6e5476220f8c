import type { Draft } from './option.js';

/** Options that are understood, so that scripts go on working, and do nothing yet. A limit that is silent would be a lie. */
const options: readonly {
  readonly if: (draft: Draft) => boolean;
  readonly name: string;
  readonly what: string;
}[] = [
  { if: (draft) => draft.secontext !== undefined, name: '--secontext', what: 'SELinux contexts' },
  { if: (draft) => draft.debug, name: '-d', what: 'what hstrace itself does' },
];

/** What has to be said of the options that were given and have no effect. */
export function withoutEffect(draft: Draft): string[] {
  return options
    .filter((one) => one.if(draft))
    .map(({ name, what }) => `${name} has no effect: ${what} cannot be shown yet`);
}
