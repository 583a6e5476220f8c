// Loaded before anything else, so it is written for any Node that knows modules at all.

const NEEDED = { major: 20, minor: 19 };

/** Ends the process with one sentence if this Node is too old for hstrace. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  console.error(
    `hstrace needs Node.js ${NEEDED.major}.${NEEDED.minor} or later, and this is Node.js ${process.versions.node}: install a newer one.`,
  );
  process.exit(1);
}
