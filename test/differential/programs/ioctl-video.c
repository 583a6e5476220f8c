// The requests of video devices. The result is injected where there is no device.
// options: -e trace=chdir,ioctl
// options: -e trace=chdir,ioctl -v
// options: -e trace=chdir,ioctl -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X raw -v -e inject=ioctl:retval=0
// options: -e trace=chdir,ioctl -X verbose -v -e inject=ioctl:retval=0
// differs before 7.2: META_LINE_BASED|HAS_WHICH_MIN_MAX|V4L2_CTRL_FLAG_DYNAMIC_ARRAY|V4L2_CAP_(EDID|IO_MC)|V4L2_CTRL_TYPE_(RECT|MPEG2|VP9|HEVC|AV1): newer than Linux 6.1
// differs before 7.2: VIDIOC_(EXPBUF|QUERYMENU|ENUMINPUT|[A-Z]*BUF_TIME32)|c0(405610|2c5625|50561a|4c561a|445609|44560f|445611): decoded, or more of it, since then
#include <linux/videodev2.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

static char *page;
static unsigned long aligned[65536];
static char *buffer = (char *)aligned;

/** Fills with small numbers. */
static void numbers(int from) {
  for (int i = 0; i < 1024; i++) ((unsigned *)buffer)[i] = from + i;
}
static void zeros(void) { memset(buffer, 0, sizeof aligned); }
static void word(int at, unsigned value) { ((unsigned *)buffer)[at] = value; }

/** The same data for one request: whole, and cut off by the end of memory. */
static void call(unsigned request, int bytes) {
  ioctl(-1, request, buffer);
  memcpy(page + 4096 - bytes, buffer, bytes);
  ioctl(-1, request, page + 4096 - bytes);
  ioctl(-1, request, page + 4097 - bytes);
}
#define CALL(request) call(request, _IOC_SIZE(request))

