# SPDX-License-Identifier: MPL-2.0
# Installs the program, the library, its headers and the CMake package `cnamdata`.
include(CMakePackageConfigHelpers)
set(CNAMDATA_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/cnamdata")

install(TARGETS libcnamdata EXPORT cnamdata-targets)
install(DIRECTORY include/cnamdata "${CMAKE_CURRENT_BINARY_DIR}/include/cnamdata"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp")

# The completions of the shells, where these look for them; manual pages.
if(NOT CMAKE_CROSSCOMPILING)
    set(CNAMDATA_COMPLETIONS "")
    foreach(shell IN ITEMS bash zsh fish)
        set(script "${CMAKE_CURRENT_BINARY_DIR}/completions/cnamdata.${shell}")
        add_custom_command(OUTPUT "${script}"
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/completions"
            COMMAND cnamdata completion ${shell} > "${script}"
            DEPENDS cnamdata VERBATIM)
        list(APPEND CNAMDATA_COMPLETIONS "${script}")
    endforeach()
    set(CNAMDATA_MANUAL "${CMAKE_CURRENT_BINARY_DIR}/man1")
    add_custom_command(OUTPUT "${CNAMDATA_MANUAL}/cnamdata.1"
        COMMAND cnamdata manual "${CNAMDATA_MANUAL}" DEPENDS cnamdata VERBATIM)
    add_custom_target(completions ALL DEPENDS ${CNAMDATA_COMPLETIONS} "${CNAMDATA_MANUAL}/cnamdata.1")
    install(DIRECTORY "${CNAMDATA_MANUAL}" DESTINATION "${CMAKE_INSTALL_MANDIR}" FILES_MATCHING PATTERN "*.1")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/completions/cnamdata.bash"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME cnamdata)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/completions/cnamdata.zsh"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" RENAME _cnamdata)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/completions/cnamdata.fish"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endif()

install(EXPORT cnamdata-targets NAMESPACE cnamdata:: DESTINATION "${CNAMDATA_PACKAGE_DIR}")
install(FILES README.md CHANGELOG.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CNAMDATA_ISAL_MODULE "")
if(ISAL_FOUND)
    set(CNAMDATA_ISAL_MODULE libisal)
endif()
configure_package_config_file(cmake/cnamdata-config.cmake.in cnamdata-config.cmake
    INSTALL_DESTINATION "${CNAMDATA_PACKAGE_DIR}")
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(cnamdata-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/cnamdata-config.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/cnamdata-config-version.cmake" DESTINATION "${CNAMDATA_PACKAGE_DIR}")
