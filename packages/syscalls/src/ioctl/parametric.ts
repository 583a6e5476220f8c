import { inputAbsoluteAxes, inputEventTypes } from '../constants/ioctl-input.gen.js';
import type { EnumTable } from '../model/table.js';
import { dataSize, direction, IOC_READ, IOC_WRITE, nr, type } from './code.js';
import type { Parametric, ParametricRequest } from './family.js';

/** Names of requests that have parameters. */
export type ParametricName =
  | 'EVIOCGBIT'
  | 'EVIOCGABS'
  | 'EVIOCSABS'
  | 'EVIOCGNAME'
  | 'EVIOCGPHYS'
  | 'EVIOCGUNIQ'
  | 'EVIOCGPROP'
  | 'EVIOCGMTSLOTS'
  | 'EVIOCGKEY'
  | 'EVIOCGLED'
  | 'EVIOCGSND'
  | 'EVIOCGSW'
  | 'HIDIOCGRAWNAME'
  | 'HIDIOCGRAWPHYS'
  | 'HIDIOCGRAWUNIQ'
  | 'HIDIOCGPHYS'
  | 'HIDIOCSFEATURE'
  | 'HIDIOCGFEATURE'
  | 'MIXER_READ'
  | 'MIXER_WRITE'
  | 'UI_GET_SYSNAME'
  | 'JSIOCGNAME'
  | 'SPI_IOC_MESSAGE'
  | 'SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR';

const named = (name: ParametricName, ...parameters: (string | number)[]): ParametricRequest => ({
  name,
  text: () => (parameters.length === 0 ? name : `${name}(${parameters.join(', ')})`),
});

/** Of a parameter that has names itself. */
function withNamed(
  name: ParametricName,
  table: EnumTable,
  value: number,
  ...rest: (string | number)[]
): ParametricRequest {
  return {
    name,
    text(commented) {
      const known = table.nameOf(value, 'x86_64');
      const number = value === 0 ? '0' : `0x${value.toString(16)}`;
      const shown = known ?? (commented ? number : `${number} /* ${table.unknown} */`);
      return `${name}(${[shown, ...rest].join(', ')})`;
    },
  };
}

const EV_READ: Readonly<Record<number, ParametricName>> = {
  6: 'EVIOCGNAME',
  7: 'EVIOCGPHYS',
  8: 'EVIOCGUNIQ',
  9: 'EVIOCGPROP',
  10: 'EVIOCGMTSLOTS',
  24: 'EVIOCGKEY',
  25: 'EVIOCGLED',
  26: 'EVIOCGSND',
  27: 'EVIOCGSW',
};

/** linux/input.h. */
const input: Parametric = (code) => {
  const number = nr(code);
  if (direction(code) === IOC_WRITE)
    return number >= 0xc0 ? withNamed('EVIOCSABS', inputAbsoluteAxes, number - 0xc0) : undefined;
  if (direction(code) !== IOC_READ) return undefined;
  const size = dataSize(code);
  if (number === 0x20) return named('EVIOCGBIT', 0, size);
  if (number > 0x20 && number < 0x40) return withNamed('EVIOCGBIT', inputEventTypes, number - 0x20, size);
  if (number >= 0x40 && number < 0x80) return withNamed('EVIOCGABS', inputAbsoluteAxes, number - 0x40);
  const name = EV_READ[number];
  return name === undefined ? undefined : named(name, size);
};

const HID_READ: Readonly<Record<number, ParametricName>> = {
  4: 'HIDIOCGRAWNAME',
  5: 'HIDIOCGRAWPHYS',
  6: 'HIDIOCSFEATURE',
  8: 'HIDIOCGRAWUNIQ',
  18: 'HIDIOCGPHYS',
};

/** linux/hidraw.h, linux/hiddev.h. */
const hid: Parametric = (code) => {
  const number = nr(code);
  const name =
    direction(code) === IOC_READ
      ? HID_READ[number]
      : direction(code) === (IOC_READ | IOC_WRITE)
        ? number === 6
          ? 'HIDIOCSFEATURE'
          : number === 7
            ? 'HIDIOCGFEATURE'
            : undefined
        : undefined;
  return name === undefined ? undefined : named(name, dataSize(code));
};

const SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR = 0x8008_2102;

const byType: Readonly<Record<number, Parametric>> = {
  // seccomp: the direction was the wrong one in Linux 5.0 to 5.6.
  33: (code) =>
    code === SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR
      ? named('SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR')
      : undefined,
  69: input,
  72: hid,
  // linux/soundcard.h.
  77: (code) =>
    direction(code) === IOC_WRITE
      ? named('MIXER_WRITE', nr(code))
      : direction(code) === IOC_READ
        ? named('MIXER_READ', nr(code))
        : undefined,
  // linux/uinput.h.
  85: (code) =>
    direction(code) === IOC_READ && nr(code) === 0x2c ? named('UI_GET_SYSNAME', dataSize(code)) : undefined,
  // linux/joystick.h.
  106: (code) =>
    direction(code) === IOC_READ && nr(code) === 0x13 ? named('JSIOCGNAME', dataSize(code)) : undefined,
  // linux/spi/spidev.h.
  107: (code) =>
    direction(code) === IOC_WRITE && nr(code) === 0 ? named('SPI_IOC_MESSAGE', dataSize(code)) : undefined,
};

/** The request with parameters that a code is, if it is one. */
export const parametricRequest: Parametric = (code, arch) => byType[type(code)]?.(code, arch);
