import {
  landlockAccessFs,
  landlockAccessNet,
  landlockAddRuleFlags,
  landlockCreateRulesetFlags,
  landlockRuleTypes,
  landlockScopes,
} from '../constants/system.gen.js';
import { custom } from '../model/custom.js';
import { address, fd, flags, hex, int, oneOf, size, u64 } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { toWord } from '../model/word.js';
import { Flags } from '../values/flags.js';

const accessFs = flags(landlockAccessFs, 'u64');
const accessNet = flags(landlockAccessNet, 'u64');
const scopes = flags(landlockScopes, 'u64');

/** The members of `struct landlock_ruleset_attr` (linux/landlock.h), all of 64 bits. */
const rulesetMembers = {
  handled_access_fs: accessFs,
  handled_access_net: accessNet,
  scoped: scopes,
  quiet_access_fs: accessFs,
  quiet_access_net: accessNet,
  quiet_scoped: scopes,
};
const RULESET_BYTES = 48;

/** `struct landlock_ruleset_attr`, as far as it was given. */
export type RulesetAttr = {
  readonly [K in keyof typeof rulesetMembers]?: ValueOf<(typeof rulesetMembers)[K]>;
} & {
  /** Newer programs pass more than is known. */
  readonly more?: true;
};

/** `struct landlock_ruleset_attr` (linux/landlock.h), as far as it was given; as for the kernel, what is missing is zero. */
const rulesetAttr = custom<RulesetAttr>({
  name: 'landlock_ruleset_attr',
  decode({ bytes, abi }, pos, end) {
    const whole = new DataView(new ArrayBuffer(RULESET_BYTES));
    new Uint8Array(whole.buffer).set(bytes.subarray(pos, Math.min(end, pos + RULESET_BYTES)));
    const given = Object.entries(rulesetMembers)
      .filter((_, index) => pos + 8 * index < end)
      .map(([name, { table }], index) => {
        const value = whole.getBigUint64(8 * index, true);
        return [name, new Flags(toWord(value), table, abi.arch)] as const;
      });
    return { ...Object.fromEntries(given), ...(end - pos > RULESET_BYTES ? { more: true } : {}) };
  },
  show: ({ more, ...given }) => ({
    members: Object.entries(given).map(([name, value]): [string, Notation] => [
      name,
      { value, as: rulesetMembers[name as keyof typeof rulesetMembers] },
    ]),
    more: more === true,
  }),
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

const addRuleFlags = flags(landlockAddRuleFlags);

/** landlock_add_rule(2). */
export const landlock_add_rule = syscall('landlock_add_rule', {
  category: 'credentials',
  classes: ['desc'],
  args: { ruleset_fd: fd(), rule_type: oneOf(landlockRuleTypes) },
  variants: {
    on: 'rule_type',
    cases: {
      LANDLOCK_RULE_PATH_BENEATH: { rule_attr: pointer(pathBeneathAttr), flags: addRuleFlags },
      LANDLOCK_RULE_NET_PORT: { rule_attr: pointer(netPortAttr), flags: addRuleFlags },
    },
    otherwise: { rule_attr: address(), flags: addRuleFlags },
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
