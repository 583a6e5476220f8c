import { defineFamily } from '../spec.js';

const modifiers = ['SHIFT', 'ALTGR', 'CTRL', 'ALT', 'SHIFTL', 'SHIFTR', 'CTRLL', 'CTRLR', 'CAPSSHIFT'];

/** Keys that stand for a modifier: their names are those of the modifiers with an ending. */
const modifierKeys = (type: string, ending: string) =>
  modifiers.map((name) => `K_${name}${ending}=K(${type},KG_${name})`).join(' ');

export default defineFamily({
  about: 'Requests of the console (ioctl_console(2)).',
  tables: {
    consoleKeys: {
      kind: 'enum',
      unknown: '',
      header: 'linux/keyboard.h',
      names: [
        modifierKeys('KT_SHIFT', ''),
        modifierKeys('KT_LOCK', 'LOCK'),
        modifierKeys('KT_SLOCK', '_SLOCK'),
      ].join(' '),
      pattern: {
        match: /K_[A-Z0-9]\w*/,
        except: `
          K_CSI_HOME K_CSI_INSERT K_CSI_DELETE K_CSI_END K_CSI_PGUP K_CSI_PGDN K_CSI_F1 K_CSI_F2 K_CSI_F3 K_CSI_F4
          K_CSI_F5 K_CSI_F6 K_CSI_F7 K_CSI_F8 K_CSI_F9 K_CSI_F10 K_CSI_F11 K_CSI_F12 K_CSI_F13 K_CSI_F14 K_CSI_F15
          K_CSI_F16 K_CSI_F17 K_CSI_F18 K_CSI_F19 K_CSI_F20
        `,
      },
    },
    consoleKeyTypes: {
      kind: 'enum',
      unknown: '',
      header: 'linux/keyboard.h',
      names: `
        KT_LATIN KT_FN KT_SPEC KT_PAD KT_DEAD KT_CONS KT_CUR KT_SHIFT KT_META KT_ASCII KT_LOCK KT_LETTER KT_SLOCK
        KT_DEAD2 KT_BRL
      `,
    },
    consoleKeymaps: {
      kind: 'enum',
      unknown: 'K_???',
      header: 'linux/kd.h',
      names: 'K_NORMTAB K_SHIFTTAB K_ALTTAB K_ALTSHIFTTAB',
    },
    consoleModifiers: {
      kind: 'flags',
      unknown: 'K_???',
      header: 'linux/keyboard.h',
      names: `
        1<<KG_SHIFT 1<<KG_ALTGR 1<<KG_CTRL 1<<KG_ALT 1<<KG_SHIFTL 1<<KG_SHIFTR 1<<KG_CTRLL 1<<KG_CTRLR
      `,
    },
    consoleLeds: {
      kind: 'flags',
      unknown: 'LED_???',
      header: 'linux/kd.h',
      names: 'LED_SCR LED_NUM LED_CAP',
    },
    consoleDefaultLeds: {
      kind: 'flags',
      unknown: 'LED_???',
      header: 'linux/kd.h',
      names: 'LED_SCR LED_NUM LED_CAP LED_SCR<<4 LED_NUM<<4 LED_CAP<<4',
    },
    consoleKeyboards: {
      kind: 'enum',
      unknown: 'KB_???',
      header: 'linux/kd.h',
      names: 'KB_84 KB_101 KB_OTHER',
    },
    consoleModes: {
      kind: 'enum',
      unknown: 'KD_???',
      header: 'linux/kd.h',
      names: 'KD_TEXT KD_GRAPHICS KD_TEXT0 KD_TEXT1',
    },
    consoleKeyboardModes: {
      kind: 'enum',
      unknown: 'K_???',
      radix: 10,
      header: 'linux/kd.h',
      names: 'K_RAW K_XLATE K_MEDIUMRAW K_UNICODE K_OFF',
    },
    consoleMetaModes: {
      kind: 'enum',
      unknown: 'K_???',
      header: 'linux/kd.h',
      names: 'K_METABIT K_ESCPREFIX',
    },
    consoleFontOperations: {
      kind: 'enum',
      unknown: 'KD_FONT_OP_???',
      header: 'linux/kd.h',
      names: `
        KD_FONT_OP_SET KD_FONT_OP_GET KD_FONT_OP_SET_DEFAULT KD_FONT_OP_COPY KD_FONT_OP_SET_TALL KD_FONT_OP_GET_TALL
      `,
    },
    consoleFontFlags: {
      kind: 'flags',
      unknown: 'KD_FONT_FLAG_???',
      header: 'linux/kd.h',
      names: 'KD_FONT_FLAG_DONT_RECALC KD_FONT_FLAG_OLD=0x80000000',
    },
  },
});
