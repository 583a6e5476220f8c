import {
  bsgFlags,
  bsgProtocols,
  bsgSubprotocols,
  scsiDirections,
  scsiFlags,
  scsiInfo,
  scsiResetOptions,
  scsiResets,
} from '../constants/ioctl-devices.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { hidden, labelled, when } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, uint } from '../model/integers.js';
import type { Kind } from '../model/kind.js';
import { list, pointer, wide } from '../model/pointer.js';
import { type Condition, equals, field, type LengthLike, pointee } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { buffer } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { iovecIn } from '../structs/iovec.js';
import { defineRequests } from './family.js';
import { exchange, flagsAndValue, number, numberOut, out } from './shapes.js';

/** The first member of both structures: a letter. */
const letter = custom<string>({
  name: 'letter',
  c: 's32',
  decode: ({ bytes }, pos) => String.fromCharCode(bytes[pos] ?? 0),
  show: (value) => `'${value}'`,
});

/** Data that is transferred, in one piece or in several. */
function transfer(pieces: string, bytes: LengthLike) {
  return union(
    [{ if: [equals(field(pieces), 0)], kind: buffer(bytes, { as: 'hex' }) }],
    list(iovecIn, field(pieces), { budget: bytes }),
    { align: 4 },
  );
}

/** What is shown only if there is any. */
function unlessNone<T>(length: LengthLike, kind: Kind<T>): Kind<T | undefined> {
  return {
    ...(kind as Kind<T | undefined>),
    compile(scope: Scope, offset: number) {
      const read = scope.lengthReader(length);
      const decode = kind.compile(scope, offset);
      return (frame, memory, base, end, up) =>
        Number(read(frame, memory, base, up) ?? 0) === 0 ? undefined : decode(frame, memory, base, end, up);
    },
  };
}

const TO_DEV = 0xffff_fffe;
const FROM_DEV = 0xffff_fffd;
const TO_FROM_DEV = 0xffff_fffc;
const isDirection = (value: number): Condition => [equals(field('dxfer_direction'), value)];

/** `sg_io_hdr_t` of scsi/sg.h. */
function header3() {
  const length = field('dxfer_len');
  const received = { of: length, less: field('resid') };
  const given = transfer('iovec_count', length);
  const got = transfer('iovec_count', received);
  const data = {
    dxferp: when(isDirection(TO_DEV), given),
    both: labelled('dxferp', when(isDirection(TO_FROM_DEV), given)),
    back: labelled('=> dxferp', when(isDirection(TO_FROM_DEV), unlessNone(received, got))),
    read: labelled('dxferp', when(isDirection(FROM_DEV), got)),
  };
  return struct(
    'sg_io_hdr',
    {
      interface_id: letter,
      dxfer_direction: oneOf(scsiDirections),
      cmd_len: int('u8'),
      mx_sb_len: int('u8'),
      iovec_count: int('u16'),
      dxfer_len: uint(),
      ...data,
      cmdp: buffer(field('cmd_len'), { as: 'hex' }),
      sbp: buffer(field('sb_len_wr'), { as: 'hex' }),
      timeout: uint(),
      flags: flags(scsiFlags),
      pack_id: hidden(int()),
      usr_ptr: hidden(address()),
      status: hex('u8'),
      masked_status: hex('u8'),
      msg_status: hex('u8'),
      sb_len_wr: int('u8'),
      host_status: hex('u16'),
      driver_status: hex('u16'),
      resid: int(),
      duration: uint(),
      info: flags(scsiInfo),
    },
    {
      at: { dxferp: 16, both: 16, back: 16, read: 16 },
      order: [
        'interface_id',
        'dxfer_direction',
        'cmd_len',
        'cmdp',
        'mx_sb_len',
        'iovec_count',
        'dxfer_len',
        'timeout',
        'flags',
        'dxferp',
        'both',
        'back',
        'read',
        'status',
        'masked_status',
        'msg_status',
        'sb_len_wr',
        'sbp',
        'host_status',
        'driver_status',
        'resid',
        'duration',
        'info',
      ],
    },
  );
}

