// The requests of the device mapper. The result is injected where there is no device.
// options: -e trace=chdir,ioctl
// options: -e trace=chdir,ioctl -v
// options: -e trace=chdir,ioctl -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X raw -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X verbose -v -e inject=ioctl:retval=0
#include <linux/dm-ioctl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <stddef.h>
static char *page;
static struct dm_ioctl *d; static char buf[16384];
static void init(int size,int start){memset(buf,0,sizeof buf);d=(void*)buf;d->version[0]=4;d->version[1]=1;d->version[2]=2;d->data_size=size;d->data_start=start;}
#define C(x) ioctl(-1,x,d)
int main(){
 unsigned all[]={DM_VERSION,DM_REMOVE_ALL,DM_LIST_DEVICES,DM_DEV_CREATE,DM_DEV_REMOVE,DM_DEV_RENAME,DM_DEV_SUSPEND,DM_DEV_STATUS,DM_DEV_WAIT,DM_TABLE_LOAD,DM_TABLE_CLEAR,DM_TABLE_DEPS,DM_TABLE_STATUS,DM_LIST_VERSIONS,DM_TARGET_MSG,DM_DEV_SET_GEOMETRY,DM_DEV_ARM_POLL,DM_GET_TARGET_VERSION};
 chdir("hstrace-start");
 int n=sizeof all/4;
 for(int i=0;i<n;i++){ ioctl(-1,all[i],0); ioctl(-1,all[i],1);}
 for(int i=0;i<n;i++){ init(305,0); C(all[i]); }
 for(int i=0;i<n;i++){ init(4096,312); d->dev=0x1234;d->target_count=2;d->open_count=3;d->event_nr=5;d->flags=0x807;strcpy(d->name,"nnn");strcpy(d->uuid,"uu\"u");
   if(all[i]==DM_TABLE_LOAD||all[i]==DM_TABLE_STATUS||all[i]==DM_DEV_WAIT){
    struct dm_target_spec*s=(void*)(buf+312); s->sector_start=16;s->length=32;s->status=7;s->next=all[i]==DM_TABLE_LOAD?sizeof*s+16:sizeof*s+16;strcpy(s->target_type,"linear");strcpy((char*)(s+1),"par 1");
    struct dm_target_spec*t=(void*)(buf+312+sizeof*s+16); t->sector_start=48;t->length=33;t->status=-8;strcpy(t->target_type,"linear\1");strcpy((char*)(t+1),"par 2");}
   else if(all[i]==DM_TABLE_DEPS){struct dm_target_deps*s=(void*)(buf+312);s->count=2;s->dev[0]=0x103;s->dev[1]=0x811;}
   else if(all[i]==DM_LIST_DEVICES){struct dm_name_list*s=(void*)(buf+312);s->dev=0x103;s->next=sizeof*s+12;strcpy(s->name,"abc");*(unsigned*)(buf+312+16)=77; s=(void*)((char*)s+s->next);s->dev=0x104;strcpy(s->name,"defghijk");}
   else if(all[i]==DM_LIST_VERSIONS||all[i]==DM_GET_TARGET_VERSION){struct dm_target_versions*s=(void*)(buf+312);s->version[0]=1;s->version[1]=2;s->version[2]=3;strcpy(s->name,"lin");s->next=32;s=(void*)((char*)s+32);s->version[0]=7;strcpy(s->name,"crypt");}
   else if(all[i]==DM_TARGET_MSG){struct dm_target_msg*s=(void*)(buf+312);s->sector=99;strcpy(s->message,"msg text");}
   else strcpy(buf+312,"a string of some length which is longer than 32");
   C(all[i]); }
 // flags
 init(305,0); d->flags=DM_UUID_FLAG; C(DM_DEV_RENAME); d->flags=0xffffffff; C(DM_DEV_RENAME); d->flags=0x80000000; C(DM_DEV_STATUS); d->flags=DM_SUSPEND_FLAG; d->event_nr=3; C(DM_DEV_SUSPEND);
 init(305,0); d->version[0]=5; C(DM_DEV_STATUS); C(DM_VERSION); d->version[0]=3; C(DM_VERSION);
 init(304,0); C(DM_DEV_STATUS); C(DM_VERSION); C(DM_TABLE_LOAD);
 // bad payloads
 for(int i=0;i<n;i++){ init(400,380); d->target_count=4; memset(buf+380,'x',600); C(all[i]); }
 for(int i=0;i<n;i++){ init(4000,-8); d->target_count=1; C(all[i]); }
 for(int i=0;i<n;i++){ init(4000,4000); d->target_count=1; C(all[i]); }
 for(int i=0;i<n;i++){ init(4000,312); d->target_count=1; C(all[i]); }
 // page end
 page=mmap(0,8192,3,MAP_PRIVATE|MAP_ANONYMOUS,-1,0);munmap(page+4096,4096);
 for(int i=0;i<n;i++){ init(1000,312); d->target_count=1; memcpy(page+4096-305,buf,305); ioctl(-1,all[i],page+4096-305);ioctl(-1,all[i],page+4096-304);}
 for(int i=0;i<n;i++){ init(1000,312); d->target_count=2; memset(buf+312,0,100);buf[312]=1; memcpy(page+4096-352,buf,352); ioctl(-1,all[i],page+4096-352);}
 init(4096,312); d->version[1]=45; {for(int k=0;k<8;k++){memset(buf+312,0,100);struct dm_name_list*s=(void*)(buf+312);s->dev=0x103;s->next=40;memset(s->name,'a',k);*(unsigned*)(buf+312+16)=77;*(unsigned*)(buf+312+24)=78;*(unsigned*)(buf+312+32)=79;C(DM_LIST_DEVICES);}}
 struct dm_name_list*s=(void*)(buf+312); s->next=20;C(DM_LIST_DEVICES);s->next=0;C(DM_LIST_DEVICES);
 // name not terminated
 init(305,0); memset(d->name,'n',128); memset(d->uuid,'u',129); C(DM_DEV_STATUS);
 ioctl(-1,_IOC(3,0xfd,0x55,305),d);
 ioctl(-1,_IOC(3,0xfd,1,100),d);
}
