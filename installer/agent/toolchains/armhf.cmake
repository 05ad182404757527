# ARMv7 with a floating-point unit.
set(box armhf)
set(triplet arm-linux-gnueabihf)
set(processor armv7l)
set(flags "")
set(emulator qemu-arm-static -cpu cortex-a7)
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")
