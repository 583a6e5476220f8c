// Loaded before anything else, so it is written for any Node that knows modules at all.

const NEEDED = [20, 19];

/** Ends the process with one sentence if this Node is too old for hstrace. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(
    `hstrace needs Node.js ${NEEDED.join('.')} or later, and this is Node.js ${process.versions.node}: install a newer one.`,
  );
  process.exit(1);
}
