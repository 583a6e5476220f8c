import { cases, type HumanText } from '../model/syscall.js';

/** reboot(2), by command. */
export const rebootWords: HumanText = {
  on: 'op',
  cases: {
    ...cases(['LINUX_REBOOT_CMD_RESTART', 'LINUX_REBOOT_CMD_RESTART2'], 'restart the machine'),
    LINUX_REBOOT_CMD_HALT: 'stop the machine',
    LINUX_REBOOT_CMD_POWER_OFF: 'switch the machine off',
    LINUX_REBOOT_CMD_KEXEC: 'start another kernel',
    LINUX_REBOOT_CMD_SW_SUSPEND: 'put the machine to sleep',
    LINUX_REBOOT_CMD_CAD_ON: 'let Ctrl-Alt-Delete restart the machine',
    LINUX_REBOOT_CMD_CAD_OFF: 'keep Ctrl-Alt-Delete from restarting the machine',
  },
  otherwise: 'stop or ~restart the machine',
};

/** syslog(2), by action. */
export const syslogWords: HumanText = {
  on: 'type',
  cases: {
    ...cases(['SYSLOG_ACTION_READ', 'SYSLOG_ACTION_READ_ALL'], 'read the log of the kernel'),
    SYSLOG_ACTION_READ_CLEAR: 'read the log of the kernel and ~clear it',
    SYSLOG_ACTION_CLEAR: 'clear the log of the kernel',
    SYSLOG_ACTION_CONSOLE_OFF: 'stop the kernel from writing to the console',
    SYSLOG_ACTION_CONSOLE_ON: 'let the kernel write to the console',
    SYSLOG_ACTION_CONSOLE_LEVEL: 'choose what the kernel writes to the console',
    ...cases(
      ['SYSLOG_ACTION_SIZE_UNREAD', 'SYSLOG_ACTION_SIZE_BUFFER'],
      'ask for the size of the log of the kernel',
    ),
  },
  otherwise: 'read or ~control the log of the kernel',
};
