# What the toolchain files of etherdeck-agent share. They set:
#   box        the architecture, by its Debian name
#   triplet    of the compiler
#   processor  what CMake calls it
#   flags      for the compiler
#   emulator   the program that runs what was built, with its arguments
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR "${processor}")
set(CMAKE_CXX_COMPILER "${triplet}-g++")
set(ETHERDECK_BOX "${box}" CACHE STRING "Debian architecture of the box" FORCE)

# A section for each function, so that unused ones are not linked. Files and times of 64 bits, also where a long has 32.
set(CMAKE_CXX_FLAGS_INIT
    "${flags} -ffunction-sections -fdata-sections -fno-pie -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -s -Wl,--gc-sections")

# This computer's own architecture: its compiler, its libraries, no emulator.
if(CMAKE_HOST_SYSTEM_PROCESSOR STREQUAL processor)
    return()
endif()

set(CMAKE_CROSSCOMPILING_EMULATOR "${emulator}")
# Debian's compilers for other architectures look for headers in /usr/include of this computer, unless they have a
# sysroot. The C and C++ libraries come with the compiler.
set(CMAKE_SYSROOT "${CMAKE_CURRENT_LIST_DIR}/../../../build/sysroots/${box}")
if(NOT EXISTS "${CMAKE_SYSROOT}/packages")
    message(FATAL_ERROR "There are no libraries for ${box} yet. Fetch them with: installer/agent/sysroot ${box}")
endif()
foreach(kind IN ITEMS LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${CMAKE_SYSROOT}")
set(ENV{PKG_CONFIG_LIBDIR} "${CMAKE_SYSROOT}/usr/lib/${triplet}/pkgconfig:${CMAKE_SYSROOT}/usr/share/pkgconfig")
