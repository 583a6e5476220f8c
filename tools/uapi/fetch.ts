// `pnpm exec tsx tools/uapi/fetch.ts`: fetches the headers and says where they are.
import { ensureUapi } from './uapi.js';

const paths = ensureUapi();
console.log(`Linux ${paths.version} headers: ${paths.include}, ${paths.x86}, ${paths.aarch64}`);
