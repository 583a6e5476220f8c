import { lineEventFlags, lineFlags, lineFlags2, lineHandleFlags } from '../constants/ioctl-gadgets.gen.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom } from '../model/custom.js';
import { when } from '../model/decorate.js';
import { fd, flags, hex, int, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { type Condition, field } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import type { Word } from '../model/word.js';
import { Flags } from '../values/flags.js';
import { defineRequests } from './family.js';
import { out, reservedWords, unlessZero } from './shapes.js';

const NAME = 32;
const LINES = 64;
const ATTRIBUTES = 10;

/** `struct gpio_v2_line_attribute`: what it holds depends on its id. */
interface Attribute {
  readonly id: number;
  readonly padding: number;
  readonly data: Word;
}

const lineFlagWord = flags(lineFlags2, 'u64');
const number64 = hex('u64');
const plainNumber = uint();

function readAttribute(view: DataView, pos: number): Attribute {
  return {
    id: view.getUint32(pos, true),
    padding: view.getUint32(pos + 4, true),
    data: view.getBigUint64(pos + 8, true),
  };
}

type Members = readonly (readonly [string, Notation])[];

/** Members of an attribute as it is, for ids without a meaning. */
function rawMembers({ id, padding: reserved, data }: Attribute): Members {
  return [
    ['id', { value: id, as: plainNumber }],
    ...(reserved === 0 ? [] : [['padding', { value: reserved, as: hex('u32') }] as const]),
    ['data', { value: data, as: number64 }],
  ];
}

function meantMembers({ id, padding: reserved, data }: Attribute): Members | undefined {
  if (reserved !== 0) return undefined;
  if (id === 1) return [['flags', { value: new Flags(data, lineFlags2, 'x86_64'), as: lineFlagWord }]];
  if (id === 2) return [['values', { value: data, as: number64 }]];
  if (id === 3) {
    const microseconds = Number(BigInt.asUintN(32, BigInt(data)));
    return [['debounce_period_us', { value: microseconds, as: plainNumber }]];
  }
  return undefined;
}

const attribute: CustomKind<Attribute> = custom<Attribute>({
  name: 'gpio_v2_line_attribute',
  bytes: 16,
  align: 8,
  decode: ({ view }, pos) => readAttribute(view, pos),
  show: (value) => ({ members: meantMembers(value) ?? rawMembers(value) }),
});

const configAttribute: CustomKind<Attribute & { readonly mask: Word }> = custom({
  name: 'gpio_v2_line_config_attribute',
  bytes: 24,
  align: 8,
  decode: ({ view }, pos) => ({ ...readAttribute(view, pos), mask: view.getBigUint64(pos + 16, true) }),
  show: (value) => ({
    members: [
      ...(meantMembers(value) ?? ([['attr', { members: rawMembers(value) }]] satisfies Members)),
      ['mask', { value: value.mask, as: number64 }],
    ],
  }),
});

const hasAttributes: Condition = [{ of: field('num_attrs'), compare: 'ne', value: 0 }];

/** Requests of general purpose lines (linux/gpio.h). */
export const lineRequests = defineRequests(() => {
  const name = chars(NAME);
  const descriptor = { fd: fd() };
  const info = pointer(struct('gpioline_info', { line_offset: uint(), rest: padding(4 + 2 * NAME, 4) }), {
    direction: 'inout',
    after: struct('gpioline_info', {
      line_offset: padding(4, 4),
      flags: flags(lineFlags),
      name,
      consumer: name,
    }),
  });
  const handle = struct(
    'gpiohandle_request',
    {
      lineoffsets: array(uint(), LINES, field('lines')),
      flags: flags(lineHandleFlags),
      default_values: array(int('u8'), LINES, field('lines')),
      consumer_label: name,
      lines: uint(),
      fd: padding(4, 4),
    },
    { order: ['lines', 'lineoffsets', 'flags', 'default_values', 'consumer_label'] },
  );
  const handleBytes = 4 * LINES + 4 + LINES + NAME + 4;
  const event = struct('gpioevent_request', {
    lineoffset: uint(),
    handleflags: flags(lineHandleFlags),
    eventflags: flags(lineEventFlags),
    consumer_label: name,
    fd: padding(4, 4),
  });
  const values = struct('gpiohandle_data', { values: array(int('u8'), LINES) });
  const config = struct('gpio_v2_line_config', {
    flags: lineFlagWord,
    num_attrs: uint(),
    padding: reservedWords(5, 'u32'),
    attrs: when(hasAttributes, array(configAttribute, ATTRIBUTES, field('num_attrs'))),
  });
  const info2 = pointer(
    struct('gpio_v2_line_info', {
      name: padding(2 * NAME),
      offset: uint(),
      rest: padding(12 + 16 * ATTRIBUTES + 16, 4),
    }),
    {
      direction: 'inout',
      after: struct(
        'gpio_v2_line_info',
        {
          name,
          consumer: name,
          offset: padding(4, 4),
          num_attrs: uint(),
          flags: lineFlagWord,
          attrs: when(hasAttributes, array(attribute, ATTRIBUTES, field('num_attrs'))),
          padding: reservedWords(4, 'u32'),
        },
        { order: ['name', 'consumer', 'flags', 'num_attrs', 'attrs', 'padding'] },
      ),
    },
  );
  const request2 = struct(
    'gpio_v2_line_request',
    {
      offsets: array(uint(), LINES, field('num_lines')),
      consumer: name,
      config,
      num_lines: uint(),
      event_buffer_size: unlessZero(uint()),
      padding: reservedWords(5, 'u32'),
      fd: padding(4, 4),
    },
    { order: ['num_lines', 'offsets', 'consumer', 'config', 'event_buffer_size', 'padding'] },
  );
  return {
    GPIO_GET_CHIPINFO_IOCTL: out(struct('gpiochip_info', { name, label: name, lines: uint() })),
    GPIO_GET_LINEINFO_UNWATCH_IOCTL: pointer(struct('', { offset: uint() })),
    GPIO_GET_LINEINFO_IOCTL: info,
    GPIO_GET_LINEINFO_WATCH_IOCTL: info,
    GPIO_GET_LINEHANDLE_IOCTL: pointer(handle, {
      direction: 'inout',
      after: struct('gpiohandle_request', descriptor, { at: { fd: handleBytes } }),
    }),
    GPIO_GET_LINEEVENT_IOCTL: pointer(event, {
      direction: 'inout',
      after: struct('gpioevent_request', descriptor, { at: { fd: 12 + NAME } }),
    }),
    GPIOHANDLE_GET_LINE_VALUES_IOCTL: out(values),
    GPIOHANDLE_SET_LINE_VALUES_IOCTL: pointer(values),
    GPIOHANDLE_SET_CONFIG_IOCTL: pointer(
      struct('gpiohandle_config', {
        flags: flags(lineHandleFlags),
        default_values: array(int('u8'), LINES),
        padding: padding(16, 4),
      }),
    ),
    GPIO_V2_GET_LINEINFO_IOCTL: info2,
    GPIO_V2_GET_LINEINFO_WATCH_IOCTL: info2,
    GPIO_V2_GET_LINE_IOCTL: pointer(request2, {
      direction: 'inout',
      after: struct('gpio_v2_line_request', descriptor, { at: { fd: 588 } }),
    }),
    GPIO_V2_LINE_SET_CONFIG_IOCTL: pointer(config),
    GPIO_V2_LINE_GET_VALUES_IOCTL: pointer(
      struct('gpio_v2_line_values', { bits: padding(8, 8), mask: number64 }),
      { direction: 'inout', after: struct('gpio_v2_line_values', { bits: number64, mask: padding(8, 8) }) },
    ),
    GPIO_V2_LINE_SET_VALUES_IOCTL: pointer(struct('gpio_v2_line_values', { bits: number64, mask: number64 })),
  };
});
