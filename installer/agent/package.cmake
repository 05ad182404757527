# cmake --build build/agent-armel --target package
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME etherdeck-agent)
set(CPACK_PACKAGE_VENDOR "The Etherdeck developers")
set(CPACK_PACKAGE_CONTACT "The Etherdeck developers <developers@etherdeck.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "manage a box that serves ATA-over-Ethernet targets")
set(CPACK_PACKAGE_DESCRIPTION
"Etherdeck makes an ATA-over-Ethernet SAN visible and manages the boxes that
serve its targets.
.
This is the part that runs on such a box: it exports disks with vblade, and
reports disks, exports and network interfaces. It has no network port:
Etherdeck reaches it by SSH.
.
The program is linked statically, and runs with systemd or sysvinit.")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
# Not the folder that cpack happens to be started in.
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}")
set(CPACK_PROJECT_CONFIG_FILE "${packaged}/cpack.cmake")
set(CPACK_STRIP_FILES OFF) # the linker has done it, and strip of this computer may not know the architecture
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE "${ETHERDECK_BOX}")
set(CPACK_DEBIAN_PACKAGE_SOURCE etherdeck)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS vblade)
foreach(file IN ITEMS postinst prerm postrm conffiles)
    list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_SOURCE_DIR}/debian/${file}")
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
