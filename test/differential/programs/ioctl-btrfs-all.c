// Every request of Btrfs, with zeros and with numbers.
// options: -e trace=chdir,ioctl
// options: -e trace=chdir,ioctl -v
// options: -e trace=chdir,ioctl -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X raw -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X verbose -v -e inject=ioctl:retval=0
// differs before 7.2: RAID1C3|SIMPLE_QUOTA|RAID_STRIPE|REMAP|COMPRESS_LEVEL: newer than Linux 6.1
// differs: size=72, qgroup_inherit: more groups than the size tells of, which strace reads all the same (known difference)
// differs: space_slots=8589934593: more than hstrace copies of one array (known difference)
#include <linux/fs.h>
#include <linux/btrfs.h>
#include <linux/btrfs_tree.h>
#include <sys/ioctl.h>
#include <string.h>
#include <unistd.h>
long a[65536]; char*b=(char*)a;
#define N(x) do{for(int k=0;k<1024;k++)((unsigned*)b)[k]=k+1;}while(0)
#define R(x) memset(b,0,sizeof a); ioctl(-1,x,b); N(); ioctl(-1,x,b); 
int main(void){chdir("hstrace-start");
R(BTRFS_IOC_SNAP_CREATE) R(BTRFS_IOC_DEFRAG) R(BTRFS_IOC_RESIZE) R(BTRFS_IOC_SCAN_DEV) R(BTRFS_IOC_FORGET_DEV) R(BTRFS_IOC_ADD_DEV) R(BTRFS_IOC_RM_DEV) R(BTRFS_IOC_BALANCE) R(BTRFS_IOC_CLONE_RANGE) R(BTRFS_IOC_SUBVOL_CREATE) R(BTRFS_IOC_SNAP_DESTROY) R(BTRFS_IOC_DEFRAG_RANGE) R(BTRFS_IOC_TREE_SEARCH) R(BTRFS_IOC_TREE_SEARCH_V2) R(BTRFS_IOC_INO_LOOKUP) R(BTRFS_IOC_DEFAULT_SUBVOL) R(BTRFS_IOC_SPACE_INFO) R(BTRFS_IOC_START_SYNC) R(BTRFS_IOC_WAIT_SYNC) R(BTRFS_IOC_SNAP_CREATE_V2) R(BTRFS_IOC_SUBVOL_CREATE_V2) R(BTRFS_IOC_SUBVOL_GETFLAGS) R(BTRFS_IOC_SUBVOL_SETFLAGS) R(BTRFS_IOC_SCRUB) R(BTRFS_IOC_SCRUB_CANCEL) R(BTRFS_IOC_SCRUB_PROGRESS) R(BTRFS_IOC_DEV_INFO) R(BTRFS_IOC_FS_INFO) R(BTRFS_IOC_BALANCE_V2) R(BTRFS_IOC_BALANCE_CTL) R(BTRFS_IOC_BALANCE_PROGRESS) R(BTRFS_IOC_INO_PATHS) R(BTRFS_IOC_LOGICAL_INO) R(BTRFS_IOC_LOGICAL_INO_V2) R(BTRFS_IOC_SET_RECEIVED_SUBVOL) R(BTRFS_IOC_SEND) R(BTRFS_IOC_DEVICES_READY) R(BTRFS_IOC_QUOTA_CTL) R(BTRFS_IOC_QGROUP_ASSIGN) R(BTRFS_IOC_QGROUP_CREATE) R(BTRFS_IOC_QGROUP_LIMIT) R(BTRFS_IOC_QUOTA_RESCAN) R(BTRFS_IOC_QUOTA_RESCAN_STATUS) R(BTRFS_IOC_QUOTA_RESCAN_WAIT) R(BTRFS_IOC_GET_FSLABEL) R(BTRFS_IOC_SET_FSLABEL) R(BTRFS_IOC_GET_DEV_STATS) R(BTRFS_IOC_DEV_REPLACE) R(BTRFS_IOC_FILE_EXTENT_SAME) R(BTRFS_IOC_GET_FEATURES) R(BTRFS_IOC_SET_FEATURES) R(BTRFS_IOC_GET_SUPPORTED_FEATURES) R(BTRFS_IOC_RM_DEV_V2) R(BTRFS_IOC_GET_SUBVOL_INFO) R(BTRFS_IOC_GET_SUBVOL_ROOTREF) R(BTRFS_IOC_INO_LOOKUP_USER) R(BTRFS_IOC_SNAP_DESTROY_V2)
}