int main(void) {
  page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  munmap(page + 4096, 4096);
  chdir("hstrace-start");
  static const unsigned all[] = {
      VIDIOC_QUERYCAP, VIDIOC_ENUM_FMT, VIDIOC_G_FMT, VIDIOC_S_FMT, VIDIOC_TRY_FMT, VIDIOC_REQBUFS, VIDIOC_QUERYBUF,
      VIDIOC_G_FBUF, VIDIOC_S_FBUF, VIDIOC_OVERLAY, VIDIOC_QBUF, VIDIOC_EXPBUF, VIDIOC_DQBUF, VIDIOC_STREAMON,
      VIDIOC_STREAMOFF, VIDIOC_G_PARM, VIDIOC_S_PARM, VIDIOC_G_STD, VIDIOC_S_STD, VIDIOC_ENUMSTD, VIDIOC_ENUMINPUT,
      VIDIOC_G_CTRL, VIDIOC_S_CTRL, VIDIOC_G_TUNER, VIDIOC_S_TUNER, VIDIOC_G_AUDIO, VIDIOC_QUERYCTRL, VIDIOC_QUERYMENU,
      VIDIOC_G_INPUT, VIDIOC_S_INPUT, VIDIOC_G_OUTPUT, VIDIOC_CROPCAP, VIDIOC_G_CROP, VIDIOC_S_CROP, VIDIOC_QUERYSTD,
      VIDIOC_G_EXT_CTRLS, VIDIOC_S_EXT_CTRLS, VIDIOC_TRY_EXT_CTRLS, VIDIOC_ENUM_FRAMESIZES,
      VIDIOC_ENUM_FRAMEINTERVALS, VIDIOC_CREATE_BUFS, VIDIOC_QUERY_EXT_CTRL, VIDIOC_G_SELECTION, VIDIOC_LOG_STATUS};
  for (int i = 0; i < sizeof all / sizeof *all; i++) {
    ioctl(-1, all[i], 0);
    zeros();
    CALL(all[i]);
    for (int from = 1; from < 0x400000; from = from * 16 + 1) {
      numbers(from);
      CALL(all[i]);
    }
    memset(buffer, 0xff, 4096);
    CALL(all[i]);
  }
  // Formats of every type of buffer.
  static const unsigned formats[] = {VIDIOC_G_FMT, VIDIOC_S_FMT, VIDIOC_TRY_FMT};
  for (int i = 0; i < 3; i++)
    for (int type = 1; type < 16; type++)
      for (int from = 0; from < 3; from++) {
        numbers(from == 2 ? 0x41424344 : from == 1 ? -3 : 1);
        word(0, type);
        if (type == 9 || type == 10) buffer[8 + 12 + 8 + 20 * 8] = from == 0 ? 2 : from == 1 ? 8 : 9;
        CALL(formats[i]);
      }
  // Overlays: clips.
  for (int i = 0; i < 3; i++) {
    zeros();
    struct v4l2_format *format = (void *)buffer;
    format->type = V4L2_BUF_TYPE_VIDEO_OVERLAY;
    static struct v4l2_clip clips[3] = {{{1, 2, 3, 4}}, {{5, 6, 7, 8}, (void *)8}, {{-1, 0, 0, 0}}};
    format->fmt.win.clips = clips;
    format->fmt.win.clipcount = 2;
    format->fmt.win.bitmap = (void *)0x1234;
    format->fmt.win.global_alpha = 200;
    ioctl(-1, formats[i], buffer);
    format->fmt.win.clips = (void *)(page + 4096 - sizeof *clips);
    memcpy(page + 4096 - sizeof *clips, clips, sizeof *clips);
    ioctl(-1, formats[i], buffer);
    format->fmt.win.clips = (void *)1;
    ioctl(-1, formats[i], buffer);
    format->fmt.win.clips = 0;
    ioctl(-1, formats[i], buffer);
  }
  // Buffers.
  static const unsigned buffers[] = {VIDIOC_QUERYBUF, VIDIOC_QBUF, VIDIOC_DQBUF};
  for (int i = 0; i < 3; i++)
    for (int type = 1; type < 11; type += 4)
      for (int memory = 0; memory < 6; memory++) {
        zeros();
        struct v4l2_buffer *b = (void *)buffer;
        b->index = 3;
        b->type = type;
        b->bytesused = 5;
        b->flags = 0x1 << (type * 2) | memory << 13 | memory << 16;
        b->field = memory;
        b->timestamp.tv_sec = 1;
        b->timestamp.tv_usec = 2;
        b->sequence = 9;
        b->memory = memory;
        b->m.userptr = 0x12345678;
        b->length = 2;
        CALL(buffers[i]);
        static struct v4l2_plane planes[3] = {{1, 2, {3}, 4}, {5, 6, {7}, 8}};
        b->m.planes = planes;
        ioctl(-1, buffers[i], buffer);
        memcpy(page + 4096 - sizeof *planes, planes, sizeof *planes);
        b->m.planes = (void *)(page + 4096 - sizeof *planes);
        ioctl(-1, buffers[i], buffer);
        b->m.planes = 0;
        ioctl(-1, buffers[i], buffer);
      }
  for (int i = 0; i < 32; i++) {
    zeros();
    word(3, 1u << i);
    ioctl(-1, VIDIOC_QUERYBUF, buffer);
  }
  // Parameters.
  static const unsigned parameters[] = {VIDIOC_G_PARM, VIDIOC_S_PARM};
  for (int i = 0; i < 2; i++)
    for (int type = 0; type < 15; type++) {
      numbers(i + 1);
      word(0, type);
      word(1, type << 12);
      word(2, type);
      CALL(parameters[i]);
    }
  // Streams, inputs.
  for (int type = 0; type < 20; type++) {
    word(0, type);
    ioctl(-1, VIDIOC_STREAMON, buffer);
  }
  for (int type = 0; type < 5; type++) {
    zeros();
    struct v4l2_input *input = (void *)buffer;
    input->type = type;
    memset(input->name, 'n', sizeof input->name);
    input->status = 1 << type;
    input->std = 0x123456789;
    CALL(VIDIOC_ENUMINPUT);
    struct v4l2_capability *c = (void *)buffer;
    memset(buffer, 'c', sizeof *c);
    c->version = 0x60102 + type;
    c->capabilities = 0x11111111 << type;
    c->device_caps = 1 << type;
    CALL(VIDIOC_QUERYCAP);
    zeros();
    struct v4l2_fmtdesc *f = (void *)buffer;
    f->index = 7;
    f->type = type;
    f->flags = 1 << type;
    memset(f->description, 'd', 32 - type);
    f->pixelformat = v4l2_fourcc('Y', 'U', '\'', '\\');
    CALL(VIDIOC_ENUM_FMT);
    f->pixelformat = v4l2_fourcc('\n', '1', ' ', 0xff) - type;
    CALL(VIDIOC_ENUM_FMT);
  }
  // Controls.
  static const unsigned ids[] = {0x980900, 0x980913, 0x98091e, 0x990960, 0x9909c8, 0x9a0901, 0x9f0901, 0xa20901, 0x8000000, 0x80980900,
                                 0xc0990000, 0x4098ffff, 0x40000000, 0xc0000000, 0x990a63, 0x98f000};
  for (int i = 0; i < sizeof ids / sizeof *ids; i++) {
    numbers(1);
    word(0, ids[i]);
    word(1, i);
    CALL(VIDIOC_G_CTRL);
    CALL(VIDIOC_S_CTRL);
    CALL(VIDIOC_QUERYCTRL);
    CALL(VIDIOC_QUERY_EXT_CTRL);
    struct v4l2_query_ext_ctrl *q = (void *)buffer;
    memset(q->name, 'x', 32);
    q->flags = 1 << i;
    q->nr_of_dims = i;
    CALL(VIDIOC_QUERY_EXT_CTRL);
    struct v4l2_queryctrl *s = (void *)buffer;
    s->flags = 1 << i;
    s->reserved[1] = 7;
    CALL(VIDIOC_QUERYCTRL);
    zeros();
    s->id = ids[i];
    s->type = 9;
    CALL(VIDIOC_QUERYCTRL);
  }
  static const unsigned ext[] = {VIDIOC_G_EXT_CTRLS, VIDIOC_S_EXT_CTRLS, VIDIOC_TRY_EXT_CTRLS};
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 9; k++) {
      zeros();
      struct v4l2_ext_controls *c = (void *)buffer;
      static struct v4l2_ext_control controls[3];
      static char text[] = "text of a control";
      memset(controls, 0, sizeof controls);
      controls[0].id = 0x980900;
      controls[0].value64 = 0x123456789;
      controls[1].id = 0x990960;
      controls[1].size = 5;
      controls[1].string = text;
      controls[2].size = 5;
      controls[2].string = (void *)1;
      controls[2].reserved2[0] = 7;
      c->ctrl_class = (unsigned[]){0x980000, 0x990000, 0, 0x9a0000, 0xf010000, 0x9b0000, 0x1, 0xa20000, 0xf000000}[k];
      c->count = k % 4;
      c->error_idx = k;
      c->controls = k == 6 ? (void *)1 : k == 7 ? 0 : controls;
      if (k == 5) {
        memcpy(page + 4096 - sizeof *controls, controls, sizeof *controls);
        c->count = 2;
        c->controls = (void *)(page + 4096 - sizeof *controls);
      }
      c->reserved[0] = k == 3;
      CALL(ext[i]);
    }
  // Sizes and intervals of frames.
  for (int type = 0; type < 5; type++) {
    numbers(5);
    struct v4l2_frmsizeenum *s = (void *)buffer;
    s->pixel_format = V4L2_PIX_FMT_YUYV;
    s->type = type;
    CALL(VIDIOC_ENUM_FRAMESIZES);
    numbers(5);
    struct v4l2_frmivalenum *v = (void *)buffer;
    v->pixel_format = V4L2_PIX_FMT_MJPEG;
    v->type = type;
    CALL(VIDIOC_ENUM_FRAMEINTERVALS);
    zeros();
    struct v4l2_tuner *t = (void *)buffer;
    t->type = type;
    strcpy((char *)t->name, "tuner");
    t->capability = 0x111 << type;
    t->rxsubchans = 1 << type;
    t->audmode = type;
    t->signal = -1;
    t->afc = -1;
    CALL(VIDIOC_G_TUNER);
    CALL(VIDIOC_S_TUNER);
    zeros();
    struct v4l2_create_buffers *c = (void *)buffer;
    c->index = 1;
    c->count = 2;
    c->memory = type;
    c->format.type = 1 + type * 4;
    c->format.fmt.pix.width = 640;
    c->capabilities = 7;
    c->flags = 1;
    CALL(VIDIOC_CREATE_BUFS);
    struct v4l2_requestbuffers *r = (void *)buffer;
    r->count = 4;
    r->type = type;
    r->memory = type;
    r->capabilities = 1 << type;
    CALL(VIDIOC_REQBUFS);
    struct v4l2_framebuffer *f = (void *)buffer;
    numbers(type);
    f->capability = 0x11 << type;
    f->flags = 0x11 << type;
    CALL(VIDIOC_G_FBUF);
    CALL(VIDIOC_S_FBUF);
    struct v4l2_standard *d = (void *)buffer;
    d->id = 0x100000000 * type;
    strcpy((char *)d->name, "PAL");
    CALL(VIDIOC_ENUMSTD);
    d->id = 0xffff << type;
    ioctl(-1, VIDIOC_G_STD, &d->id);
    ioctl(-1, VIDIOC_S_STD, &d->id);
  }
}
