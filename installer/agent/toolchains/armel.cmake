# Soft float, from ARMv5TE on: the Pogoplug E02 has a Marvell 88F6281, which is like an ARM926.
set(box armel)
set(triplet arm-linux-gnueabi)
set(processor armv5tel)
set(flags "-marm -march=armv5te")
set(emulator qemu-arm-static -cpu arm926)
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")