/** `struct sg_io_v4` of linux/bsg.h. */
function header4() {
  return struct(
    'sg_io_v4',
    {
      guard: letter,
      protocol: oneOf(bsgProtocols),
      subprotocol: oneOf(bsgSubprotocols),
      request_len: uint(),
      request: wide(buffer(field('request_len'), { as: 'hex' })),
      request_tag: hex('u64'),
      request_attr: uint(),
      request_priority: uint(),
      request_extra: uint(),
      max_response_len: uint(),
      response: wide(buffer(field('response_len'), { as: 'hex' })),
      dout_iovec_count: uint(),
      dout_xfer_len: uint(),
      din_iovec_count: uint(),
      din_xfer_len: uint(),
      dout_xferp: wide(transfer('dout_iovec_count', field('dout_xfer_len'))),
      din_xferp: wide(transfer('din_iovec_count', { of: field('din_xfer_len'), less: field('din_resid') })),
      timeout: uint(),
      flags: flags(bsgFlags),
      usr_ptr: hex('u64'),
      spare_in: hidden(uint()),
      driver_status: hex('u32'),
      transport_status: hex('u32'),
      device_status: hex('u32'),
      retry_delay: uint(),
      info: flags(scsiInfo),
      duration: uint(),
      response_len: uint(),
      din_resid: int(),
      dout_resid: int(),
      generated_tag: hex('u64'),
      spare_out: hidden(uint()),
      padding: padding(4, 4),
    },
    {
      order: [
        'guard',
        'protocol',
        'subprotocol',
        'request_len',
        'request',
        'request_tag',
        'request_attr',
        'request_priority',
        'request_extra',
        'max_response_len',
        'dout_iovec_count',
        'dout_xfer_len',
        'din_iovec_count',
        'din_xfer_len',
        'dout_xferp',
        'timeout',
        'flags',
        'usr_ptr',
        'response_len',
        'response',
        'din_xferp',
        'driver_status',
        'transport_status',
        'device_status',
        'retry_delay',
        'info',
        'duration',
        'response_len',
        'din_resid',
        'dout_resid',
        'generated_tag',
      ],
    },
  );
}

/** Requests of SCSI devices (scsi/sg.h, linux/bsg.h). */
export const scsiRequests = defineRequests(() => {
  const isInterface = (value: string): Condition => [
    equals(pointee('argp', 'u32', 'entry'), value.charCodeAt(0)),
  ];
  const set = number();
  const get = numberOut();
  return {
    SG_IO: union(
      [
        {
          if: isInterface('S'),
          kind: exchange(header3(), {
            out: [
              'back',
              'read',
              'status',
              'masked_status',
              'msg_status',
              'sb_len_wr',
              'sbp',
              'host_status',
              'driver_status',
              'resid',
              'duration',
              'info',
            ],
            always: true,
          }),
        },
        {
          if: isInterface('Q'),
          kind: exchange(header4(), {
            out: [
              'response_len',
              'response',
              'din_xferp',
              'driver_status',
              'transport_status',
              'device_status',
              'retry_delay',
              'info',
              'duration',
              'din_resid',
              'dout_resid',
              'generated_tag',
            ],
            always: true,
          }),
        },
      ],
      pointer(uint()),
    ),
    SG_GET_SCSI_ID: out(
      struct('sg_scsi_id', {
        host_no: int(),
        channel: int(),
        scsi_id: hex('u32'),
        lun: int(),
        scsi_type: hex('u32'),
        h_cmd_per_lun: int('s16'),
        d_queue_depth: int('s16'),
        unused: hidden(array(hex('u32'), 2)),
      }),
    ),
    SG_GET_REQUEST_TABLE: out(
      struct('sg_req_info', {
        req_state: int('char'),
        orphan: int('char'),
        sg_io_owned: int('char'),
        problem: int('char'),
        pack_id: int(),
        usr_ptr: address(),
        duration: uint(),
        unused: hidden(int()),
      }),
    ),
    SG_SCSI_RESET: pointer(flagsAndValue(scsiResetOptions, scsiResets)),
    SG_SET_TIMEOUT: set,
    SG_SET_TRANSFORM: hex('u32'),
    SG_SET_COMMAND_Q: set,
    SG_SET_RESERVED_SIZE: set,
    SG_SET_FORCE_LOW_DMA: set,
    SG_SET_FORCE_PACK_ID: set,
    SG_SET_DEBUG: set,
    SG_SET_KEEP_ORPHAN: set,
    SG_NEXT_CMD_LEN: set,
    SG_EMULATED_HOST: get,
    SG_GET_TRANSFORM: get,
    SG_GET_COMMAND_Q: get,
    SG_GET_RESERVED_SIZE: get,
    SG_GET_LOW_DMA: get,
    SG_GET_PACK_ID: get,
    SG_GET_NUM_WAITING: get,
    SG_GET_SG_TABLESIZE: get,
    SG_GET_VERSION_NUM: get,
    SG_GET_KEEP_ORPHAN: get,
    SG_GET_ACCESS_COUNT: get,
    SG_GET_TIMEOUT: null,
  };
});
