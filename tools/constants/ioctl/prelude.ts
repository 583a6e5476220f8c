// What headers of requests need before them to compile by themselves, outside the programs they were written for.

/** Types that many headers take for granted. */
const COMMON = `
#define __EXPORTED_HEADERS__
#include <linux/types.h>
#include <linux/limits.h>
#include <linux/ioctl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/time.h>
typedef unsigned short u_short;
typedef unsigned long u_long;
typedef __u16 domid_t; typedef __u32 grant_ref_t;
#define __user
`;

const DRM = '#include <drm/drm.h>';
const ALSA = '#include <sound/asound.h>';
/** The 64-bit times that the kernel deals with; the 32-bit forms have names of their own. */
const V4L2 = `
#include <linux/time.h>
struct timeval64 { long long tv_sec, tv_usec; };
struct timespec64 { long long tv_sec, tv_nsec; };
#define timeval timeval64
#define timespec timespec64
#include <linux/videodev2.h>`;

/** By header. */
const BEFORE: Readonly<Record<string, string>> = {
  'asm-generic/ioctls.h': '#include <asm/termbits.h>\n#include <asm/termios.h>\n#include <linux/serial.h>',
  'linux/blkpg.h': '#include <linux/ioctl.h>',
  'linux/raid/md_u.h': '#include <linux/major.h>',
  'linux/fs.h': '#include <linux/blkpg.h>\n#include <linux/blktrace_api.h>\n#include <linux/fiemap.h>',
  'linux/if_tun.h': '#include <linux/filter.h>',
  'linux/ppp-ioctl.h': '#include <linux/filter.h>',
  'linux/gsmmux.h': '#include <linux/if.h>',
  'linux/sonet.h': '#include <linux/atmioc.h>',
  'linux/ndctl.h': '#define PAGE_SIZE 0',
  'linux/videodev2.h': V4L2,
  'linux/ivtvfb.h': V4L2,
  'sound/asequencer.h': ALSA,
  'sound/emu10k1.h': ALSA,
  // 32-bit forms that the kernel keeps to itself.
  'linux/usbdevice_fs.h': `
struct usbdevfs_ctrltransfer32 { __u32 unused[4]; };
struct usbdevfs_bulktransfer32 { __u32 unused[4]; };
struct usbdevfs_disconnectsignal32 { __u32 unused[2]; };
struct usbdevfs_urb32 { __u8 unused[42]; };
struct usbdevfs_ioctl32 { __u32 unused[3]; };`,
  'linux/auto_fs.h': 'typedef __u32 compat_ulong_t;',
  'linux/omap3isp.h': 'struct omap3isp_stat_data_time32 { __u32 first[4]; __u16 second[3]; };',
};

/** The text that stands before a header. */
export function preludeOf(header: string): string {
  const own = BEFORE[header] ?? '';
  const family = header.startsWith('drm/') && header !== 'drm/drm.h' ? DRM : '';
  return [COMMON, family, own].join('\n');
}
