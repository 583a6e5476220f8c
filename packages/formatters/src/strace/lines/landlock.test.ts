import { landlock_add_rule, landlock_create_ruleset, landlock_restrict_self } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const attr = { 4096: bytes([8, 5, 1, 2, 0, 0]) };

describe('landlock', () => {
  it.each([
    [
      landlock_create_ruleset,
      { args: [0, 0, 1], result: 7, descriptorsAfter: { 7: '/somewhere' } },
      'landlock_create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) = 7\n',
    ],
    [
      landlock_create_ruleset,
      {
        args: [0x1000, 8, 0],
        entry: attr,
        result: 7,
        descriptorsAfter: { 7: 'anon_inode:[landlock-ruleset]' },
      },
      'landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_READ_FILE}, 8, 0) = 7<anon_inode:[landlock-ruleset]>\n',
    ],
    [
      landlock_create_ruleset,
      { args: [0x1000, 40, 0xf0], entry: attr, result: -7 },
      'landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_READ_FILE, handled_access_net=LANDLOCK_ACCESS_NET_BIND_TCP, scoped=LANDLOCK_SCOPE_SIGNAL, quiet_access_fs=0, quiet_access_net=0}, 40, 0xf0 /* LANDLOCK_CREATE_RULESET_??? */) = -1 E2BIG (Argument list too long)\n',
    ],
    [
      landlock_create_ruleset,
      { args: [0x1000, 7, 0], entry: attr, result: -22 },
      'landlock_create_ruleset(0x1000, 7, 0)   = -1 EINVAL (Invalid argument)\n',
    ],
    [
      landlock_add_rule,
      { args: [3, 1, 0x1000, 1], entry: { 4096: bytes([8, 5], [4, -1]) }, result: -22 },
      'landlock_add_rule(3, LANDLOCK_RULE_PATH_BENEATH, {allowed_access=LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_READ_FILE, parent_fd=-1}, LANDLOCK_ADD_RULE_QUIET) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      landlock_add_rule,
      { args: [3, 2, 0x1000, 0], entry: { 4096: bytes([8, 2, 443]) }, result: 0 },
      'landlock_add_rule(3, LANDLOCK_RULE_NET_PORT, {allowed_access=LANDLOCK_ACCESS_NET_CONNECT_TCP, port=443}, 0) = 0\n',
    ],
    [
      landlock_add_rule,
      { args: [3, 3, 0x1000, 0], result: -22 },
      'landlock_add_rule(3, 0x3 /* LANDLOCK_RULE_??? */, 0x1000, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      landlock_restrict_self,
      { args: [3, 0xf0], result: -22 },
      'landlock_restrict_self(3, 0xf0)         = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ descriptors: 1 }).format(fakeCall(definition, fake))).toBe(line);
  });
});
