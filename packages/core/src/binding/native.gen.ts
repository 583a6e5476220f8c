// Generated from crates/binding by `pnpm --filter @hstrace/core build:native` (napi build).

export {};
