import {
  landlockAccessFs,
  landlockAccessNet,
  landlockAddRuleFlags,
  landlockCreateRulesetFlags,
  landlockRuleTypes,
  landlockScopes,
} from '../constants/system.gen.js';
import { custom } from '../model/custom.js';
import { bare } from '../model/decorate.js';
import { address, fd, flags, hex, int, oneOf, size, u64 } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { known } from '../structs/bpf-values.js';
import type { Flags } from '../values/flags.js';

/** What newer programs pass beyond the members that are known. */
const more = custom<true | undefined>({
  name: 'more',
  decode: (_frame, pos, end) => (end > pos ? true : undefined),
  show: () => '...',
});

/** `struct landlock_ruleset_attr` (linux/landlock.h). */
const rulesetAttr = struct('landlock_ruleset_attr', {
  handled_access_fs: flags(landlockAccessFs, 'u64'),
  handled_access_net: known(8, flags(landlockAccessNet, 'u64')),
  scoped: known(16, flags(landlockScopes, 'u64')),
  quiet_access_fs: known(24, flags(landlockAccessFs, 'u64')),
  quiet_access_net: known(32, flags(landlockAccessNet, 'u64')),
  quiet_scoped: known(40, flags(landlockScopes, 'u64')),
  more: bare(more),
});

/** landlock_create_ruleset(2). It can be asked for the version of the interface, too. */
export const landlock_create_ruleset = syscall('landlock_create_ruleset', {
  category: 'credentials',
  classes: ['desc'],
  args: {
    attr: pointer(rulesetAttr, { size: arg('size'), least: 8 }),
    size: size(),
    flags: flags(landlockCreateRulesetFlags),
  },
  returns: fd(),
  explain: ({ args, result, failed }) =>
    !failed && (args.flags as Flags).has('LANDLOCK_CREATE_RULESET_VERSION')
      ? { replace: String(result) }
      : undefined,
  human: 'make a set of rules for what it may do itself',
});

/** `struct landlock_path_beneath_attr` (linux/landlock.h). */
const pathBeneathAttr = struct(
  'landlock_path_beneath_attr',
  { allowed_access: flags(landlockAccessFs, 'u64'), parent_fd: fd() },
  { packed: true },
);

/** `struct landlock_net_port_attr` (linux/landlock.h). */
const netPortAttr = struct('landlock_net_port_attr', {
  allowed_access: flags(landlockAccessNet, 'u64'),
  port: u64(),
});

/** landlock_add_rule(2). */
export const landlock_add_rule = syscall('landlock_add_rule', {
  category: 'credentials',
  classes: ['desc'],
  args: { ruleset_fd: fd(), rule_type: oneOf(landlockRuleTypes) },
  variants: {
    on: 'rule_type',
    cases: {
      LANDLOCK_RULE_PATH_BENEATH: { rule_attr: pointer(pathBeneathAttr), flags: flags(landlockAddRuleFlags) },
      LANDLOCK_RULE_NET_PORT: { rule_attr: pointer(netPortAttr), flags: flags(landlockAddRuleFlags) },
    },
    otherwise: { rule_attr: address(), flags: flags(landlockAddRuleFlags) },
  },
  returns: int(),
  human: 'add to the rules for what it may do itself',
});

/** landlock_restrict_self(2). */
export const landlock_restrict_self = syscall('landlock_restrict_self', {
  category: 'credentials',
  classes: ['desc'],
  args: { ruleset_fd: fd(), flags: hex('u32') },
  returns: int(),
  human: 'restrict itself to these rules',
});
