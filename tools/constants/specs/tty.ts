import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Terminals.',
  headers: ['asm/termbits.h', 'linux/termios.h'],
  tables: {
    termiosInputFlags: {
      kind: 'flags',
      unknown: '',
      header: ['asm/termbits.h', 'asm-generic/termbits-common.h'],
      names: `
        IGNBRK BRKINT IGNPAR PARMRK INPCK ISTRIP INLCR IGNCR ICRNL IUCLC IXON IXANY IXOFF IMAXBEL IUTF8
      `,
    },
    termiosOutputFlags: {
      kind: 'flags',
      unknown: '',
      header: ['asm/termbits.h', 'asm-generic/termbits-common.h'],
      names: 'OPOST OLCUC ONLCR OCRNL ONOCR ONLRET OFILL OFDEL',
    },
    termiosControlFlags: {
      kind: 'flags',
      unknown: '',
      header: ['asm/termbits.h', 'asm-generic/termbits-common.h'],
      names: 'CSTOPB CREAD PARENB PARODD HUPCL CLOCAL CMSPAR CRTSCTS',
    },
    termiosLocalFlags: {
      kind: 'flags',
      unknown: '',
      header: ['asm/termbits.h', 'asm-generic/termbits-common.h'],
      names: `
        ISIG ICANON XCASE ECHO ECHOE ECHOK ECHONL NOFLSH IEXTEN ECHOCTL ECHOPRT ECHOKE FLUSHO PENDIN TOSTOP
        EXTPROC
      `,
    },
    termiosCharSizes: {
      kind: 'enum',
      unknown: 'CS?',
      header: 'asm/termbits.h',
      names: 'CS5 CS6 CS7 CS8',
    },
    baudRates: {
      kind: 'enum',
      unknown: '',
      header: ['asm-generic/termbits-common.h', 'asm/termbits.h'],
      names: `
        B0 B50 B75 B110 B134 B150 B200 B300 B600 B1200 B1800 B2400 B4800 B9600 B19200 B38400 B57600 B115200
        B230400 B460800 B500000 B576000 B921600 B1000000 B1152000 B1500000 B2000000 B2500000 B3000000 B3500000
        B4000000 EXTA EXTB BOTHER
      `,
    },
    termiosBackspaceDelays: {
      kind: 'enum',
      unknown: 'BS?',
      header: 'asm/termbits.h',
      names: 'BS1 BS0',
    },
    termiosReturnDelays: {
      kind: 'enum',
      unknown: 'CR?',
      header: 'asm/termbits.h',
      names: 'CR0 CR1 CR2 CR3',
    },
    termiosFormFeedDelays: {
      kind: 'enum',
      unknown: 'FF?',
      header: 'asm/termbits.h',
      names: 'FF0 FF1',
    },
    termiosNewlineDelays: {
      kind: 'enum',
      unknown: 'NL?',
      header: 'asm/termbits.h',
      names: 'NL0 NL1',
    },
    termiosTabDelays: {
      kind: 'enum',
      unknown: 'TAB?',
      header: 'asm/termbits.h',
      names: 'XTABS TAB0 TAB1 TAB2 TAB3',
    },
    termiosVerticalTabDelays: {
      kind: 'enum',
      unknown: 'VT?',
      header: 'asm/termbits.h',
      names: 'VT0 VT1',
    },
    termiosControlCharacters: {
      kind: 'enum',
      unknown: '',
      header: 'asm/termbits.h',
      names: `
        VINTR VQUIT VERASE VKILL VEOL2 VSWTC VSTART VSTOP VSUSP VREPRINT VDISCARD VWERASE VLNEXT VMIN VTIME VEOF
        VEOL
      `,
    },
    lineDisciplines: {
      kind: 'enum',
      unknown: 'N_???',
      header: 'linux/tty.h',
      names: `
        N_TTY N_SLIP N_MOUSE N_PPP N_STRIP N_AX25 N_X25 N_6PACK N_MASC N_R3964 N_PROFIBUS_FDL N_IRDA N_SMSBLOCK
        N_HDLC N_SYNC_PPP N_HCI N_GIGASET_M101 N_SLCAN N_PPS N_V253 N_CAIF N_GSM0710 N_TI_WL N_TRACESINK
        N_TRACEROUTER N_NCI N_SPEAKUP N_NULL
      `,
    },
    modemLines: {
      kind: 'flags',
      unknown: 'TIOCM_???',
      header: 'asm/termios.h',
      names: `
        TIOCM_LE TIOCM_DTR TIOCM_RTS TIOCM_ST TIOCM_SR TIOCM_CTS TIOCM_CAR TIOCM_RNG TIOCM_DSR TIOCM_OUT1
        TIOCM_OUT2 TIOCM_LOOP
      `,
    },
    flushQueues: {
      kind: 'enum',
      unknown: 'TC???',
      header: 'asm-generic/termbits-common.h',
      names: 'TCIFLUSH TCOFLUSH TCIOFLUSH',
    },
    flowActions: {
      kind: 'enum',
      unknown: 'TC???',
      header: 'asm-generic/termbits-common.h',
      names: 'TCOOFF TCOON TCIOFF TCION',
    },
  },
});
