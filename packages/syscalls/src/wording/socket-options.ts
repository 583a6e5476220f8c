import type { HumanText } from '../model/syscall.js';

/** Whether something is switched on: the option's value. */
const onOff = (on: string, off: string): HumanText => ({ on: 'optval', cases: { 0: off }, otherwise: on });

/** setsockopt(2), by option. */
export const setSocketOptionWords: HumanText = {
  on: 'optname',
  cases: {
    SO_REUSEADDR: onOff(
      'let {sockfd} take an address that was in use until lately',
      'forbid {sockfd} to take an address that was in use until lately',
    ),
    SO_REUSEPORT: onOff(
      'let {sockfd} share its port with other sockets',
      'forbid {sockfd} to share its port with other sockets',
    ),
    SO_KEEPALIVE: onOff(
      'have it checked from time to time that the peer of {sockfd} is there',
      'stop having it checked whether the peer of {sockfd} is there',
    ),
    SO_BROADCAST: onOff(
      'let {sockfd} send to everybody in the network',
      'forbid {sockfd} to send to everybody',
    ),
    SO_SNDBUF: 'let {sockfd} hold {optval:bytes} that are still to be sent',
    SO_RCVBUF: 'let {sockfd} hold {optval:bytes} that are still to be read',
    SO_SNDBUFFORCE: 'let {sockfd} hold {optval:bytes} that are still to be sent, whatever the limit',
    SO_RCVBUFFORCE: 'let {sockfd} hold {optval:bytes} that are still to be read, whatever the limit',
    SO_RCVTIMEO_OLD: 'wait for data from {sockfd} at most {optval}',
    SO_SNDTIMEO_OLD: 'wait until {sockfd} takes data at most {optval}',
    SO_RCVTIMEO_NEW: 'wait for data from {sockfd} at most {optval}',
    SO_SNDTIMEO_NEW: 'wait until {sockfd} takes data at most {optval}',
    SO_LINGER: 'choose whether closing {sockfd} waits until everything is sent',
    SO_PASSCRED: 'ask to be told which process sends to {sockfd}',
    SO_BINDTODEVICE: 'use {sockfd} with one network interface only',
    SO_MARK: 'mark the packets of {sockfd}',
    SO_PRIORITY: 'set the priority of packets of {sockfd}',
    SO_ATTACH_FILTER: 'filter what {sockfd} receives',
    SO_ATTACH_BPF: 'filter what {sockfd} receives by a BPF program',
    SO_DETACH_FILTER: 'stop filtering what {sockfd} receives',
    SO_TIMESTAMP_OLD: 'ask when packets of {sockfd} came',
    SO_TIMESTAMP_NEW: 'ask when packets of {sockfd} came',
    TCP_NODELAY: onOff(
      'have small pieces from {sockfd} sent at once',
      'have small pieces from {sockfd} gathered before they are sent',
    ),
    TCP_CORK: onOff('hold back small pieces on {sockfd}', 'send what was held back on {sockfd}'),
    TCP_KEEPIDLE: 'choose after which silence the peer of {sockfd} is checked',
    TCP_KEEPINTVL: 'choose how often the peer of {sockfd} is checked',
    TCP_KEEPCNT: 'choose how often the peer of {sockfd} is checked before it is given up',
    TCP_USER_TIMEOUT: 'choose when {sockfd} gives up what is not acknowledged',
    TCP_DEFER_ACCEPT: 'be told of connections on {sockfd} when data has come',
    TCP_FASTOPEN: 'let connections on {sockfd} begin with data',
    TCP_QUICKACK: 'have what {sockfd} receives acknowledged at once',
    TCP_ULP: 'let the kernel do a protocol on {sockfd}',
    IPV6_V6ONLY: onOff('use {sockfd} for IPv6 only', 'use {sockfd} for IPv4 and IPv6'),
    IP_TTL: 'choose how far packets of {sockfd} may go',
    IP_TOS: 'choose how packets of {sockfd} are treated on their way',
    IP_RECVERR: 'ask to be told of errors on the way of packets of {sockfd}',
    IPV6_RECVERR: 'ask to be told of errors on the way of packets of {sockfd}',
    IP_PKTINFO: 'ask where packets of {sockfd} arrived',
    IP_ADD_MEMBERSHIP: 'join a multicast group by {sockfd}',
    IP_DROP_MEMBERSHIP: 'leave a multicast group by {sockfd}',
    IP_HDRINCL: 'write the headers of packets of {sockfd} itself',
    NETLINK_ADD_MEMBERSHIP: 'ask to be told of changes by {sockfd}',
    IPT_SO_SET_REPLACE: 'replace the rules of the firewall',
  },
  otherwise: 'set the option {optname:name} of {sockfd}',
};

/** getsockopt(2), by option. */
export const getSocketOptionWords: HumanText = {
  on: 'optname',
  cases: {
    SO_ERROR: 'ask whether something went wrong on {sockfd}',
    SO_TYPE: 'ask what kind of socket {sockfd} is',
    SO_DOMAIN: 'ask which addresses {sockfd} uses',
    SO_PROTOCOL: 'ask which protocol {sockfd} uses',
    SO_ACCEPTCONN: 'ask whether {sockfd} takes connections',
    SO_SNDBUF: 'ask how much {sockfd} holds that is still to be sent[: {optval:bytes}]',
    SO_RCVBUF: 'ask how much {sockfd} holds that is still to be read[: {optval:bytes}]',
    SO_PEERCRED: 'ask which process is at the other end of {sockfd}',
    SO_PEERSEC: 'ask for the security label of the other end of {sockfd}',
    SO_PEERPIDFD: 'ask which process is at the other end of {sockfd}',
    SO_REUSEADDR: 'ask whether {sockfd} may take an address that was in use until lately',
    SO_KEEPALIVE: 'ask whether it is checked that the peer of {sockfd} is there',
    SO_LINGER: 'ask whether closing {sockfd} waits until everything is sent',
    SO_COOKIE: 'ask for the number of {sockfd} in the kernel',
    TCP_INFO: 'ask how the connection {sockfd} is doing',
    TCP_NODELAY: 'ask whether small pieces from {sockfd} are sent at once',
    TCP_MAXSEG: 'ask how large packets of {sockfd} are[: {optval:bytes}]',
    IP_MTU: 'ask how large packets to the peer of {sockfd} may be',
  },
  otherwise: 'ask for the option {optname:name} of {sockfd}',
};
