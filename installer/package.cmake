# One Debian package: cmake --build … --target package, or cpack --config build/release/CPackConfig.cmake.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME etherdeck)
set(CPACK_PACKAGE_VENDOR "The Etherdeck developers")
set(CPACK_PACKAGE_CONTACT "The Etherdeck developers <developers@etherdeck.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "window on an ATA-over-Ethernet SAN")
set(CPACK_PACKAGE_DESCRIPTION
"Etherdeck makes an ATA-over-Ethernet SAN visible: it finds every target on
the wire and shows it by shelf and slot, with its disk, its config string,
who may use it, and whether two boxes claim the same address.
.
It is a desktop program (etherdeck), a terminal program that can do the same
(etherdeckctl), and a virtual SAN for trying both without hardware
(etherdeck-lab). None of them needs a privilege: one small program opens the
network interface and sends nothing harmful.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# Not the folder that cpack happens to be started in.
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}")
set(CPACK_PROJECT_CONFIG_FILE "${packaged}/cpack.cmake")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# setcap and addgroup, used by postinst.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcap2-bin, adduser")
# The lab's targets and network; certificate authorities for log servers; fixing a missing permission; the window on
# Wayland and in other languages.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "vblade, iproute2, ca-certificates, pkexec, acl, qt6-wayland, qt6-qpa-plugins, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_SOURCE_DIR}/debian/postinst;${CMAKE_CURRENT_SOURCE_DIR}/debian/prerm;${CMAKE_CURRENT_SOURCE_DIR}/debian/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
