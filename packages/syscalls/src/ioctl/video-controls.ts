import {
  videoControlClasses,
  videoControlFlags,
  videoControlSearch,
  videoControls,
  videoControlTypes,
} from '../constants/ioctl-video.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { unlessZero, when } from '../model/decorate.js';
import { count, flags, hex, int, oneOf, s64, u64, uint } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { list, pointer } from '../model/pointer.js';
import { type Condition, equals, field, result } from '../model/ref.js';
import { buffer, chars } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { Flags } from '../values/flags.js';
import { exchange, ifWhole } from './shapes.js';

const NAME = 32;
const SEARCH = 0xc000_0000;
const search = flags(videoControlSearch);
const named = oneOf(videoControls);
const plain = hex('u32');

/** The name of a control, or its class and its number in it. */
function nameOf(id: number): string | undefined {
  const name = videoControls.nameOf(id, 'x86_64');
  if (name !== undefined) return name;
  const base = videoControlClasses.nameOf((id & 0xffff_0000) >>> 0, 'x86_64');
  const number = id & 0xffff;
  return base === undefined ? undefined : `${base}+${number === 0 ? '0' : `0x${number.toString(16)}`}`;
}

/** A control that is asked for, or the next one after it. */
const askedControl = controlId(SEARCH);
const oneControl = controlId(0);

function controlId(mask: number) {
  return custom<number>({
    name: 'v4l2-control',
    c: 'u32',
    decode: ({ view }, pos) => view.getUint32(pos, true),
    show: (value) => showControl(value, mask),
  });
}

function showControl(value: number, mask: number): Notation {
  const id = (value & ~mask) >>> 0;
  const next = (value & mask) >>> 0;
  const name = nameOf(id);
  const number: Notation = { value: id, as: plain };
  const control = name === undefined ? { value: id, as: named } : meaning(number, name);
  if (next === 0) return control;
  const flags: Notation = { value: new Flags(next, videoControlSearch, 'x86_64'), as: search };
  const parts: Notation = { parts: [flags, '|', control] };
  return { styles: { abbrev: parts, raw: { value, as: plain }, verbose: parts } };
}

/** `struct v4l2_control`. */
export const control = struct('v4l2_control', { id: oneControl, value: int() });

/** VIDIOC_QUERYMENU: the item's name, or its value where the control is one of numbers; the kernel knows which. */
export const queryMenu = pointer(struct('v4l2_querymenu', { id: oneControl, index: uint() }, { bytes: 44 }), {
  direction: 'inout',
  after: struct(
    'v4l2_querymenu',
    { name: chars(NAME), value: s64() },
    { at: { name: 8, value: 8 }, bytes: 44 },
  ),
});

/** VIDIOC_QUERYCTRL. */
export const queryControl = exchange(
  struct(
    'v4l2_queryctrl',
    {
      id: askedControl,
      type: oneOf(videoControlTypes),
      name: chars(NAME),
      minimum: int(),
      maximum: int(),
      step: int(),
      default_value: int(),
      flags: flags(videoControlFlags),
      reserved: unlessZero(array(hex('u32'), 2)),
    },
    { brief: ['id', 'type', 'name'] },
  ),
  {
    out: ['type', 'name', 'minimum', 'maximum', 'step', 'default_value', 'flags', 'reserved'],
    changed: ['id'],
    uncut: true,
  },
);

/** VIDIOC_QUERY_EXT_CTRL. */
export const queryExtendedControl = exchange(
  struct(
    'v4l2_query_ext_ctrl',
    {
      id: askedControl,
      type: oneOf(videoControlTypes),
      name: chars(NAME),
      minimum: s64(),
      maximum: s64(),
      step: u64(),
      default_value: s64(),
      flags: flags(videoControlFlags),
      elem_size: uint(),
      elems: uint(),
      nr_of_dims: uint(),
      dims: array(uint(), 4, field('nr_of_dims')),
      reserved: unlessZero(array(hex('u32'), 32)),
    },
    { brief: ['id', 'type', 'name'] },
  ),
  {
    out: [
      ...(['type', 'name', 'minimum', 'maximum', 'step', 'default_value', 'flags', 'elem_size'] as const),
      ...(['elems', 'nr_of_dims', 'dims', 'reserved'] as const),
    ],
    changed: ['id'],
    uncut: true,
  },
);

const extendedControl = struct(
  'v4l2_ext_control',
  {
    id: named,
    size: uint(),
    reserved2: padding(4, 1),
    content: union(
      [
        {
          if: [equals(field('size'), 0)],
          kind: struct('', { value: int(), value64: s64() }, { at: { value64: 0 }, bytes: 8, packed: true }),
        },
      ],
      struct('', { string: buffer(field('size')) }),
      { flat: true, bytes: 8, align: 1 },
    ),
  },
  { packed: true, bytes: 20 },
);

const failed: Condition = [{ of: result, compare: 'lt', value: 0 }];
const some: Condition = [{ of: field('count'), compare: 'ne', value: 0 }];

const controls = {
  ctrl_class: oneOf(videoControlClasses),
  count: count('u32'),
  // Which of them was wrong, where one was.
  error_idx: when(some, when(failed, uint())),
  request_fd: padding(4, 4),
  reserved: padding(4, 4),
  controls: when(some, list(extendedControl, field('count'), { always: true })),
};

/** VIDIOC_G_EXT_CTRLS. */
export const getExtendedControls = exchange(
  struct('v4l2_ext_controls', controls, { order: ['ctrl_class', 'count', 'controls', 'error_idx'] }),
  { out: ['controls', 'error_idx'], always: true },
);

/** VIDIOC_S_EXT_CTRLS and VIDIOC_TRY_EXT_CTRLS. */
export const setExtendedControls = pointer(
  struct('v4l2_ext_controls', controls, { order: ['ctrl_class', 'count', 'controls'] }),
  {
    direction: 'inout',
    always: true,
    after: ifWhole(
      struct('v4l2_ext_controls', controls, { order: ['controls', 'error_idx'] }),
      (value) => value.controls,
    ),
  },
);
