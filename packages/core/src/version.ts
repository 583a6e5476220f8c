/** Put in by the build. */
declare const __HSTRACE_VERSION__: string | undefined;

/** The version of hstrace; `source` where it runs from its sources. */
export const version: string = typeof __HSTRACE_VERSION__ === 'string' ? __HSTRACE_VERSION__ : 'source';
