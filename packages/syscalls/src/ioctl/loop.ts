import { loopEncryption, loopFlags } from '../constants/ioctl-devices.gen.js';
import { array } from '../model/arrays.js';
import { count, dev, fd, flags, hex, int, oneOf, u64, uint, ulong } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { byArch, out, reservedWords, sized } from './shapes.js';

const LO_NAME_SIZE = 64;
const LO_KEY_SIZE = 32;

/** Requests of loop devices (loop(4), linux/loop.h). */
export const loopRequests = defineRequests(() => {
  const oldDevice = byArch({ x86_64: dev('ulong'), i386: dev('u16'), aarch64: dev('u32') });
  const key = sized(LO_KEY_SIZE, field('lo_encrypt_key_size'), 'quoted');
  const crypted = ['lo_encrypt_type', 'lo_encrypt_key_size', 'lo_encrypt_key'] as const;
  const info = struct(
    'loop_info',
    {
      lo_number: int(),
      lo_device: oldDevice,
      lo_inode: ulong(),
      lo_rdevice: oldDevice,
      lo_offset: hex('u32'),
      lo_encrypt_type: oneOf(loopEncryption),
      lo_encrypt_key_size: uint(),
      lo_flags: flags(loopFlags),
      lo_name: chars(LO_NAME_SIZE),
      lo_encrypt_key: key,
      lo_init: array(hex('ulong'), 2),
      reserved: array(hex('u8'), 4),
    },
    {
      brief: (value) => [
        'lo_number',
        'lo_offset',
        'lo_flags',
        'lo_name',
        ...(value.lo_encrypt_type === 'LO_CRYPT_NONE' ? [] : crypted),
      ],
    },
  );
  const info64 = struct(
    'loop_info64',
    {
      lo_device: dev('u64'),
      lo_inode: u64(),
      lo_rdevice: dev('u64'),
      lo_offset: hex('u64'),
      lo_sizelimit: u64(),
      lo_number: uint(),
      lo_encrypt_type: oneOf(loopEncryption),
      lo_encrypt_key_size: uint(),
      lo_flags: flags(loopFlags),
      lo_file_name: chars(LO_NAME_SIZE),
      lo_crypt_name: chars(LO_NAME_SIZE),
      lo_encrypt_key: key,
      lo_init: array(hex('u64'), 2),
    },
    {
      brief: (value) => [
        'lo_offset',
        'lo_number',
        'lo_flags',
        'lo_file_name',
        ...(value.lo_encrypt_type === 'LO_CRYPT_NONE' ? [] : ([...crypted, 'lo_crypt_name'] as const)),
      ],
    },
  );
  return {
    LOOP_SET_STATUS: pointer(info),
    LOOP_GET_STATUS: out(info),
    LOOP_SET_STATUS64: pointer(info64),
    LOOP_GET_STATUS64: out(info64),
    LOOP_CONFIGURE: pointer(
      struct('loop_config', { fd: fd(), block_size: uint(), info: info64, __reserved: reservedWords(8) }),
    ),
    LOOP_SET_FD: fd(),
    LOOP_CHANGE_FD: fd(),
    LOOP_CTL_ADD: int(),
    LOOP_CTL_REMOVE: int(),
    LOOP_SET_DIRECT_IO: count('ulong'),
    LOOP_SET_BLOCK_SIZE: count('ulong'),
    LOOP_CLR_FD: null,
    LOOP_SET_CAPACITY: null,
    LOOP_CTL_GET_FREE: null,
  };
});
