// The requests of Btrfs. The result is injected: there is no such file system.
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
int main(void){chdir("hstrace-start"); struct btrfs_ioctl_search_args*s=(void*)b;
 for(int i=0;i<16;i++){ s->key.tree_id=i; s->key.min_objectid=-i; s->key.max_objectid=256+i;s->key.min_type=i*12; s->key.max_type=200+i*4; s->key.nr_items=1; struct btrfs_ioctl_search_header*h=(void*)s->buf; h->objectid=-i*3; h->type=i*16;h->offset=i;h->len=3; ioctl(-1,BTRFS_IOC_TREE_SEARCH,b);}
 memset(b,0,sizeof a); struct btrfs_ioctl_ino_lookup_args*l=(void*)b; l->treeid=5;l->objectid=256;strcpy(l->name,"abc"); ioctl(-1,BTRFS_IOC_INO_LOOKUP,b); l->treeid=1;l->objectid=-1;ioctl(-1,BTRFS_IOC_INO_LOOKUP,b);
 memset(b,0,sizeof a); a[0]=5; ioctl(-1,BTRFS_IOC_DEFAULT_SUBVOL,b); a[0]=1;ioctl(-1,BTRFS_IOC_DEFAULT_SUBVOL,b);
 struct btrfs_ioctl_defrag_range_args*d=(void*)b; memset(b,0,4096); d->len=-1; d->compress_type=2; d->unused[0]=1; ioctl(-1,BTRFS_IOC_DEFRAG_RANGE,b); d->len=5;d->flags=2;ioctl(-1,BTRFS_IOC_DEFRAG_RANGE,b);
 struct btrfs_ioctl_vol_args_v2*v=(void*)b; memset(b,0,4096); v->fd=0;v->flags=4; v->size=100; static struct { struct btrfs_qgroup_inherit i; unsigned long long q[4];} q={{1,2,1,1,{1,2,3,4,5}},{7,8,9,10}}; v->qgroup_inherit=(void*)&q; strcpy(v->name,"nam"); ioctl(-1,BTRFS_IOC_SNAP_CREATE_V2,b); v->size=72; ioctl(-1,BTRFS_IOC_SNAP_CREATE_V2,b); v->size=104;ioctl(-1,BTRFS_IOC_SNAP_CREATE_V2,b); v->flags=2; ioctl(-1,BTRFS_IOC_SUBVOL_CREATE_V2,b); v->flags=0;v->unused[1]=5;ioctl(-1,BTRFS_IOC_SUBVOL_CREATE_V2,b);
 struct btrfs_ioctl_fs_info_args*f=(void*)b; memset(b,0,4096); f->max_id=1;f->num_devices=2;f->flags=7;f->csum_type=0;f->csum_size=4;f->generation=9; ioctl(-1,BTRFS_IOC_FS_INFO,b); f->csum_type=3; ioctl(-1,BTRFS_IOC_FS_INFO,b); f->reserved[3]=1;ioctl(-1,BTRFS_IOC_FS_INFO,b); f->flags=0; ioctl(-1,BTRFS_IOC_FS_INFO,b);f->csum_type=0;f->csum_size=0;ioctl(-1,BTRFS_IOC_FS_INFO,b);
 struct btrfs_ioctl_balance_args*g=(void*)b; memset(b,0,4096); g->flags=0xf; g->state=0xf; g->data.flags=-1; g->data.usage=5;g->data.limit=7;g->data.stripes_min=3;g->data.stripes_max=4; g->meta.profiles=0xffff; g->meta.flags=4; g->sys.flags=1<<10; g->stat.expected=1;g->stat.considered=2;g->stat.completed=3; ioctl(-1,BTRFS_IOC_BALANCE_V2,b);ioctl(-1,BTRFS_IOC_BALANCE_PROGRESS,b);
 g->flags=2; ioctl(-1,BTRFS_IOC_BALANCE_V2,b);g->flags=4; ioctl(-1,BTRFS_IOC_BALANCE_V2,b); ioctl(-1,BTRFS_IOC_BALANCE_CTL,1);ioctl(-1,BTRFS_IOC_BALANCE_CTL,2);
 struct btrfs_ioctl_ino_path_args*p=(void*)b; static long c[20]; struct btrfs_data_container*dc=(void*)c; dc->elem_cnt=2; dc->bytes_left=1;dc->bytes_missing=2;dc->elem_missed=3; c[2]=40;c[3]=48; strcpy((char*)&c[2]+40,"path1"); strcpy((char*)&c[2]+48,"path2"); memset(b,0,4096); p->inum=7;p->size=160;p->fspath=(long)c; ioctl(-1,BTRFS_IOC_INO_PATHS,b);
 struct btrfs_ioctl_logical_ino_args*li=(void*)b; dc->elem_cnt=6; for(int i=0;i<6;i++)c[2+i]=i+1;li->logical=5; ioctl(-1,BTRFS_IOC_LOGICAL_INO,b); dc->elem_cnt=4;ioctl(-1,BTRFS_IOC_LOGICAL_INO,b);
 memset(b,0,4096); struct btrfs_ioctl_received_subvol_args*r=(void*)b; r->reserved[2]=1; r->stime.sec=1;r->stime.nsec=5; ioctl(-1,BTRFS_IOC_SET_RECEIVED_SUBVOL,b);
 memset(b,0,4096); struct btrfs_ioctl_send_args*e=(void*)b; static long src[]={1,2,3}; e->send_fd=1;e->clone_sources_count=3;e->clone_sources=(void*)src;e->flags=0x1f;e->version=2; e->reserved[1]=1; ioctl(-1,BTRFS_IOC_SEND,b);
 memset(b,0,4096); for(int i=0;i<5;i++){a[0]=i;ioctl(-1,BTRFS_IOC_QUOTA_CTL,b);}
 memset(b,0,4096);a[0]=1; for(int i=0;i<3;i++){a[2]=0x5000000000001;a[1]=i; ioctl(-1,BTRFS_IOC_QGROUP_ASSIGN,b);ioctl(-1,BTRFS_IOC_QGROUP_CREATE,b);a[1]=0x3f;ioctl(-1,BTRFS_IOC_QGROUP_LIMIT,b);a[4]=-1;}
 memset(b,0,4096); a[3]=5; ioctl(-1,BTRFS_IOC_QUOTA_RESCAN,b);ioctl(-1,BTRFS_IOC_QUOTA_RESCAN_STATUS,b);
 struct btrfs_ioctl_get_dev_stats*t=(void*)b; memset(b,0,4096); t->devid=1; t->nr_items=7;t->flags=1; for(int i=0;i<7;i++)t->values[i]=i+1; ioctl(-1,BTRFS_IOC_GET_DEV_STATS,b); t->nr_items=3;t->unused[2]=1;ioctl(-1,BTRFS_IOC_GET_DEV_STATS,b);t->nr_items=500;ioctl(-1,BTRFS_IOC_GET_DEV_STATS,b);
 struct btrfs_ioctl_dev_replace_args*x=(void*)b; for(int i=0;i<4;i++){memset(b,0,4096);x->cmd=i;x->result=i; x->start.srcdevid=i;x->start.cont_reading_from_srcdev_mode=i;strcpy((char*)x->start.srcdev_name,"src");strcpy((char*)x->start.tgtdev_name,"tgt"); ioctl(-1,BTRFS_IOC_DEV_REPLACE,b); x->status.replace_state=i;x->status.progress_1000=5;x->status.time_started=1600000000;x->status.time_stopped=0;x->status.num_write_errors=2;x->status.num_uncorrectable_read_errors=3; ioctl(-1,BTRFS_IOC_DEV_REPLACE,b);}
 memset(b,0xff,4096); ioctl(-1,BTRFS_IOC_GET_FEATURES,b); ioctl(-1,BTRFS_IOC_SUBVOL_SETFLAGS,b); memset(b,0,4096); for(int i=0;i<4;i++){a[0]=i;ioctl(-1,BTRFS_IOC_SUBVOL_GETFLAGS,b);}
 struct btrfs_ioctl_space_args*sp=(void*)b; memset(b,0,4096); sp->space_slots=2;sp->total_spaces=2; sp->spaces[0].flags=0x3ff;sp->spaces[1].flags=1; ioctl(-1,BTRFS_IOC_SPACE_INFO,b); sp->space_slots=0;ioctl(-1,BTRFS_IOC_SPACE_INFO,b);
 struct btrfs_ioctl_dev_info_args*di=(void*)b; memset(b,0,4096); di->devid=1; di->uuid[3]=1; di->total_bytes=4;strcpy((char*)di->path,"/dev/x"); ioctl(-1,BTRFS_IOC_DEV_INFO,b); di->unused[3]=1;ioctl(-1,BTRFS_IOC_DEV_INFO,b);
 struct btrfs_ioctl_scrub_args*sc=(void*)b; memset(b,0,4096); sc->devid=1;sc->end=-1;sc->flags=1;sc->unused[2]=1; ioctl(-1,BTRFS_IOC_SCRUB,b);
 struct btrfs_ioctl_vol_args*va=(void*)b; memset(b,0,4096); va->fd=-1; memset(va->name,'v',4088); ioctl(-1,BTRFS_IOC_SNAP_CREATE,b);ioctl(-1,BTRFS_IOC_RESIZE,b);ioctl(-1,BTRFS_IOC_SUBVOL_CREATE,0);ioctl(-1,BTRFS_IOC_SNAP_CREATE_V2,0);
}
